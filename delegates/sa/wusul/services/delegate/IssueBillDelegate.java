package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.WorkerList;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Bills;
import sa.wusul.services.fee.FeeLimit;
import sa.wusul.services.fee.NewBill;

import static sa.wusul.services.process.FeeCollectionProcess.APPLICATION_KIND;
import static sa.wusul.services.process.FeeCollectionProcess.BILL_DUE_AT;
import static sa.wusul.services.process.FeeCollectionProcess.BILL_NUMBER;
import static sa.wusul.services.process.FeeCollectionProcess.FEE;
import static sa.wusul.services.process.FeeCollectionProcess.FEE_AMOUNT;
import static sa.wusul.services.process.FeeCollectionProcess.SERVICE;
import static sa.wusul.services.process.FeeCollectionProcess.TERM_YEARS;

/**
 * {@code Task_IssueBill}: issues a bill with the fee of the table, for an employer's list
 * that of all granted workers.
 */
@Component
class IssueBillDelegate implements JavaDelegate {

	/** The kind whose fee is charged for each granted worker of an employer's list. */
	private static final String EACH_WORKER = "EACH_WORKER";

	private final Bills bills;

	private final WorkerList workers;

	private final LimitDecisions limits;

	IssueBillDelegate(Bills bills, WorkerList workers, LimitDecisions limits) {
		this.bills = bills;
		this.workers = workers;
		this.limits = limits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var service = SERVICE.in(execution);
		var fee = FEE.findIn(execution)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "fee.notSet", service,
					TERM_YEARS.findIn(execution).orElse("")));
		var reference = execution.getProcessBusinessKey();
		var documents = APPLICATION_KIND.findIn(execution)
			.filter(EACH_WORKER::equals)
			.map((each) -> this.workers.granted(reference))
			.orElse(1);
		var bill = this.bills.issue(new NewBill(reference, execution.getProcessInstanceId(), service,
				Amount.ofRiyals(Math.multiplyExact(fee, documents.longValue())), this.limits.number(FeeLimit.PAYMENT)));
		BILL_NUMBER.set(execution, bill.number());
		FEE_AMOUNT.set(execution, bill.amount().toString());
		BILL_DUE_AT.set(execution, bill.dueAt().toString());
	}

}
