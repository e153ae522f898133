package sa.wusul.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.SeededHistory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that queries every figure and list with a history of a hundred thousand finished
 * cases, or as many as {@code -Dsupervision.cases} sets, over {@code -Dsupervision.days}.
 */
@DisplayName("With a long history on PostgreSQL")
@OnPostgreSql
@CaseStory
@Tag("speed")
class SupervisionSpeedIT {

	private static final Logger log = LoggerFactory.getLogger(SupervisionSpeedIT.class);

	private static final int CASES = Integer.getInteger("supervision.cases", 100_000);

	private static final int DAYS = Integer.getInteger("supervision.days", 400);

	private static final int OPEN = Math.max(2000, CASES / 50);

	private static final long LIMIT_MILLIS = 200;

	private static final List<String> EVERYWHERE = List.of("camunda-admin");

	private static final List<String> TAWASUL = List.of("tawasul-supervisors", "tawasul-supervisors-riyadh");

	/** The most frequent step and a rare one. */
	private static final Map<String, String> STEPS = Map.of("Task_ClassifyRequest", CaseWork.REQUEST,
			"Task_ServeAppointment", "reception-office-appointment");

	private static final List<String> RIYADH = List.of("intake-supervisors", "intake-supervisors-riyadh");

	@Autowired
	private CaseWork work;

	@Autowired
	private WorkDayRepository workDays;

	@Autowired
	private WorkMetrics metrics;

	@Autowired
	private SupervisionService supervision;

	@Autowired
	private CaseListRepository lists;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@BeforeEach
	void history() {
		this.work.setTime("2026-11-24T10:00:00");
		if (this.jdbc.sql("select count(*) from case_file").query(Integer.class).single() > 0) {
			return;
		}
		var begin = System.nanoTime();
		SeededHistory.write(this.jdbc, Instant.parse("2026-11-24T06:00:00Z"), DAYS, CASES, OPEN);
		surroundings();
		this.jdbc.sql("analyze").update();
		log.info("{} finished and {} open cases written in {} s", CASES, OPEN,
				(System.nanoTime() - begin) / 1_000_000_000);
		begin = System.nanoTime();
		this.workDays.addUp();
		this.jdbc.sql("vacuum analyze").update();
		log.info("{} days added up in {} s", DAYS, (System.nanoTime() - begin) / 1_000_000_000);
	}

	/**
	 * Adds a message for every case, some of them failed, leaves of Tawasul and a full
	 * hall.
	 */
	private void surroundings() {
		this.jdbc
			.sql("""
					insert into outbox (entry_key, kind, case_reference, payload, state, due_at, attempts, added_at)
					select concat('seeded-', reference), 'sms', reference, '{}',
					       case mod(row_number() over (order by md5(reference)), 1000) when 0 then 'FAILED' when 1 then 'WAITING' else 'PERFORMED' end, opened_at, 1, opened_at
					from case_file""")
			.update();
		this.jdbc.sql("""
				insert into sms_delivery (message_key, part, parts, number_hash, gateway, state, added_at, tried_at)
				select entry_key, 1, 1, 'seeded', 'first', 'DELIVERED', added_at, added_at
				from outbox where state = 'PERFORMED'""").update();
		this.jdbc
			.sql("""
					insert into leave_authorisation (number, case_reference, detainee_identity, reason, state, inquiry, asked_at, changed_at)
					select concat('L-', reference), reference, '1058529940', 'ILLNESS', 'APPROVED', 1, opened_at, opened_at
					from case_file where process_key = 'tawasul-general-request'""")
			.update();
		this.jdbc
			.sql("""
					insert into leave_occurrence (number, leave_number, detainee_identity, detainee_hash, state, depart_at, depart_until, watch, scheduled_by)
					select concat('O-', number), number, detainee_identity, 'seeded', case mod(row_number() over (order by md5(number)), 100)
					       when 0 then 'OVERDUE' when 1 then 'OUT' else 'RETURNED' end, asked_at, asked_at, 1, 'prison'
					from leave_authorisation""")
			.update();
		this.jdbc
			.sql("""
					insert into visit (reference, centre, section, visited_on, ticket_number, ticket, state, calls, absences,
					  interpreter_needed, appointment, arrived_at, waiting_since)
					select concat('V-', reference), centre, section, date '2026-11-24', row_number() over (), 'A-1', 'WAITING', 0, 0, false,
					       reference, opened_at, opened_at
					from case_file where closed_at is null fetch first 500 rows only""")
			.update();
	}

