package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.phone.PhoneCalls;

import static sa.wusul.reception.delegate.PhoneEnquiryProcess.CALL_NUMBER;

/**
 * {@code Task_OpenCase}: makes the call one of the case, once the caller proved who he
 * is. Until here neither the process nor its tasks know the reference.
 */
@Component
class OpenCallersCaseDelegate implements JavaDelegate {

	private final PhoneCalls calls;

	OpenCallersCaseDelegate(PhoneCalls calls) {
		this.calls = calls;
	}

	@Override
	public void execute(DelegateExecution execution) {
		execution.setProcessBusinessKey(this.calls.caseOfProvenCaller(CALL_NUMBER.in(execution)));
	}

}
