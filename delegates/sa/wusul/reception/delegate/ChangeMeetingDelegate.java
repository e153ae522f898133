package sa.wusul.reception.delegate;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.reception.phone.CallersMeeting;
import sa.wusul.reception.phone.PhoneCalls;

import static sa.wusul.reception.delegate.PhoneEnquiryProcess.CALL_NUMBER;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.FIRST_OFFER_SLOT;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.MEETING_CHANGE;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.SECOND_OFFER_SLOT;
import static sa.wusul.reception.delegate.PhoneEnquiryProcess.THIRD_OFFER_SLOT;

/**
 * {@code Task_ChangeMeeting}: moves or cancels the booking at the caller's wish, and says
 * what he may have then.
 */
@Component
class ChangeMeetingDelegate implements JavaDelegate {

	private static final Map<String, ProcessVariable<Long>> OFFERS = Map.of("FIRST", FIRST_OFFER_SLOT, "SECOND",
			SECOND_OFFER_SLOT, "THIRD", THIRD_OFFER_SLOT);

	private final PhoneCalls calls;

	private final CallersMeeting meeting;

	private final MeetingOffers offers;

	ChangeMeetingDelegate(PhoneCalls calls, CallersMeeting meeting, MeetingOffers offers) {
		this.calls = calls;
		this.meeting = meeting;
		this.offers = offers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = this.calls.caseOfProvenCaller(CALL_NUMBER.in(execution));
		var change = MEETING_CHANGE.in(execution);
		if (OFFERS.containsKey(change)) {
			this.meeting.move(reference, slot(execution, change));
		}
		else {
			this.meeting.cancel(reference);
		}
		this.offers.lay(execution, reference);
	}

	private static long slot(DelegateExecution execution, String change) {
		return OFFERS.get(change).findIn(execution).orElseThrow(() -> new Refusal(Kind.INVALID, "slot.unknown"));
	}

}
