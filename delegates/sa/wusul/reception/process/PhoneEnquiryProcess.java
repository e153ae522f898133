package sa.wusul.reception.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.reception.phone.CallTasks;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/reception/reception-phone-enquiry.bpmn} shares with
 * Java.
 */
public final class PhoneEnquiryProcess {

	public static final String KEY = CallTasks.PROCESS;

	/**
	 * The number of the call in the application's own tables; it reveals nothing about a
	 * case.
	 */
	public static final ProcessVariable<String> CALL_NUMBER = text("callNumber");

	public static final ProcessVariable<Boolean> CALLER_PROVEN = flag("callerProven");

	public static final PerformerRole TAKEN_BY = new PerformerRole("takenBy");

	/** The time of an identified caller's meeting as text. */
	public static final ProcessVariable<String> MEETING_WORDS = text("meetingWords");

	/** {@code CANCEL}, or the chosen offer. */
	public static final ProcessVariable<String> MEETING_CHANGE = text("meetingChange");

	public static final ProcessVariable<String> FIRST_OFFER = text("firstOffer");

	public static final ProcessVariable<String> SECOND_OFFER = text("secondOffer");

	public static final ProcessVariable<String> THIRD_OFFER = text("thirdOffer");

	public static final ProcessVariable<Long> FIRST_OFFER_SLOT = number("firstOfferSlot");

	public static final ProcessVariable<Long> SECOND_OFFER_SLOT = number("secondOfferSlot");

	public static final ProcessVariable<Long> THIRD_OFFER_SLOT = number("thirdOfferSlot");

	private PhoneEnquiryProcess() {
	}

}
