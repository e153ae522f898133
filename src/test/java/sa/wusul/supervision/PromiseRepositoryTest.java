package sa.wusul.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.calendar.WorkingTimes;
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
			add(database, SERVICE, "COMPLETED", 7 * 60 * day, Duration.ofDays(30), day > 15, day % 5 + 1);
		}
		add(database, SERVICE, "COMPLETED", 7 * 60 * 200, Duration.ofDays(91), true, 1);
		for (var few = 0; few < 19; few++) {
			add(database, "services-iqama-renewal", "COMPLETED", 7 * 60, Duration.ofDays(30), false, null);
		}
		var promises = promises(database).byProcess(SERVICES);
		assertThat(promises).containsOnlyKeys(SERVICE);
		assertThat(promises.get(SERVICE).inTime()).isEqualTo(75);
		assertThat(promises.get(SERVICE).stars()).contains(3.0);
		assertThat(promises.get(SERVICE).half()).as("classes are a quarter wide")
			.isBetween(Duration.ofHours(56), Duration.ofHours(88));
		assertThat(promises.get(SERVICE).most()).isBetween(Duration.ofHours(100), Duration.ofHours(158));
	}

	@OnBothDatabases
	@DisplayName("are those that supervisors see, of cases that ended in any way")
	void alike(TestDatabase database) {
		for (var day = 1; day <= 10; day++) {
			add(database, SERVICE, "COMPLETED", 7 * 60 * day, Duration.ofDays(30), false, null);
			add(database, SERVICE, "WITHDRAWN", 7 * 60 * day, Duration.ofDays(2), true, null);
		}
		var seen = workDays(database).cases(
				WorkDayRepository.Days.live(LocalDate.of(2026, 8, 31), LocalDate.of(2026, 11, 29)),
				new SupervisionScope(List.of(new SupervisionScope.Field(Set.of(SERVICE), true, Set.of(), Set.of())),
						true),
				Narrowing.of(null, null, null));
		var half = seen.stream().map(WorkDayRepository.Work::durations).reduce(Durations.none(), Durations::plus);

		var told = promises(database).find(SERVICE).orElseThrow();

		assertThat(told.half().toMinutes()).isEqualTo(Math.round(half.median() * 60));
		assertThat(told.most().toMinutes()).isEqualTo(Math.round(half.ninetieth() * 60));
		assertThat(told.inTime()).isEqualTo(50);
	}

	@OnBothDatabases
	@DisplayName("have no rating from few people, and are measured again after some minutes")
	void few(TestDatabase database) {
		var promises = promises(database);
		for (var day = 1; day < 20; day++) {
			add(database, SERVICE, "ANSWERED", 60 * day, Duration.ofHours(1), false, 5);
		}
		assertThat(promises.find(SERVICE)).isEmpty();
		add(database, SERVICE, "REJECTED", 60 * 20, Duration.ofHours(1), false, null);
		assertThat(promises.find(SERVICE)).isEmpty();
		this.clock.pass(Duration.ofMinutes(16));
		var told = promises.find(SERVICE).orElseThrow();
		assertThat(told.inTime()).isEqualTo(100);
		assertThat(told.stars()).isEmpty();
	}

	private PromiseRepository promises(TestDatabase database) {
		return new PromiseRepository(database.jdbc(), workDays(database), this.clock);
	}

	private WorkDayRepository workDays(TestDatabase database) {
		return new WorkDayRepository(database.jdbc(), new TransactionTemplate(database.transactionManager()),
				WorkingTimes.usual(this.clock), () -> {
				}, this.clock);
	}

	private void add(TestDatabase database, String process, String state, int worked, Duration ago, boolean late,
			Integer stars) {
		this.number++;
		var reference = String.format("1448-%07d-0", this.number);
		var closed = NOW.minus(ago);
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at, closed_at, due_at,
					  worked_minutes)
					values (?, ?, 'PORTAL', 'riyadh', 'men', 'passport', ?, 'x', 'x', 'CITIZEN', 'x', 'x', 'x', 'x', ?, 'x', ?, ?, ?, ?)""")
			.params(reference, process, state, "f" + this.number,
					closed.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC), closed.atOffset(ZoneOffset.UTC),
					closed.plus(Duration.ofHours(late ? -1 : 1)).atOffset(ZoneOffset.UTC), worked)
			.update();
		if (stars != null) {
			database.jdbc()
				.sql("insert into case_rating (case_reference, stars, rated_at) values (?, ?, ?)")
				.params(reference, stars, NOW.atOffset(ZoneOffset.UTC))
				.update();
		}
	}

}