	@Test
	@DisplayName("every figure and every list takes at most a fifth of a second")
	void fast() {
		var questions = new LinkedHashMap<String, Runnable>();
		for (var days : List.of(30, 90)) {
			questions.put("figures of all, " + days + " days", () -> this.supervision.figures(EVERYWHERE, all(), days));
			questions.put("figures of Riyadh, " + days + " days", () -> this.supervision.figures(RIYADH, all(), days));
		}
		for (var process : List.of(CaseWork.REQUEST, "audit-case-review", "department-case-resolution")) {
			questions.put("figures of " + process, () -> this.supervision.process(EVERYWHERE, process, all()));
		}
		for (var figure : List.of("open", "dueToday", "overdue", "breached", "opened", "closed")) {
			for (var groups : List.of(EVERYWHERE, RIYADH)) {
				questions.put(figure + " cases of " + groups.get(0), () -> page(groups, figure, null, null, 0));
			}
		}
		questions.put("closed cases, page 199", () -> page(EVERYWHERE, "closed", null, null, 199));
		questions.put("ageing cases", () -> page(EVERYWHERE, "open", "D3_7", null, 0));
		questions.put("trend of a day", () -> page(EVERYWHERE, "closed", null, "2026-11-17", 0));
		questions.put("overdue of an age", () -> page(EVERYWHERE, "overdue", "D7_14", null, 0));
		questions.put("opened on a day", () -> page(EVERYWHERE, "opened", null, "2026-11-17", 0));
		questions.put("breached on a day", () -> page(EVERYWHERE, "breached", null, "2026-11-17", 0));
		questions.put("forecast of a day", () -> page(EVERYWHERE, "forecast", null, "2026-11-25", 0));
		for (var groups : List.of(EVERYWHERE, RIYADH)) {
			questions.put("expected to be late, " + groups.get(0),
					() -> page(groups, "expected", null, "2026-11-25", 0));
			for (var figure : List.of("messageFailed", "messageWaiting", "inHall")) {
				questions.put(figure + " cases of " + groups.get(0), () -> page(groups, figure, null, null, 0));
			}
			STEPS.forEach((step, model) -> {
				for (var page : List.of(0, 199)) {
					questions.put("done %s of %s, page %d".formatted(step, groups.get(0), page),
							() -> done(groups, model, step, page));
				}
				questions.put("open %s of %s".formatted(step, groups.get(0)),
						() -> this.lists.page(groups, CaseQuestion.of("open", all(), model, step, 90, null, null), 0));
			});
		}
		for (var figure : List.of("leaveOverdue", "leaveOut")) {
			questions.put(figure + " cases of Tawasul", () -> page(TAWASUL, figure, null, null, 0));
		}
		questions.put("measures for the monitoring", this.metrics::measure);

		var medians = new LinkedHashMap<String, Long>();
		questions.forEach((name, question) -> medians.put(name, median(question)));
		log.info("Medians in milliseconds with {} finished cases over {} days:\n{}", CASES, DAYS, table(medians));

		var figures = this.supervision.figures(EVERYWHERE, all(), 90);
		assertThat(figures.totals().open()).isGreaterThan(OPEN * 9L / 10);
		assertThat(figures.throughput().closed()).isPositive();
		assertThat(figures.steps()).hasSizeGreaterThan(3);
		assertThat(figures.forecast()).extracting(Figures.ForecastDay::expected).anyMatch((expected) -> expected > 0);
		for (var figure : List.of("messageFailed", "messageWaiting", "inHall")) {
			assertThat(page(RIYADH, figure, null, null, 0).rows()).as(figure).isNotEmpty();
		}
		assertThat(page(TAWASUL, "leaveOverdue", null, null, 0).rows()).isNotEmpty();
		assertThat(medians).allSatisfy((name, millis) -> assertThat(millis).as(name).isLessThan(LIMIT_MILLIS));
	}

	@Test
	@DisplayName("a percentile of the classes has an error of a quarter at most")
	void exactEnough() {
		var cases = this.supervision.figures(EVERYWHERE, all(), 90).cases();
		assertThat(cases).isNotEmpty().allSatisfy((times) -> {
			for (var share : Map.of(0.5, times.medianHours(), 0.9, times.p90Hours()).entrySet()) {
				var exact = this.jdbc.sql("""
						select percentile_cont(cast(? as double precision)) within group (order by worked_minutes) / 60
						from case_file where process_key = ? and closed_at >= ?""")
					.params(share.getKey(), times.code(),
							WorkDayRepository.start(LocalDate.parse("2026-11-24").minusDays(89)))
					.query(Double.class)
					.single();
				log.info("{} {}: {} instead of {}", times.code(), share.getKey(), share.getValue(), exact);
				assertThat(share.getValue()).isBetween(exact / 1.25 - 0.05, exact * 1.25 + 0.05);
			}
		});
	}

	private static Narrowing all() {
		return Narrowing.of(null, null, null);
	}

	private CaseList page(List<String> groups, String figure, String bucket, String day, int page) {
		return this.lists.page(groups, CaseQuestion.of(figure, all(), null, null, 90, bucket, day), page);
	}

	private void done(List<String> groups, String model, String step, int page) {
		this.lists.page(groups, CaseQuestion.of("done", all(), model, step, 90, null, null), page);
	}

	private static long median(Runnable question) {
		question.run();
		var times = new long[7];
		for (var round = 0; round < times.length; round++) {
			var begin = System.nanoTime();
			question.run();
			times[round] = System.nanoTime() - begin;
		}
		Arrays.sort(times);
		return times[times.length / 2] / 1_000_000;
	}

	private static String table(Map<String, Long> medians) {
		var lines = new StringBuilder();
		medians.forEach((name, millis) -> lines.append("%6d  %s%n".formatted(millis, name)));
		return lines.toString();
	}

}
