package sa.wusul.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.calendar.WorkingTimes;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The time from one coming step to another")
@Tag("fast")
class ComingTimeRepositoryTest {

	/** The beginning of a working day. */
	private static final Instant OPENED = Instant.parse("2026-11-01T04:30:00Z");

	private static final Instant NOW = Instant.parse("2026-11-29T07:00:00Z");

	private static final String SERVICE = "services-passport-renewal";

	private final MovableClock clock = new MovableClock(NOW);

	private int number;

	@OnBothDatabases
	@DisplayName("is the working time of half of the cases that ended in the last 90 days, whichever steps they skipped")
	void measured(TestDatabase database) {
		for (var tens = 1; tens <= 20; tens++) {
			var reference = add(database, SERVICE, Duration.ofDays(5));
			if (tens > 1) {
				reach(database, reference, "BILLED", Duration.ofMinutes(10));
			}
			reach(database, reference, null, Duration.ofMinutes(15));
			reach(database, reference, "ISSUED", Duration.ofMinutes(10L * tens));
			reach(database, reference, "ISSUED", Duration.ofDays(4));
		}
		var old = add(database, SERVICE, Duration.ofDays(91));
		reach(database, old, "BILLED", Duration.ofMinutes(10));
		reach(database, old, "ISSUED", Duration.ofMinutes(20));

		var times = times(database).forProcess(SERVICE);

		assertThat(times.between(ComingTimeRepository.OPENING, "ISSUED")).contains(Duration.ofMinutes(100));
		assertThat(times.between("BILLED", "ISSUED")).as("19 cases only").isEmpty();
		assertThat(times.between("ISSUED", "BILLED")).isEmpty();
		assertThat(times(database).forProcess("services-iqama-renewal").between(ComingTimeRepository.OPENING, "ISSUED"))
			.isEmpty();
	}

	@OnBothDatabases
	@DisplayName("leaves out nights and weekends, and is measured again after some minutes")
	void workingTime(TestDatabase database) {
		var times = times(database);
		for (var one = 0; one < 20; one++) {
			assertThat(times.forProcess(SERVICE).between("BILLED", "PAID")).isEmpty();
			var reference = add(database, SERVICE, Duration.ofDays(5));
			reach(database, reference, "BILLED", Duration.ofDays(4));
			reach(database, reference, "PAID", Duration.ofDays(7));
		}
		assertThat(times.forProcess(SERVICE).between("BILLED", "PAID")).isEmpty();
		this.clock.pass(Duration.ofMinutes(16));
		assertThat(times.forProcess(SERVICE).between("BILLED", "PAID")).as("from Thursday to Sunday")
			.contains(Duration.ofHours(7));
	}

	private ComingTimeRepository times(TestDatabase database) {
		return new ComingTimeRepository(database.jdbc(), WorkingTimes.usual(this.clock), this.clock);
	}

	private static void reach(TestDatabase database, String reference, String step, Duration after) {
		database.jdbc()
			.sql("insert into case_milestone (reference, sentence, step, reached_at) values (?, 'x', ?, ?)")
			.params(reference, step, OPENED.plus(after).atOffset(ZoneOffset.UTC))
			.update();
	}

	private String add(TestDatabase database, String process, Duration ago) {
		this.number++;
		var reference = String.format("1448-%07d-0", this.number);
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at, closed_at)
					values (?, ?, 'PORTAL', 'riyadh', 'men', 'passport', 'COMPLETED', 'x', 'x', 'CITIZEN', 'x', 'x', 'x', 'x', ?, 'x', ?, ?)""")
			.params(reference, process, "f" + this.number, OPENED.atOffset(ZoneOffset.UTC),
					NOW.minus(ago).atOffset(ZoneOffset.UTC))
			.update();
		return reference;
	}

}
