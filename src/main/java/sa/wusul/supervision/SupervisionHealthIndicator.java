package sa.wusul.supervision;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health indicator that warns operators when daily sums are no longer computed: the
 * figures stay correct but become slow. The node stays in service.
 */
@Component("supervisionHealthIndicator")
class SupervisionHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Daily sums are overdue");

	private final WorkDayRepository workDays;

	SupervisionHealthIndicator(WorkDayRepository workDays) {
		this.workDays = workDays;
	}

	@Override
	public Health health() {
		var behind = this.workDays.daysBehind();
		return Health.status((behind > 2) ? DEGRADED : Status.UP).withDetail("daysBehind", behind).build();
	}

}
