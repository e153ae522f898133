package sa.wusul.supervision;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Metrics;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The monitoring")
@OnH2
@CaseStory
@AutoConfigureObservability(tracing = false)
@Tag("story")
class MonitoringTest {

	private static final Path DASHBOARD = Path.of("src/docs/grafana/wusul.json");

	private static final Pattern MEASURE = Pattern.compile("\\b(?:wusul|http|hikaricp|jvm|disk)_[a-z_]+");

	private static final String CLASSIFIED = "wusul_step_time_seconds_sum{process=\"intake-request-registration\",step=\"Task_ClassifyRequest\"} ";

	@Autowired
	private CaseWork work;

	@Autowired
	private WorkMetrics metrics;

	@Autowired
	private SupervisionHealthIndicator health;

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("keeps its figures in the program's own registry, so that none holds the program when it has ended")
	void ownRegistry() {
		assertThat(Metrics.globalRegistry.getRegistries()).isEmpty();
	}

	@Test
	@DisplayName("reads open and overdue work by process, waiting messages and step times; Tawasul is not "
			+ "included, not even in sums")
	void reads() {
		this.work.setTime("2026-11-22T08:00:00");
		this.jdbc.sql("update case_file set closed_at = opened_at").update();
		ConfidentialModel.deploy(this.work.engine().getRepositoryService());
		this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
		var reference = this.work.handIn("passport");
		var before = classified(measures("monitor").getBody());
		this.work.setTime("2026-11-22T10:00:00");
		this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
		this.jdbc.sql("update case_file set due_at = opened_at where reference = ?").param(reference).update();
		this.metrics.measure();

		var measures = measures("monitor").getBody();

		assertThat(measures).contains("wusul_cases_open{process=\"intake-request-registration\"} 1.0",
				"wusul_cases_overdue{process=\"intake-request-registration\"} 1.0",
				"wusul_cases_open{process=\"services-passport-renewal\"} 0.0", "wusul_cases_all_open 1.0",
				"wusul_cases_all_overdue 1.0");
		assertThat(classified(measures) - before).as("two hours more").isEqualTo(7200);
		assertThat(measures.lines()).filteredOn((line) -> line.startsWith("wusul_outbox_waiting "))
			.singleElement()
			.asString()
			.doesNotEndWith(" 0.0");
		assertThat(measures).doesNotContain("tawasul", "confidential", reference);
	}

	/** Returns the total seconds of the step, which may include those of other tests. */
	private static double classified(String measures) {
		return measures.lines()
			.filter((line) -> line.startsWith(CLASSIFIED))
			.mapToDouble((line) -> Double.parseDouble(line.substring(CLASSIFIED.length())))
			.sum();
	}

	@Test
	@DisplayName("has its own account, and no other account has access, not even the administrator")
	void door() {
		for (var path : Set.of("/actuator/prometheus", "/actuator/prometheus/", "/actuator/%70rometheus")) {
			assertThat(this.http.getForEntity(URI.create(this.http.getRootUri() + path), String.class)
				.getStatusCode()
				.value()).as(path).isIn(400, 401);
		}
		for (var other : Set.of("clerk", "supervisor", "channel", "admin")) {
			assertThat(measures(other).getStatusCode().value()).as(other).isEqualTo(403);
		}
		assertThat(measures("monitor").getStatusCode().value()).isEqualTo(200);
		assertThat(this.http.getForEntity("/actuator/health", String.class).getStatusCode().value()).isEqualTo(200);
		assertThat(AccountHttp.as("monitor", this.http)
			.getForEntity("/actuator/metrics", String.class)
			.getStatusCode()
			.value()).isEqualTo(404);
		assertThat(AccountHttp.as("monitor", this.http)
			.getForEntity("/api/services", String.class)
			.getStatusCode()
			.value()).isEqualTo(403);
	}

	@Test
	@DisplayName("counts refused tries by kind, and shows whether a brake holds")
	void refusedTries() {
		var before = refused("staff-password");
		assertThat(this.http.withBasicAuth("auditor", "wrong")
			.getForEntity("/api/services", String.class)
			.getStatusCode()
			.value()).isEqualTo(401);

		assertThat(refused("staff-password")).isEqualTo(before + 1);
		assertThat(measures("monitor").getBody()).contains("wusul_attempts_refused_total{kind=\"citizen-code\"}",
				"wusul_attempts_brake{kind=\"staff\"} 0.0");
	}

	private double refused(String kind) {
		var name = "wusul_attempts_refused_total{kind=\"" + kind + "\"} ";
		return measures("monitor").getBody()
			.lines()
			.filter((line) -> line.startsWith(name))
			.mapToDouble((line) -> Double.parseDouble(line.substring(name.length())))
			.sum();
	}

	@Test
	@DisplayName("provides every metric used by the Grafana dashboard and by the alerts")
	void dashboardAndAlerts() throws Exception {
		this.work.classify(this.work.handIn("passport"), "PASSPORT", "NORMAL", "passports");
		this.work.sendMessages();
		this.metrics.measure();
		this.http.getForEntity("/actuator/health", String.class);
		var there = measures("monitor").getBody()
			.lines()
			.map(MEASURE::matcher)
			.filter(Matcher::lookingAt)
			.map(MatchResult::group)
			.collect(Collectors.toSet());

		var shown = used(new ObjectMapper().readTree(Files.readString(DASHBOARD)).findValuesAsText("expr"));
		assertThat(shown).hasSizeGreaterThan(10);
		assertThat(there).containsAll(shown);
		var watched = used(AlertsTest.rules().stream().map((rule) -> (String) rule.get("expr")).toList());
		assertThat(watched).hasSizeGreaterThan(10);
		assertThat(there).containsAll(watched);
	}

	private static Set<String> used(List<String> expressions) {
		return expressions.stream()
			.flatMap((expression) -> MEASURE.matcher(expression).results().map(MatchResult::group))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	@DisplayName("reports when daily sums are no longer computed")
	void behind() {
		this.work.setTime("2026-11-22T08:00:00");
		this.jdbc.sql("update work_sealed set through = date '2026-11-21'").update();
		assertThat(this.health.health().getStatus().getCode()).isEqualTo("UP");
		this.jdbc.sql("update work_sealed set through = date '2026-11-15'").update();
		assertThat(this.health.health().getStatus().getCode()).isEqualTo("DEGRADED");
		assertThat(this.health.health().getDetails()).isEqualTo(Map.of("daysBehind", 6L));
	}

	private ResponseEntity<String> measures(String person) {
		return AccountHttp.as(person, this.http).getForEntity("/actuator/prometheus", String.class);
	}

}
