package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.WorkerList;
import sa.wusul.services.fee.Bills;

import static sa.wusul.services.process.FeeRefundProcess.REFUND_AMOUNT;
import static sa.wusul.services.process.FeeRefundProcess.REFUND_ORDERED;
import static sa.wusul.services.process.FeeRefundProcess.REFUND_SHARE;

/**
 * {@code Task_OrderRefund}: orders the refund of the case's payments, or of the share of
 * the workers of an employer's list whom the register refused.
 */
@Component
class OrderRefundDelegate implements JavaDelegate {

	private final Bills bills;

	private final WorkerList workers;

	OrderRefundDelegate(Bills bills, WorkerList workers) {
		this.bills = bills;
		this.workers = workers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var amount = REFUND_SHARE.findIn(execution).isPresent()
				? this.bills.refundShare(reference, this.workers.refused(reference), this.workers.granted(reference))
				: this.bills.refund(reference);
		REFUND_ORDERED.set(execution, amount.isPresent());
		amount.ifPresent((sum) -> REFUND_AMOUNT.set(execution, sum.toString()));
	}

}
