package sa.wusul.reception.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.reception.RequesterBookingService;

import static sa.wusul.reception.process.PhoneEnquiryProcess.FIRST_OFFER;
import static sa.wusul.reception.process.PhoneEnquiryProcess.FIRST_OFFER_SLOT;
import static sa.wusul.reception.process.PhoneEnquiryProcess.MEETING_WORDS;
import static sa.wusul.reception.process.PhoneEnquiryProcess.SECOND_OFFER;
import static sa.wusul.reception.process.PhoneEnquiryProcess.SECOND_OFFER_SLOT;
import static sa.wusul.reception.process.PhoneEnquiryProcess.THIRD_OFFER;
import static sa.wusul.reception.process.PhoneEnquiryProcess.THIRD_OFFER_SLOT;

/**
 * Writer of the booking of a caller, or of a person at the counter, and of the possible
 * alternatives, for the officer. Both processes use the same variable names for the
 * offers.
 */
@Component
public class MeetingOfferWriter {

	private static final List<ProcessVariable<String>> OFFERS = List.of(FIRST_OFFER, SECOND_OFFER, THIRD_OFFER);

	private static final List<ProcessVariable<Long>> SLOTS = List.of(FIRST_OFFER_SLOT, SECOND_OFFER_SLOT,
			THIRD_OFFER_SLOT);

	private static final List<String> CHOICES = List.of("FIRST", "SECOND", "THIRD");

	private final RequesterBookingService booking;

	MeetingOfferWriter(RequesterBookingService booking) {
		this.booking = booking;
	}

	/**
	 * Sets the variables of booking and offers.
	 * @param from the first day of the offers; if empty, the earliest slots are offered
	 */
	public void lay(DelegateExecution execution, String reference, Optional<LocalDate> from) {
		MEETING_WORDS.set(execution, this.booking.words(reference).orElse(null));
		var offers = this.booking.offers(reference, from);
		for (var place = 0; place < OFFERS.size(); place++) {
			var offer = (place < offers.size()) ? offers.get(place) : null;
			OFFERS.get(place).set(execution, (offer != null) ? offer.words() : null);
			SLOTS.get(place).set(execution, (offer != null) ? offer.slot() : null);
		}
	}

	/**
	 * Returns the slot of a chosen offer.
	 * @param chosen {@code FIRST}, {@code SECOND} or {@code THIRD}
	 * @throws RefusalException {@code slot.unknown} if there is no such offer
	 */
	public long slot(DelegateExecution execution, String chosen) {
		return SLOTS.get(CHOICES.indexOf(chosen))
			.findIn(execution)
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "slot.unknown"));
	}

	public boolean isChoice(String answer) {
		return CHOICES.contains(answer);
	}

}
