package sa.wusul.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import sa.wusul.simulation.Flowchart.Flow;
import sa.wusul.simulation.Measurements.Arrivals;
import sa.wusul.simulation.Measurements.Event;
import sa.wusul.simulation.Measurements.Stay;
import sa.wusul.simulation.Measurements.Work;

/** Fixture that builds small flowcharts with their measurements for tests. */
final class Charts {

	static final String PROCESS = "test-process";

	static final Instant FROM = Instant.parse("2026-03-31T21:00:00Z");

	static final Deadlines NO_DEADLINES = new Levels(Map.of());

	private final Map<String, List<Node>> nodes = new LinkedHashMap<>();

	private final Map<String, List<Flow>> flows = new LinkedHashMap<>();

	private final Map<String, List<Flowchart.Handler>> handlers = new HashMap<>();

	final Map<ModelStep, Work> works = new HashMap<>();

	final Map<ModelStep, Stay> stays = new HashMap<>();

	final Map<ModelStep, Event> events = new HashMap<>();

	final Map<ModelStep, Map<String, Long>> turns = new HashMap<>();

	final Map<String, Integer> members = new HashMap<>();

	final Map<CaseKind, Long> kinds = new LinkedHashMap<>();

	final List<Measurements.OtherWork> otherWork = new ArrayList<>();

	double[] perHour = new double[24];

	private String inside = PROCESS;

	/** Adds further nodes to this flowchart. */
	Charts in(String key) {
		this.inside = key;
		return this;
	}

	Charts node(String id, Node.Role role, Node.Boundary... boundaries) {
		this.nodes.computeIfAbsent(this.inside, (key) -> new ArrayList<>())
			.add(new Node(id, id, role, List.of(boundaries)));
		this.flows.computeIfAbsent(this.inside, (key) -> new ArrayList<>());
		return this;
	}

	Charts flow(String from, String... to) {
		for (var target : to) {
			this.flows.get(this.inside).add(new Flow(from, target, false));
		}
		return this;
	}

	/** Connects nodes in sequence. */
	Charts way(String... ids) {
		for (var index = 1; index < ids.length; index++) {
			flow(ids[index - 1], ids[index]);
		}
		return this;
	}

	Charts handler(String id, Node.Trigger trigger, boolean interrupting, String key) {
		this.handlers.computeIfAbsent(this.inside, (chart) -> new ArrayList<>())
			.add(new Flowchart.Handler(id, id, trigger, interrupting, key));
		return this;
	}

	/** Adds a task for a ministry-wide group with its working time. */
	Charts task(String id, String group, MeasuredDurations touch, Node.Boundary... boundaries) {
		this.works.put(step(id), new Work(MeasuredDurations.none(), touch));
		return node(id, new Node.Task(new Staffing.Role(group, Staffing.Scope.MINISTRY, true), false), boundaries);
	}

	Charts people(String group, int people) {
		this.members.put(group, people);
		return this;
	}

	Charts everyHour(double cases) {
		Arrays.fill(this.perHour, cases);
		return this;
	}

	static ModelStep step(String element) {
		return new ModelStep(PROCESS, element);
	}

	SimulatedProcess draft() {
		var charts = new HashMap<String, Flowchart>();
		this.nodes.forEach((key, list) -> charts.put(key, new Flowchart(key, PROCESS, PROCESS, list.get(0).id(), list,
				this.flows.get(key), this.handlers.getOrDefault(key, List.of()))));
		return new SimulatedProcess(PROCESS, PROCESS, "1.0.0", charts, List.of(), Map.of());
	}

	Measurements measured() {
		return new Measurements(FROM, FROM, 0, new Arrivals(this.perHour, this.perHour), this.kinds, this.turns,
				this.stays, this.events, Map.of(), this.works, Map.of(), this.members, Map.of(), Set.of(),
				this.otherWork, MeasuredDurations.none());
	}

	Forecast run(int days, int warmUp, int replications) {
		return run(NO_DEADLINES, days, warmUp, replications, 1);
	}

	Forecast run(Deadlines deadlines, int days, int warmUp, int replications, long seed) {
		return new Simulation(WorkingAxis.dayAndNight(), deadlines).run(draft(), measured(), SimulationChanges.NONE,
				new Span(FROM, days, warmUp, replications, seed));
	}

	/** Returns an exponential distribution, as used in theory. */
	static MeasuredDurations exponential(double mean) {
		var seconds = new long[2000];
		for (var index = 0; index < seconds.length; index++) {
			seconds[index] = Math.round(-Math.log(1 - (index + 0.5) / seconds.length) * mean);
		}
		return MeasuredDurations.of(seconds);
	}

	/** Service levels by step; {@code Case} is the whole case. */
	record Levels(Map<String, Level> levels) implements Deadlines {

		@Override
		public Optional<Level> forStep(ModelStep step, String requestType, String priority) {
			return Optional.ofNullable(this.levels.get(step.element()));
		}

		@Override
		public Optional<Level> forCase(String process, String requestType, String priority) {
			return Optional.ofNullable(this.levels.get("Case"));
		}

	}

}
