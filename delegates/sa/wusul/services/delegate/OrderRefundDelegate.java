package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.fee.Bills;

import static sa.wusul.services.process.FeeRefundProcess.REFUND_AMOUNT;
import static sa.wusul.services.process.FeeRefundProcess.REFUND_ORDERED;

/** {@code Task_OrderRefund}: orders the refund of the case's payments. */
@Component
class OrderRefundDelegate implements JavaDelegate {

	private final Bills bills;

	OrderRefundDelegate(Bills bills) {
		this.bills = bills;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var amount = this.bills.refund(execution.getProcessBusinessKey());
		REFUND_ORDERED.set(execution, amount.isPresent());
		amount.ifPresent((sum) -> REFUND_AMOUNT.set(execution, sum.toString()));
	}

}
