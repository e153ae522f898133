package sa.wusul.reception.delegate;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.RequesterBookingService;
import sa.wusul.reception.engine.MeetingOfferWriter;
import sa.wusul.reception.phone.PhoneCalls;

import static sa.wusul.reception.process.PhoneEnquiryProcess.CALL_NUMBER;
import static sa.wusul.reception.process.PhoneEnquiryProcess.MEETING_CHANGE;

/**
 * {@code Task_ChangeMeeting}: moves or cancels the booking at the caller's wish, and sets
 * the offers available then.
 */
@Component
class ChangeMeetingDelegate implements JavaDelegate {

	private final PhoneCalls calls;

	private final RequesterBookingService booking;

	private final MeetingOfferWriter offers;

	ChangeMeetingDelegate(PhoneCalls calls, RequesterBookingService booking, MeetingOfferWriter offers) {
		this.calls = calls;
		this.booking = booking;
		this.offers = offers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = this.calls.caseOfProvenCaller(CALL_NUMBER.in(execution));
		var change = MEETING_CHANGE.in(execution);
		if (this.offers.isChoice(change)) {
			this.booking.move(reference, this.offers.slot(execution, change));
		}
		else {
			this.booking.cancel(reference);
		}
		this.offers.lay(execution, reference, Optional.empty());
	}

}
