package sa.wusul.reception.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.reception.engine.MeetingOfferWriter;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/reception/reception-booking-change.bpmn} shares with
 * Java; {@link MeetingOfferWriter} has those of the offers.
 */
public final class BookingChangeProcess {

	public static final String KEY = "reception-booking-change";

	/** The case's own centre and section, whose officers may take over the step. */
	public static final ProcessVariable<String> CENTRE = text("centre");

	public static final ProcessVariable<String> SECTION = text("section");

	public static final ProcessVariable<String> TAKEN_BY = text("takenBy");

	/**
	 * {@code CONFIRM}, {@code MOVE}, {@code OTHER_SLOTS}, {@code CANCEL} or {@code KEEP}.
	 */
	public static final ProcessVariable<String> BOOKING_CHANGE = text("bookingChange");

	/** {@code FIRST}, {@code SECOND} or {@code THIRD}. */
	public static final ProcessVariable<String> CHOSEN_OFFER = text("chosenOffer");

	/** The day from which other slots are shown. */
	public static final ProcessVariable<String> OFFERS_FROM = text("offersFrom");

	private BookingChangeProcess() {
	}

}
