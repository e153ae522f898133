package sa.wusul.services.fee;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Health indicator that shows days whose report of the biller is late. */
@Component("billReconciliationHealthIndicator")
class BillReconciliationHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Reports of the biller are late");

	private final ObjectProvider<Biller> biller;

	private final BillReconciliationService reconciliation;

	BillReconciliationHealthIndicator(ObjectProvider<Biller> biller, BillReconciliationService reconciliation) {
		this.biller = biller;
		this.reconciliation = reconciliation;
	}

	@Override
	public Health health() {
		var reporting = this.biller.getIfAvailable();
		if (reporting == null || !reporting.reports()) {
			return Health.up().build();
		}
		var late = this.reconciliation.missing().stream().filter(this.reconciliation::isLate).toList();
		return late.isEmpty() ? Health.up().build() : Health.status(DEGRADED).withDetail("late", late).build();
	}

}
