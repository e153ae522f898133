package sa.wusul.records.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.records.HandoverOrders;

import static sa.wusul.records.process.CaseHandoverProcess.HANDOVER_NUMBER;

/**
 * {@code Task_AskWindows}: lets every confidential domain look for what it holds of the
 * person.
 */
@Component
class AskWindowsDelegate implements JavaDelegate {

	private final HandoverOrders orders;

	AskWindowsDelegate(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.orders.askWindows(HANDOVER_NUMBER.in(execution));
	}

}
