package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.fee.Bills;

/** {@code Task_RemindBiller}: sends the refund orders of the case again. */
@Component
class RemindBillerDelegate implements JavaDelegate {

	private final Bills bills;

	RemindBillerDelegate(Bills bills) {
		this.bills = bills;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.bills.remindBiller(execution.getProcessBusinessKey());
	}

}
