package sa.wusul.archive;

import java.util.Map;

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
		metrics.gauge("wusul.archive.damaged", this, (health) -> damaged(health.items.states()));
	}

	@Override
	public Health health() {
		var states = this.items.states();
		try {
			var note = this.store.check();
			var health = (damaged(states) > 0) ? Health.status(DEGRADED) : Health.up();
			return health.withDetail("store", note).withDetail("items", states).build();
		}
		catch (ContentStoreException failure) {
			return Health.status(DEGRADED).withDetail("store", failure.reason()).withDetail("items", states).build();
		}
	}

	private static long damaged(Map<ItemState, Long> states) {
		return states.getOrDefault(ItemState.MISSING, 0L) + states.getOrDefault(ItemState.CHANGED, 0L);
	}

}
