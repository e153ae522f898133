package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.process.DocumentHandoverProcess.DELIVERY_METHOD;
import static sa.wusul.delivery.process.DocumentHandoverProcess.DELIVERY_OFFICE;
import static sa.wusul.delivery.process.DocumentHandoverProcess.PAPER_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.process.DocumentHandoverProcess;

/** {@code Task_OpenDelivery}: opens the delivery of the issued document. */
@Component
class OpenDeliveryDelegate implements JavaDelegate {

	private final DeliveryService deliveries;

	OpenDeliveryDelegate(DeliveryService deliveries) {
		this.deliveries = deliveries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var home = "HOME".equals(DELIVERY_METHOD.in(execution));
		var office = DELIVERY_OFFICE.findIn(execution).filter((chosen) -> !chosen.isBlank());
		var delivery = this.deliveries.open(execution.getProcessBusinessKey(), PAPER_NUMBER.in(execution), home,
				office);
		DocumentHandoverProcess.tell(execution, delivery);
	}

}
