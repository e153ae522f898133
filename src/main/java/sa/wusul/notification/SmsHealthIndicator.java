package sa.wusul.notification;

import java.util.TreeMap;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health of the way to the mobile network: which gateways are connected, and whose
 * receipts are slow. The node stays in service.
 */
@Component("smsHealthIndicator")
class SmsHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "A gateway to the mobile network fails");

	private final SmsDispatchService dispatch;

	SmsHealthIndicator(SmsDispatchService dispatch) {
		this.dispatch = dispatch;
	}

	@Override
	public Health health() {
		var details = new TreeMap<String, Object>();
		var slow = this.dispatch.slow();
		for (var gateway : this.dispatch.gateways()) {
			details.put(gateway.name(),
					!gateway.isReady() ? "not connected" + gateway.trouble().map((trouble) -> ": " + trouble).orElse("")
							: slow.contains(gateway.name()) ? "connected; receipts are slow" : "connected");
		}
		var well = !details.isEmpty() && details.values().stream().allMatch("connected"::equals);
		return Health.status(well ? Status.UP : DEGRADED).withDetails(details).build();
	}

}
