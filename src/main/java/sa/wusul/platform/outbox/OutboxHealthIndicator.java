package sa.wusul.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.outbox.OutboxHandler.Lane;

/**
 * Health of the outbox for operators: entries that wait or failed. These are no reason to
 * take this node out of service, so the overall status does not depend on them.
 */
@Component("outboxHealthIndicator")
class OutboxHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Effects on the outside wait or failed");

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ObjectProvider<OutboxHandler> handlers;

	OutboxHealthIndicator(JdbcClient jdbc, Clock clock, ObjectProvider<OutboxHandler> handlers,
			MeterRegistry registry) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.handlers = handlers;
		for (var lane : Lane.values()) {
			Gauge.builder("wusul.outbox.waiting.seconds", () -> oldest(lane).toSeconds())
				.description("Age of the oldest entry of the outbox that waits, by lane")
				.tag("lane", lane.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
	}

	/**
	 * Returns the age without what is held on purpose, longer than any pause after a
	 * failure. Kinds that no handler knows wait among the orders.
	 */
	private Duration oldest(Lane lane) {
		var lanes = this.handlers.stream().collect(Collectors.toMap(OutboxHandler::kind, OutboxHandler::lane));
		return this.jdbc.sql("""
				select kind, min(added_at) as oldest from outbox
				where state = 'WAITING' and due_at < current_timestamp + interval '31' minute
				group by kind""")
			.query(RecordRowMapper.of(Waiting.class))
			.list()
			.stream()
			.filter((waiting) -> lanes.getOrDefault(waiting.kind(), Lane.ORDERS) == lane)
			.map((waiting) -> Duration.between(waiting.oldest(), this.clock.instant()))
			.filter((age) -> !age.isNegative())
			.max(Comparator.naturalOrder())
			.orElse(Duration.ZERO);
	}

	@Override
	public Health health() {
		var available = this.handlers.stream()
			.filter(OutboxHandler::isAvailable)
			.map(OutboxHandler::kind)
			.collect(Collectors.toSet());
		var details = new TreeMap<String, Object>();
		this.handlers.stream()
			.filter((handler) -> !handler.isOptional())
			.map(OutboxHandler::kind)
			.filter((kind) -> !available.contains(kind))
			.forEach((kind) -> details.put(kind + ".unavailable",
					"no adapter is configured or connected; entries wait"));
		var backlog = this.jdbc.sql("""
				select kind, state, count(*) as entries, min(added_at) as oldest from outbox
				where state in ('WAITING', 'FAILED')
				group by kind, state
				""").query(RecordRowMapper.of(Backlog.class)).list();
		for (var part : backlog) {
			var name = part.kind() + "." + part.state().toLowerCase(Locale.ROOT);
			details.put(name, part.entries());
			details.put(name + ".oldest", Duration.between(part.oldest(), OffsetDateTime.now(this.clock)).toString());
		}
		var restored = this.jdbc.sql("""
				select count(*) from outbox
				where state = 'WAITING' and due_at > timestamp with time zone '9999-01-01 00:00:00+00'""")
			.query(Long.class)
			.single();
		if (restored > 0) {
			details.put("restored", restored + " entries are held since a restore; see release-outbox.sh");
		}
		var degraded = restored > 0 || details.keySet().stream().anyMatch((name) -> name.endsWith(".unavailable"))
				|| backlog.stream().anyMatch((part) -> part.state().equals("FAILED"));
		return Health.status(degraded ? DEGRADED : Status.UP).withDetails(details).build();
	}

	private record Backlog(String kind, String state, long entries, OffsetDateTime oldest) {

	}

	private record Waiting(String kind, Instant oldest) {

	}

}
