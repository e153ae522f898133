package sa.wusul.reception.delegate;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.engine.MeetingOfferWriter;
import sa.wusul.reception.phone.PhoneCalls;

import static sa.wusul.reception.process.PhoneEnquiryProcess.CALL_NUMBER;

/**
 * {@code Task_OpenCase}: links the call to the case once the caller is identified. Before
 * this, neither the process nor its tasks know the reference.
 */
@Component
class OpenCallersCaseDelegate implements JavaDelegate {

	private final PhoneCalls calls;

	private final MeetingOfferWriter offers;

	OpenCallersCaseDelegate(PhoneCalls calls, MeetingOfferWriter offers) {
		this.calls = calls;
		this.offers = offers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = this.calls.caseOfProvenCaller(CALL_NUMBER.in(execution));
		execution.setProcessBusinessKey(reference);
		this.offers.lay(execution, reference, Optional.empty());
	}

}
