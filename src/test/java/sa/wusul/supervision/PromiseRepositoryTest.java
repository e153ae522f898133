package sa.wusul.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.supervision.PromiseRepository.Promise;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The figures that everybody reads")
@Tag("fast")
class PromiseRepositoryTest {

	private static final Instant NOW = Instant.parse("2026-11-29T07:00:00Z");

	private static final String SERVICE = "services-passport-renewal";

	private static final List<String> SERVICES = List.of(SERVICE, "services-iqama-renewal");

	private final MovableClock clock = new MovableClock(NOW);

	private int number;

	@OnBothDatabases
	@DisplayName("are the median, the share in time and the rating of the last 90 days, of services with enough cases")
	void measured(TestDatabase database) {
		for (var day = 1; day <= 20; day++) {
			add(database, SERVICE, "COMPLETED", Duration.ofDays(day), Duration.ofDays(30), day % 5 + 1);
		}
		add(database, SERVICE, "COMPLETED", Duration.ofDays(200), Duration.ofDays(91), 1);
		add(database, SERVICE, "WITHDRAWN", Duration.ofDays(200), Duration.ofDays(30), 1);
		for (var few = 0; few < 19; few++) {
			add(database, "services-iqama-renewal", "COMPLETED", Duration.ofDays(1), Duration.ofDays(30), null);
		}
		// Fifteen days were promised, and five cases took longer.
		assertThat(promises(database).byProcess(SERVICES)).containsOnlyKeys(SERVICE)
			.containsEntry(SERVICE, new Promise(Duration.ofDays(10), 75, Optional.of(3.0)));
	}

	@OnBothDatabases
	@DisplayName("have no rating from few people, and are measured again after some minutes")
	void few(TestDatabase database) {
		var promises = promises(database);
		for (var day = 1; day < 20; day++) {
			add(database, SERVICE, "ANSWERED", Duration.ofHours(day), Duration.ofDays(30), 5);
		}
		assertThat(promises.byProcess(SERVICES)).isEmpty();
		add(database, SERVICE, "REJECTED", Duration.ofHours(20), Duration.ofDays(30), null);
		assertThat(promises.byProcess(SERVICES)).isEmpty();
		this.clock.pass(Duration.ofMinutes(16));
		assertThat(promises.byProcess(SERVICES).get(SERVICE))
			.isEqualTo(new Promise(Duration.ofHours(10), 100, Optional.empty()));
	}

	private PromiseRepository promises(TestDatabase database) {
		return new PromiseRepository(database.jdbc(), this.clock);
	}

	private void add(TestDatabase database, String process, String state, Duration took, Duration ago, Integer stars) {
		this.number++;
		var reference = String.format("1448-%07d-0", this.number);
		var opened = NOW.minus(ago).minus(took);
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at, closed_at, due_at)
					values (?, ?, 'PORTAL', 'riyadh', 'men', 'passport', ?, 'x', 'x', 'CITIZEN', 'x', 'x', 'x', 'x', ?, 'x', ?, ?, ?)""")
			.params(reference, process, state, "f" + this.number, opened.atOffset(ZoneOffset.UTC),
					NOW.minus(ago).atOffset(ZoneOffset.UTC), opened.plus(Duration.ofDays(15)).atOffset(ZoneOffset.UTC))
			.update();
		if (stars != null) {
			database.jdbc()
				.sql("insert into case_rating (case_reference, stars, rated_at) values (?, ?, ?)")
				.params(reference, stars, NOW.atOffset(ZoneOffset.UTC))
				.update();
		}
	}

}
