package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.process.CourierDeliveryProcess.TRACKING_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.HomeDeliveryService;

/** {@code Task_BookCourier}: orders the courier under a tracking number. */
@Component
class BookCourierDelegate implements JavaDelegate {

	private final HomeDeliveryService homeDelivery;

	BookCourierDelegate(HomeDeliveryService homeDelivery) {
		this.homeDelivery = homeDelivery;
	}

	@Override
	public void execute(DelegateExecution execution) {
		TRACKING_NUMBER.set(execution, this.homeDelivery.book(execution.getProcessBusinessKey()).value());
	}

}
