package sa.wusul.platform.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Health indicator and gauges of the audit log for operators: entries that are not as
 * they were written, that get no index, or that nobody verified lately. The node stays in
 * service; a deed whose entry cannot be written does not happen anyway.
 */
@Component("auditHealthIndicator")
class AuditHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "The audit log was changed or falls behind");

	private final AuditRepository repository;

	private final AuditAlarm alarm;

	private final AuditForwardWatch forward;

	private final AuditProperties settings;

	private final Clock clock;

	AuditHealthIndicator(JdbcClient jdbc, AuditAlarm alarm, AuditForwardWatch forward, AuditProperties settings,
			Clock clock, MeterRegistry registry) {
		this.repository = new AuditRepository(jdbc);
		this.alarm = alarm;
		this.forward = forward;
		this.settings = settings;
		this.clock = clock;
		Gauge.builder("wusul.audit.alarm", () -> this.repository.watch().alarm().isPresent() ? 1 : 0)
			.description("1 if an entry of the audit log is not as it was written")
			.register(registry);
		Gauge.builder("wusul.audit.waiting.seconds", () -> oldest().toSeconds())
			.description("Age of the oldest entry of the audit log without an index")
			.register(registry);
		Gauge
			.builder("wusul.audit.forward.waiting.seconds",
					() -> this.forward.behind().orElse(Duration.ZERO).toSeconds())
			.description("How long the next entry of the audit log waits to be sent to the other system")
			.register(registry);
		Gauge
			.builder("wusul.audit.verified.timestamp.seconds",
					() -> this.repository.watch().goodAt().map(Instant::getEpochSecond).orElse(0L))
			.description("When the whole audit log was last verified as good; 0 if never")
			.register(registry);
	}

	@Override
	public Health health() {
		var watch = this.repository.watch();
		var waiting = oldest();
		var unsent = this.forward.behind();
		var behind = Stream.concat(Stream.of(waiting), unsent.stream())
			.anyMatch((age) -> age.compareTo(this.settings.behindAfter()) > 0);
		var health = Health
			.status((behind || watch.alarm().isPresent() || this.alarm.trouble().isPresent()) ? DEGRADED : Status.UP);
		watch.alarm().ifPresent((bad) -> health.withDetail("bad", bad));
		this.alarm.trouble().ifPresent((trouble) -> health.withDetail("sequencer", trouble));
		unsent.ifPresent((age) -> health.withDetail("oldestUnsent", age.toString()));
		watch.goodAt().ifPresent((good) -> health.withDetail("verified", good.toString()));
		return health.withDetail("oldestWaiting", waiting.toString()).build();
	}

	private Duration oldest() {
		return this.repository.oldestWaiting()
			.map((since) -> Duration.between(since, this.clock.instant()))
			.filter((age) -> !age.isNegative())
			.orElse(Duration.ZERO);
	}

}
