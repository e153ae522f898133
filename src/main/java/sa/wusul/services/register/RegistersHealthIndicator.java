package sa.wusul.services.register;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.RecordRowMapper;

/**
 * Health indicator that shows operators which registers are silent, and how many open
 * cases wait for each. The node stays in service.
 */
@Component("registersHealthIndicator")
class RegistersHealthIndicator implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED", "Cases wait for registers");

	/** The time after which a missing answer is late; answers usually take seconds. */
	private static final Duration LATE = Duration.ofMinutes(10);

	private final JdbcClient jdbc;

	private final List<RegisterGateway> gateways;

	private final Clock clock;

	RegistersHealthIndicator(JdbcClient jdbc, List<RegisterGateway> gateways, Clock clock) {
		this.jdbc = jdbc;
		this.gateways = gateways;
		this.clock = clock;
	}

	@Override
	public Health health() {
		var details = new TreeMap<String, Object>();
		var late = OffsetDateTime.now(this.clock).minus(LATE);
		for (var silence : silences()) {
			if (RegisterGateway.find(this.gateways, silence.register()).isEmpty()) {
				details.put(silence.register() + ".unavailable", "no adapter is configured; cases wait");
			}
			else if (silence.since().isAfter(late)) {
				continue;
			}
			details.put(silence.register() + ".waiting", silence.cases());
			details.put(silence.register() + ".oldest",
					Duration.between(silence.since(), OffsetDateTime.now(this.clock)).toString());
		}
		return Health.status(details.isEmpty() ? Status.UP : DEGRADED).withDetails(details).build();
	}

	private List<Silence> silences() {
		return this.jdbc.sql("""
				select q.register, count(distinct f.reference) as cases, min(q.asked_at) as since
				from register_question q
				join register_exchange e on e.exchange = q.exchange
				join case_file f on f.reference = e.case_reference
				where q.answered_at is null and f.closed_at is null
				group by q.register""").query(RecordRowMapper.of(Silence.class)).list();
	}

	private record Silence(String register, long cases, OffsetDateTime since) {
	}

}
