package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.records.HandoverOrders;

import static sa.wusul.tawasul.process.ConfidentialHandoverProcess.DECIDED_BY;
import static sa.wusul.tawasul.process.ConfidentialHandoverProcess.HANDOVER_NUMBER;
import static sa.wusul.tawasul.process.ConfidentialHandoverProcess.STARTED_BY;

/**
 * {@code Task_OrderPackage}: orders the package of a confidential case that two people
 * decided to hand over.
 */
@Component
class OrderConfidentialPackageDelegate implements JavaDelegate {

	private final HandoverOrders orders;

	private final StepPerformers performers;

	OrderConfidentialPackageDelegate(HandoverOrders orders, StepPerformers performers) {
		this.orders = orders;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.orders.approve(HANDOVER_NUMBER.in(execution), execution.getProcessInstanceId(),
				this.performers.get(execution, STARTED_BY), this.performers.get(execution, DECIDED_BY));
	}

}
