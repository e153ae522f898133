package sa.wusul.delivery.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.process.DocumentHandoverProcess;

/**
 * {@code Task_ReadHandover} and similar tasks: reads the delivery again after a message
 * about it.
 */
@Component
class ReadDeliveryDelegate implements JavaDelegate {

	private final DeliveryService deliveries;

	ReadDeliveryDelegate(DeliveryService deliveries) {
		this.deliveries = deliveries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		DocumentHandoverProcess.tell(execution, this.deliveries.get(execution.getProcessBusinessKey()));
	}

}
