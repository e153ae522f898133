package sa.wusul.simulation.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.calendar.WorkingTimes;
import sa.wusul.simulation.Assumption;
import sa.wusul.simulation.Assumption.Code;
import sa.wusul.simulation.CaseKind;
import sa.wusul.simulation.Deadlines;
import sa.wusul.simulation.Forecast;
import sa.wusul.simulation.Measurements;
import sa.wusul.simulation.ModelStep;
import sa.wusul.simulation.Flowchart;
import sa.wusul.simulation.Node;
import sa.wusul.simulation.SimulatedProcess;
import sa.wusul.simulation.Simulation;
import sa.wusul.simulation.SimulationChanges;
import sa.wusul.simulation.Span;
import sa.wusul.simulation.Staffing;
import sa.wusul.simulation.Timing;
import sa.wusul.simulation.WorkingAxis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

@DisplayName("The models of the project, simulated")
@Tag("fast")
class ModelsTest {

	/** Most work of the simulation, in queues of a million events. */
	private static final double MOST_QUEUES = 15;

	private static final Instant FROM = Instant.parse("2026-03-31T21:00:00Z");

	private static final Map<String, BpmnModelInstance> MODELS = models();

	private static final WorkingAxis AXIS = WorkingAxis
		.of(WorkingTimes.usual(Clock.systemUTC()).openings(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 1, 1)));

	private static final Deadlines A_DAY = new Deadlines() {
		@Override
		public Optional<Level> forStep(ModelStep step, String requestType, String priority) {
			return Optional.of(new Level(7 * 3600, false, 50));
		}

		@Override
		public Optional<Level> forCase(String process, String requestType, String priority) {
			return Optional.of(new Level(70 * 3600, false, 0));
		}
	};

	static Stream<String> processes() {
		return MODELS.keySet().stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("processes")
	@DisplayName("reach their ends, also without any history")
	void end(String process) {
		var draft = draft(process);
		var forecast = new Simulation(AXIS, A_DAY).run(draft, Measurements.none(FROM),
				SimulationChanges.NONE.withCasesADay(3), new Span(FROM, 30, 5, 2, 1));

		assertThat(forecast.cases()).isGreaterThan(30);
		assertThat(forecast.unfinished()).as("no case is stuck").isLessThan(0.02);
		assertThat(draft.notSimulated()).as("every element is supported").isEmpty();
		assertThat(forecast.assumptions()).extracting(Assumption::code)
			.contains(Code.STEPS_AT_ONCE, Code.BRANCHES_INDEPENDENT)
			.doesNotContain(Code.CALL_UNKNOWN);
		if (!forecast.steps().isEmpty()) {
			assertThat(forecast.assumptions()).as("missing measurements are reported")
				.anySatisfy((assumption) -> assertThat(assumption.code()).isEqualTo(Code.TOUCH_UNKNOWN));
		}
	}

	@Test
	@DisplayName("are read with their timers, groups, events, calls and repetitions")
	void read() {
		var completion = draft("intake-document-completion").root();
		var waiting = node(completion.nodes(), "Task_ReceiveDocument");
		assertThat(waiting.boundaries()).extracting(Node.Boundary::node, Node.Boundary::interrupting)
			.containsExactlyInAnyOrder(tuple("BoundaryEvent_DocumentSupplied", true),
					tuple("BoundaryEvent_ReminderDue", false), tuple("BoundaryEvent_DeadlinePassed", true),
					tuple("BoundaryEvent_MoreTimeAsked", false));

		var registration = draft("intake-request-registration");
		assertThat(registration.processes()).contains("audit-case-review", "department-case-resolution",
				"meeting-minister-session");
		assertThat(registration.root().handlers()).extracting(Flowchart.Handler::id)
			.containsExactlyInAnyOrder("StartEvent_RequestWithdrawn", "StartEvent_DetaineeConcerned",
					"StartEvent_EndedElsewhere");
		assertThat(((Node.Task) node(registration.root().nodes(), "Task_ClassifyRequest").role()).staffing())
			.isEqualTo(new Staffing.Role("intake-clerks", Staffing.Scope.SECTION, true));

		var exchange = draft("services-register-exchange").root();
		assertThat(node(exchange.nodes(), "Task_AwaitAnswer").boundaries()).singleElement()
			.satisfies((late) -> assertThat(late.trigger()).isEqualTo(new Node.AtTime(new Timing.Seconds(600))));
		assertThat(draft("tawasul-committee-decision").flowcharts()
			.values()
			.stream()
			.flatMap((chart) -> chart.nodes().stream()))
			.anySatisfy((node) -> assertThat(node.role()).isInstanceOfSatisfying(Node.Repeated.class,
					(votes) -> assertThat(votes.times()).isEqualTo(3)));
	}

	@Test
	@DisplayName("run ninety days of two hundred cases a day in less than fifteen times the work of a queue of a million events")
	void speed() {
		var kinds = new TreeMap<CaseKind, Long>(Comparator.comparing(CaseKind::toString));
		for (var centre : new String[] { "riyadh", "jeddah", "dammam" }) {
			kinds.put(new CaseKind(centre, "men", "passports", "PASSPORT", "NORMAL"), 10L);
			kinds.put(new CaseKind(centre, "women", "traffic", "TRAFFIC", "HIGH"), 5L);
		}
		var none = Measurements.none(FROM);
		var measured = new Measurements(FROM, FROM, 0, none.arrivals(), kinds, Map.of(), Map.of(), Map.of(), Map.of(),
				Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), List.of(), none.whole());
		var staff = new TreeMap<String, Integer>();
		var draft = draft("intake-request-registration");
		var simulation = new Simulation(AXIS, A_DAY);
		simulation.run(draft, measured, SimulationChanges.NONE.withCasesADay(20), new Span(FROM, 10, 0, 1, 1))
			.groups()
			.forEach((group) -> staff.put(group.group(), 60));
		var forecasts = new ArrayList<Forecast>();

		var ratio = leastWork(
				() -> forecasts.add(simulation.run(draft, measured,
						SimulationChanges.NONE.withCasesADay(200).withStaff(staff), new Span(FROM, 90, 28, 2, 1))),
				ModelsTest::millionEventsOfAQueue, MOST_QUEUES);

		var forecast = forecasts.get(0);
		System.out.printf(
				"90 days, 200 cases a day, %d nodes, 2 replications: %.1f queues, %d events, %.0f cases each%n",
				draft.flowcharts().values().stream().mapToInt((chart) -> chart.nodes().size()).sum(), ratio,
				forecast.events(), forecast.cases());
		assertThat(forecast.cases()).isCloseTo(200 * 64, within(1000.0));
		assertThat(forecast.unfinished()).isLessThan(0.02);
		assertThat(ratio).isLessThan(MOST_QUEUES);
	}

	/**
	 * Returns the ratio of the least processor time of some work to the least of another,
	 * from as many rounds as it takes to come below a bound, nine at most. A virtual
	 * machine that has to share its processors counts some of its waiting as work, for
	 * seconds at a time, and so can only add to either.
	 */
	private static double leastWork(Runnable work, Runnable comparison, double bound) {
		var least = processorSeconds(work);
		var leastCompared = processorSeconds(comparison);
		for (var round = 1; round < 9 && least >= bound * leastCompared; round++) {
			least = Math.min(least, processorSeconds(work));
			leastCompared = Math.min(leastCompared, processorSeconds(comparison));
		}
		return least / leastCompared;
	}

	private static double processorSeconds(Runnable work) {
		var processor = ManagementFactory.getThreadMXBean();
		var begun = processor.getCurrentThreadCpuTime();
		work.run();
		return (processor.getCurrentThreadCpuTime() - begun) / 1e9;
	}

	/** The work of this machine to which the simulation is compared. */
	private static void millionEventsOfAQueue() {
		var random = new Random(1);
		var queue = new PriorityQueue<Double>();
		for (var event = 0; event < 1_000_000; event++) {
			queue.add(random.nextDouble());
			if (queue.size() > 10_000) {
				queue.remove();
			}
		}
	}

	private static SimulatedProcess draft(String process) {
		return new SimulatedProcessReader((called) -> Optional.ofNullable(MODELS.get(called)), new FileLimitDecisions())
			.read(MODELS.get(process));
	}

	private static Node node(List<Node> nodes, String id) {
		return nodes.stream().filter((node) -> node.id().equals(id)).findFirst().orElseThrow();
	}

	private static Map<String, BpmnModelInstance> models() {
		try (var files = Files.walk(Path.of("processes"))) {
			var models = new TreeMap<String, BpmnModelInstance>();
			files.filter((file) -> file.toString().endsWith(".bpmn"))
				.forEach((file) -> models.put(file.getFileName().toString().replace(".bpmn", ""),
						Bpmn.readModelFromFile(file.toFile())));
			return models;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
