package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link MonitoringTest} reads the metrics of the whole program. */
@DisplayName("The metrics of open work")
@Tag("fast")
class WorkMetricsTest {

	private static final String REQUEST = "intake-request-registration";

	private static final String RENEWAL = "services-passport-renewal";

	private final TestDatabase database = TestDatabase.h2();

	private final OpenSumsForTests tables = new OpenSumsForTests(this.database.dataSource(), Clock.systemUTC());

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private List<String> processes = List.of(REQUEST, RENEWAL);

	private final WorkMetrics metrics = new WorkMetrics(this.registry, this.database.jdbc(), this::names, Rights.load(),
			this.tables.sums(), this.tables.counting(Duration.ZERO));

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	@DisplayName("keep the row of a process, with its new number: one that is replaced while somebody scrapes is "
			+ "met twice, and the whole answer fails")
	void rowsStay() {
		this.metrics.measure();
		var row = open(REQUEST);
		assertThat(row.value()).isZero();

		CaseFilesForTests.insert(this.database, "1448-0000001-8");
		this.database.jdbc().sql("update case_file set process_key = ?").param(REQUEST).update();
		this.metrics.measure();

		assertThat(open(REQUEST)).isSameAs(row);
		assertThat(row.value()).isEqualTo(1);
		assertThat(this.registry.scrape()).contains("wusul_cases_open{process=\"intake-request-registration\"} 1.0",
				"wusul_cases_overdue{process=\"intake-request-registration\"} 0.0",
				"wusul_cases_open{process=\"services-passport-renewal\"} 0.0");
	}

	@Test
	@DisplayName("lose the row of a process that is no longer deployed")
	void rowsGo() {
		this.metrics.measure();
		this.processes = List.of(RENEWAL);

		this.metrics.measure();

		assertThat(this.registry.scrape()).doesNotContain(REQUEST)
			.contains("wusul_cases_open{process=\"services-passport-renewal\"} 0.0");
	}

	private Gauge open(String process) {
		return this.registry.get("wusul.cases.open").tag("process", process).gauge();
	}

	private ModelNames.Names names() {
		return new ModelNames.Names(this.processes.stream()
			.collect(Collectors.toMap(Function.identity(), (id) -> new ModelNames.Model(id, true, Map.of()))));
	}

}
