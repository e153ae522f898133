package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.fee.Bills;

import static sa.wusul.services.process.FeeCollectionProcess.BILL_NUMBER;
import static sa.wusul.services.process.FeeCollectionProcess.BILL_PAID;

/** {@code Task_CancelBill}: closes the bill, unless it was paid at the last moment. */
@Component
class CancelBillDelegate implements JavaDelegate {

	private final Bills bills;

	CancelBillDelegate(Bills bills) {
		this.bills = bills;
	}

	@Override
	public void execute(DelegateExecution execution) {
		BILL_PAID.set(execution, this.bills.expire(BILL_NUMBER.in(execution)));
	}

}
