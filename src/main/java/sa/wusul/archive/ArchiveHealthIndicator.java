package sa.wusul.archive;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health indicator and metric of the archive: its store does not answer, or files are
 * missing or changed.
 */
@Component("archiveHealthIndicator")
class ArchiveHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Contents cannot be stored, or are damaged");

	private final ContentStore store;

	private final ArchiveRepository items;

	ArchiveHealthIndicator(ContentStore store, ArchiveRepository items, MeterRegistry metrics) {
		this.store = store;
		this.items = items;
		metrics.gauge("wusul.archive.damaged", this, (health) -> health.items.damaged());
	}

	@Override
	public Health health() {
		var damaged = this.items.damaged();
		try {
			var note = this.store.check();
			var health = (damaged > 0) ? Health.status(DEGRADED) : Health.up();
			return health.withDetail("store", note).withDetail("damaged", damaged).build();
		}
		catch (ContentStoreException failure) {
			return Health.status(DEGRADED).withDetail("store", failure.reason()).withDetail("damaged", damaged).build();
		}
	}

}
