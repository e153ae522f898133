package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.engine.CallMessageDecisions;
import sa.wusul.reception.phone.PhoneCalls;

import static sa.wusul.reception.process.PhoneEnquiryProcess.CALL_NUMBER;

/**
 * {@code Task_SendCode}: orders a code to the mobile number of the case, if there is one.
 */
@Component
class SendCallerCodeDelegate implements JavaDelegate {

	private final PhoneCalls calls;

	SendCallerCodeDelegate(PhoneCalls calls) {
		this.calls = calls;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.calls.orderCode(CALL_NUMBER.in(execution), CallMessageDecisions.CALLER_CODE.key(execution));
	}

}
