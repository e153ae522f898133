package sa.wusul.delivery.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.HomeDeliveryService;
import sa.wusul.delivery.process.DocumentHandoverProcess;

/**
 * {@code Task_BringParcelBack} and similar tasks: recalls the document from the courier.
 */
@Component
class BringParcelBackDelegate implements JavaDelegate {

	private final HomeDeliveryService homeDelivery;

	private final DeliveryService deliveries;

	BringParcelBackDelegate(HomeDeliveryService homeDelivery, DeliveryService deliveries) {
		this.homeDelivery = homeDelivery;
		this.deliveries = deliveries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.homeDelivery.bringBack(execution.getProcessBusinessKey());
		DocumentHandoverProcess.tell(execution, this.deliveries.get(execution.getProcessBusinessKey()));
	}

}
