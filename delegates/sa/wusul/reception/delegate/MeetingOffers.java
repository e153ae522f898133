package sa.wusul.reception.delegate;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.reception.phone.CallersMeeting;

import static sa.wusul.reception.delegate.PhoneEnquiryProcess.FIRST_OFFER;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.FIRST_OFFER_SLOT;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.MEETING_WORDS;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.SECOND_OFFER;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.SECOND_OFFER_SLOT;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.THIRD_OFFER;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.THIRD_OFFER_SLOT;

/** Lays the caller's meeting and what he may have instead before the officer. */
@Component
class MeetingOffers {

	private static final List<ProcessVariable<String>> OFFERS = List.of(FIRST_OFFER, SECOND_OFFER, THIRD_OFFER);

	private static final List<ProcessVariable<Long>> SLOTS = List.of(FIRST_OFFER_SLOT, SECOND_OFFER_SLOT,
			THIRD_OFFER_SLOT);

	private final CallersMeeting meeting;

	MeetingOffers(CallersMeeting meeting) {
		this.meeting = meeting;
	}

	void lay(DelegateExecution execution, String reference) {
		MEETING_WORDS.set(execution, this.meeting.words(reference).orElse(null));
		var offers = this.meeting.offers(reference);
		for (var place = 0; place < OFFERS.size(); place++) {
			var offer = (place < offers.size()) ? offers.get(place) : null;
			OFFERS.get(place).set(execution, (offer != null) ? offer.words() : null);
			SLOTS.get(place).set(execution, (offer != null) ? offer.slot() : null);
		}
	}

}
