package sa.wusul.reception.delegate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.reception.RequesterBooking;

import static sa.wusul.reception.delegate.PhoneEnquiryProcess.FIRST_OFFER;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.FIRST_OFFER_SLOT;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.MEETING_WORDS;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.SECOND_OFFER;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.SECOND_OFFER_SLOT;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.THIRD_OFFER;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.THIRD_OFFER_SLOT;

/**
 * Provides the officer with the booking of a caller, or of a person at the counter, and
 * the possible alternatives. Both processes use the same variable names for the offers.
 */
@Component
class MeetingOffers {

	private static final List<ProcessVariable<String>> OFFERS = List.of(FIRST_OFFER, SECOND_OFFER, THIRD_OFFER);

	private static final List<ProcessVariable<Long>> SLOTS = List.of(FIRST_OFFER_SLOT, SECOND_OFFER_SLOT,
			THIRD_OFFER_SLOT);

	private static final List<String> CHOICES = List.of("FIRST", "SECOND", "THIRD");

	private final RequesterBooking booking;

	MeetingOffers(RequesterBooking booking) {
		this.booking = booking;
	}

	/**
	 * Sets the variables of booking and offers.
	 * @param from the first day of the offers; if empty, the earliest slots are offered
	 */
	void lay(DelegateExecution execution, String reference, Optional<LocalDate> from) {
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
	 * @throws Refusal {@code slot.unknown} if there is no such offer
	 */
	long slot(DelegateExecution execution, String chosen) {
		return SLOTS.get(CHOICES.indexOf(chosen))
			.findIn(execution)
			.orElseThrow(() -> new Refusal(Kind.INVALID, "slot.unknown"));
	}

	boolean isChoice(String answer) {
		return CHOICES.contains(answer);
	}

}
