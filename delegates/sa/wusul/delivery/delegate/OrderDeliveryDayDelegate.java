package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.process.NextAttemptProcess.DELIVERY_DAY_AT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import java.time.LocalTime;
import sa.wusul.delivery.HomeDeliveryService;
import sa.wusul.platform.clock.Kingdom;

/** {@code Task_OrderDeliveryDay}: orders the day of the courier's next attempt. */
@Component
class OrderDeliveryDayDelegate implements JavaDelegate {

	/** The time at which couriers set out. */
	private static final LocalTime FROM = LocalTime.of(8, 0);

	private final HomeDeliveryService homeDelivery;

	OrderDeliveryDayDelegate(HomeDeliveryService homeDelivery) {
		this.homeDelivery = homeDelivery;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var day = this.homeDelivery.orderDay(execution.getProcessBusinessKey());
		DELIVERY_DAY_AT.set(execution, day.atTime(FROM).atZone(Kingdom.ZONE).toInstant().toString());
	}

}
