package sa.wusul.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.SeededHistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Test that measures a process for a simulation with a history of thirty thousand
 * finished cases, or as many as {@code -Dsimulation.cases} sets, over
 * {@code -Dsimulation.days}. Each case has the steps of the process and of called ones,
 * with their candidate groups and performers.
 */
@DisplayName("With a long history on PostgreSQL, a simulation")
@OnPostgreSql
@CaseStory
@Tag("speed")
class HistorySpeedIT {

	private static final Logger log = LoggerFactory.getLogger(HistorySpeedIT.class);

	private static final String PROCESS = "intake-request-registration";

	private static final int CASES = Integer.getInteger("simulation.cases", 30_000);

	private static final int DAYS = Integer.getInteger("simulation.days", 400);

	private static final Duration LIMIT = Duration.ofSeconds(3);

	private static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	private static final Instant FROM = NOW.minus(Duration.ofDays(90));

	@Autowired
	private SimulatedProcesses drafts;

	@Autowired
	private History history;

	@Autowired
	private WorkingTime workingTime;

	@Autowired
	private RepositoryService models;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void history() {
		if (this.jdbc.sql("select count(*) from case_file").query(Integer.class).single() > 0) {
			return;
		}
		var begin = System.nanoTime();
		SeededHistory.write(this.jdbc, NOW, DAYS, CASES, 0);
		var draft = draft();
		for (var process : List.of(PROCESS, "audit-case-review", "department-case-resolution")) {
			activities(process, way(draft.flowcharts().get(process)));
		}
		links("candidate", "null", "concat('clerks-', centre)", "started_at");
		links("assignee", "'officer'", "null", "started_at + (ended_at - started_at) / 2");
		this.jdbc.sql("vacuum analyze").update();
		log.info("{} cases with {} activities written in {} s", CASES,
				this.jdbc.sql("select count(*) from ACT_HI_ACTINST").query(Long.class).single(),
				(System.nanoTime() - begin) / 1_000_000_000);
	}

	/** Returns the elements on one path through a process. */
	private static List<String> way(Flowchart flowchart) {
		var way = new ArrayList<>(List.of(flowchart.start()));
		while (true) {
			var here = way.get(way.size() - 1);
			var next = flowchart.flows()
				.stream()
				.filter((flow) -> flow.from().equals(here) && !way.contains(flow.to()))
				.map(Flowchart.Flow::to)
				.findFirst();
			if (next.isEmpty()) {
				return way;
			}
			way.add(next.get());
		}
	}

	private void activities(String process, List<String> way) {
		var elements = IntStream.range(0, way.size())
			.mapToObj((place) -> "(%d, '%s')".formatted(place, way.get(place)))
			.collect(Collectors.joining(", "));
		this.jdbc
			.sql("""
					insert into ACT_HI_ACTINST (ID_, PROC_DEF_KEY_, PROC_DEF_ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_, EXECUTION_ID_,
					  ACT_ID_, ACT_TYPE_, START_TIME_, END_TIME_, DURATION_, ACT_INST_STATE_, SEQUENCE_COUNTER_)
					select concat('seeded-%1$s-', place, reference), '%1$s', d.ID_, h.ID_, concat('%1$s-', reference), h.ID_,
					  element, 'activity', START_TIME_ + (END_TIME_ - START_TIME_) * place / %2$d,
					  START_TIME_ + (END_TIME_ - START_TIME_) * (place + 1) / %2$d, 1000, 0, place
					from ACT_HI_PROCINST h join case_file on reference = BUSINESS_KEY_
					  join ACT_RE_PROCDEF d on d.KEY_ = '%1$s'
					  cross join (values %3$s) as way (place, element)
					where h.PROC_DEF_KEY_ = '%4$s'"""
				.formatted(process, way.size(), elements, PROCESS))
			.update();
	}

	private void links(String type, String person, String group, String at) {
		this.jdbc
			.sql("""
					insert into ACT_HI_IDENTITYLINK (ID_, TIMESTAMP_, TYPE_, USER_ID_, GROUP_ID_, TASK_ID_, ROOT_PROC_INST_ID_,
					  OPERATION_TYPE_)
					select concat('%1$s-', task_id), cast(%4$s as timestamp), '%1$s', %2$s, %3$s, task_id,
					  concat('seeded-', reference), 'add'
					from case_step where ended_at is not null"""
				.formatted(type, person, group, at))
			.update();
	}

	@Test
	@DisplayName("measures a process in seconds, in agreement with the rows")
	void measures() {
		var draft = draft();
		var axis = WorkingAxis.of(this.workingTime.openings(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 12, 1)));
		var questions = new LinkedHashMap<String, Instant>();
		questions.put("90 days", FROM);
		questions.put("30 days", NOW.minus(Duration.ofDays(30)));
		questions.forEach((name, from) -> log.info("{} of {} cases: {}", name, CASES, median(draft, from, axis)));

		assertThat(median(draft, FROM, axis)).isLessThan(LIMIT);
		var measured = this.history.measure(List.of(draft), FROM, NOW, axis, (process) -> true);
		var cases = this.jdbc
			.sql("select count(*) from case_file where process_key = ? and opened_at >= ? and opened_at < ?")
			.params(PROCESS, java.sql.Timestamp.from(FROM), java.sql.Timestamp.from(NOW))
			.query(Long.class)
			.single();
		assertThat(measured.cases()).isEqualTo(cases);
		var arrivals = measured.arrivals();
		assertThat(Arrays.stream(arrivals.workingDay()).sum()).as("evenly over days and hours")
			.isCloseTo(cases / 90.0, within(cases / 90.0 * 0.05));
		assertThat(arrivals.workingDay()[3]).isCloseTo(arrivals.workingDay()[15],
				within(arrivals.workingDay()[15] * 0.3));
		var median = this.jdbc.sql("""
				select percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at))
				from case_file where process_key = ? and opened_at >= ? and opened_at < ?""")
			.params(PROCESS, java.sql.Timestamp.from(FROM), java.sql.Timestamp.from(NOW))
			.query(Double.class)
			.single();
		assertThat((double) measured.whole().quantile(0.5)).isCloseTo(median, within(median * 0.02));
		assertThat(measured.works()).containsKey(new ModelStep(PROCESS, "Task_ClassifyRequest"));
		assertThat(measured.groupsOfTask().get(new ModelStep(PROCESS, "Task_ClassifyRequest"))).hasSize(5);
		assertThat(measured.turns()).isNotEmpty();
	}

	private String definition() {
		return this.models.createProcessDefinitionQuery()
			.processDefinitionKey(PROCESS)
			.latestVersion()
			.singleResult()
			.getId();
	}

	private SimulatedProcess draft() {
		return this.drafts.deployed(definition(), (process) -> true);
	}

	private Duration median(SimulatedProcess draft, Instant from, WorkingAxis axis) {
		var times = new long[3];
		for (var round = 0; round < times.length; round++) {
			var begin = System.nanoTime();
			this.history.measure(List.of(draft), from, NOW, axis, (process) -> true);
			times[round] = System.nanoTime() - begin;
		}
		Arrays.sort(times);
		return Duration.ofNanos(times[times.length / 2]);
	}

}
