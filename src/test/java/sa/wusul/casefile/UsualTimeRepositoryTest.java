package sa.wusul.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.casefile.UsualTimeRepository.UsualTime;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The usual time of a service")
@Tag("fast")
class UsualTimeRepositoryTest {

	private static final Instant NOW = Instant.parse("2026-11-29T07:00:00Z");

	private static final String SERVICE = "services-passport-renewal";

	private final MovableClock clock = new MovableClock(NOW);

	private int number;

	@OnBothDatabases
	@DisplayName("is that of half and of nine of ten completed cases of the last 90 days")
	void measured(TestDatabase database) {
		for (var day = 1; day <= 20; day++) {
			add(database, SERVICE, "COMPLETED", Duration.ofDays(day), Duration.ofDays(30));
		}
		add(database, SERVICE, "COMPLETED", Duration.ofDays(90), Duration.ofDays(91));
		add(database, SERVICE, "REJECTED", Duration.ofDays(90), Duration.ofDays(30));
		add(database, "services-iqama-renewal", "COMPLETED", Duration.ofDays(90), Duration.ofDays(30));
		assertThat(times(database).find(SERVICE)).contains(new UsualTime(Duration.ofDays(10), Duration.ofDays(18)));
	}

	@OnBothDatabases
	@DisplayName("is not told from fewer than 20 cases, and is measured again after some minutes")
	void few(TestDatabase database) {
		var times = times(database);
		for (var day = 1; day < 20; day++) {
			add(database, SERVICE, "COMPLETED", Duration.ofDays(day), Duration.ofDays(30));
		}
		assertThat(times.find(SERVICE)).isEmpty();
		add(database, SERVICE, "ANSWERED", Duration.ofDays(20), Duration.ofDays(30));
		assertThat(times.find(SERVICE)).isEmpty();
		this.clock.pass(Duration.ofMinutes(16));
		assertThat(times.find(SERVICE)).isPresent();
	}

	private UsualTimeRepository times(TestDatabase database) {
		return new UsualTimeRepository(database.jdbc(), this.clock);
	}

	private void add(TestDatabase database, String process, String state, Duration took, Duration ago) {
		this.number++;
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at, closed_at)
					values (?, ?, 'PORTAL', 'riyadh', 'men', 'passport', ?, 'x', 'x', 'CITIZEN', 'x', 'x', 'x', 'x', ?, 'x', ?, ?)""")
			.params(String.format("1448-%07d-0", this.number), process, state, "f" + this.number,
					NOW.minus(ago).minus(took).atOffset(ZoneOffset.UTC), NOW.minus(ago).atOffset(ZoneOffset.UTC))
			.update();
	}

}
