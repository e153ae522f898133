package sa.wusul.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;

/**
 * The metrics of open and waiting work, measured twice a minute independently of the
 * scrape interval. Cases of confidential processes are included in the sums only.
 */
@Component
class WorkMetrics {

	private static final String OPEN = "wusul.cases.open";

	private static final String OVERDUE = "wusul.cases.overdue";

	private final Map<String, Double> measured = new ConcurrentHashMap<>();

	private final MultiGauge open;

	private final MultiGauge overdue;

	private final JdbcClient jdbc;

	private final ModelNames models;

	private final Rights rights;

	private final OpenSumRepository sums;

	private final OpenSumService counting;

	WorkMetrics(MeterRegistry registry, JdbcClient jdbc, ModelNames models, Rights rights, OpenSumRepository sums,
			OpenSumService counting) {
		this.jdbc = jdbc;
		this.models = models;
		this.rights = rights;
		this.sums = sums;
		this.counting = counting;
		this.open = MultiGauge.builder(OPEN).description("Open cases of a process").register(registry);
		this.overdue = MultiGauge.builder(OVERDUE)
			.description("Open cases of a process that are past their due date")
			.register(registry);
		gauge(registry, "wusul.cases.all.open", "Open cases of all these processes");
		gauge(registry, "wusul.cases.all.overdue", "Open cases past their due date, of all these processes");
		gauge(registry, "wusul.outbox.waiting", "Effects on the outside that wait");
		gauge(registry, "wusul.outbox.failed", "Effects on the outside that could not be performed");
		gauge(registry, "wusul.inbox.waiting", "Messages from outside that no process waits for yet");
	}

	private void gauge(MeterRegistry registry, String name, String description) {
		this.measured.put(name, 0.0);
		Gauge.builder(name, this.measured, (values) -> values.get(name)).description(description).register(registry);
	}

	@Scheduled(initialDelayString = "${wusul.supervision.measure-after:PT10S}", fixedDelayString = "PT30S")
	void measure() {
		cases();
		queues();
	}

	private void cases() {
		this.counting.bringUpToDate();
		var counted = this.sums.allCases()
			.stream()
			.filter((count) -> !this.rights.isConfidential(count.process()))
			.toList();
		this.measured.put("wusul.cases.all.open",
				(double) counted.stream().mapToLong(OpenSumRepository.Cases::open).sum());
		this.measured.put("wusul.cases.all.overdue",
				(double) counted.stream().mapToLong(OpenSumRepository.Cases::overdue).sum());
		var byProcess = counted.stream().collect(Collectors.groupingBy(OpenSumRepository.Cases::process));
		var openRows = new ArrayList<MultiGauge.Row<?>>();
		var overdueRows = new ArrayList<MultiGauge.Row<?>>();
		for (var process : ordinary()) {
			var count = byProcess.getOrDefault(process, List.of());
			openRows.add(row(OPEN, process, count.stream().mapToLong(OpenSumRepository.Cases::open).sum()));
			overdueRows.add(row(OVERDUE, process, count.stream().mapToLong(OpenSumRepository.Cases::overdue).sum()));
		}
		// A row stays and reads its new number: one that is replaced while somebody
		// scrapes
		// can be met twice, and the whole answer fails.
		this.open.register(openRows, false);
		this.overdue.register(overdueRows, false);
	}

	private MultiGauge.Row<?> row(String name, String process, long count) {
		var key = name + " " + process;
		this.measured.put(key, (double) count);
		return MultiGauge.Row.of(Tags.of("process", process), this.measured, (values) -> values.get(key));
	}

	/**
	 * Returns the non-confidential processes, whose number limits the number of series.
	 */
	private List<String> ordinary() {
		return this.models.names()
			.services()
			.stream()
			.filter((process) -> !this.rights.isConfidential(process))
			.toList();
	}

	private void queues() {
		this.jdbc
			.sql("""
					select count(*) filter (where state = 'WAITING') as waiting, count(*) filter (where state = 'FAILED') as failed
					from outbox where state in ('WAITING', 'FAILED')""")
			.query((row) -> {
				this.measured.put("wusul.outbox.waiting", (double) row.getLong("waiting"));
				this.measured.put("wusul.outbox.failed", (double) row.getLong("failed"));
			});
		this.measured.put("wusul.inbox.waiting",
				(double) this.jdbc.sql("select count(*) from inbox where state = 'RECEIVED'")
					.query(Long.class)
					.single());
	}

}
