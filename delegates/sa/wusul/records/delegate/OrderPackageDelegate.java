package sa.wusul.records.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.records.HandoverOrders;

import static sa.wusul.records.process.CaseHandoverProcess.DECIDED_BY;
import static sa.wusul.records.process.CaseHandoverProcess.HANDOVER_NUMBER;
import static sa.wusul.records.process.CaseHandoverProcess.STARTED_BY;

/**
 * {@code Task_OrderPackage}: orders a package that two people decided to hand over.
 */
@Component
class OrderPackageDelegate implements JavaDelegate {

	private final HandoverOrders orders;

	private final StepPerformers performers;

	OrderPackageDelegate(HandoverOrders orders, StepPerformers performers) {
		this.orders = orders;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.orders.approve(HANDOVER_NUMBER.in(execution), execution.getProcessInstanceId(),
				this.performers.get(execution, STARTED_BY), this.performers.get(execution, DECIDED_BY));
	}

}
