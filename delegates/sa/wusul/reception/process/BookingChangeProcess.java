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

	/** {@code FIRST}, {@code SECOND} or {@code THIRD}. */
	public static final ProcessVariable<String> CHOSEN_OFFER = text("chosenOffer");

	/** The day from which other slots are shown. */
	public static final ProcessVariable<String> OFFERS_FROM = text("offersFrom");

	private BookingChangeProcess() {
	}

}
