package sa.wusul.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import sa.wusul.simulation.Flowchart;
import sa.wusul.simulation.MeasuredDurations;
import sa.wusul.simulation.Measurements.Event;
import sa.wusul.simulation.Measurements.Stay;
import sa.wusul.simulation.ModelStep;
import sa.wusul.simulation.Node;
import sa.wusul.simulation.SimulatedProcess;

/**
 * The paths of cases, from the rows of activities. The history contains no flows: the
 * flow that a gateway took is derived from the activity that followed.
 */
final class Traces {

	private static final int CANCELLED = 2;

	private static final String REPEATED = "#multiInstanceBody";

	/** The targets of gateways in all versions. */
	private final Map<ModelStep, Set<String>> choices = new HashMap<>();

	private final Set<ModelStep> inclusive = new HashSet<>();

	private final Map<ModelStep, Set<String>> races = new HashMap<>();

	/** The activity of a boundary event. */
	private final Map<ModelStep, String> attached = new HashMap<>();

	/** The sub-process around an event sub-process; absent for the process itself. */
	private final Map<ModelStep, String> around = new HashMap<>();

	private final Map<ModelStep, Map<String, Long>> turns = new HashMap<>();

	private final Map<ModelStep, long[]> entered = new HashMap<>();

	private final Map<ModelStep, List<Long>> until = new HashMap<>();

	private final Map<ModelStep, List<Long>> after = new HashMap<>();

	private final Map<ModelStep, Long> chances = new HashMap<>();

	private final Map<ModelStep, long[]> repeats = new HashMap<>();

	Traces(List<SimulatedProcess> drafts) {
		drafts.stream().flatMap((draft) -> draft.flowcharts().values().stream()).forEach(this::add);
	}

	private void add(Flowchart flowchart) {
		for (var node : flowchart.nodes()) {
			var step = new ModelStep(flowchart.process(), node.id());
			var targets = flowchart.flows()
				.stream()
				.filter((flow) -> flow.from().equals(node.id()))
				.map(Flowchart.Flow::to)
				.collect(Collectors.toSet());
			if (node.role() instanceof Node.Race) {
				this.races.computeIfAbsent(step, (key) -> new HashSet<>()).addAll(targets);
			}
			else if (targets.size() > 1 && !(node.role() instanceof Node.Parallel)) {
				this.choices.computeIfAbsent(step, (key) -> new HashSet<>()).addAll(targets);
			}
			if (node.role() instanceof Node.Inclusive) {
				this.inclusive.add(step);
			}
			node.boundaries()
				.forEach((boundary) -> this.attached.put(new ModelStep(flowchart.process(), boundary.node()),
						node.id()));
		}
		for (var handler : flowchart.handlers()) {
			var inner = flowchart.key().equals(flowchart.process()) ? ""
					: flowchart.key().substring(flowchart.process().length() + 1);
			this.around.put(new ModelStep(flowchart.process(), handler.id()), inner);
		}
	}

	void read(List<Row> rows) {
		rows.stream().collect(Collectors.groupingBy(Row::instance)).values().forEach((ofInstance) -> {
			ofInstance.sort(Comparator.comparingLong(Row::sequence).thenComparing(Row::start));
			trace(ofInstance);
		});
		this.attached
			.forEach((event, activity) -> this.chances.put(event, enteredAt(new ModelStep(event.process(), activity))
					+ enteredAt(new ModelStep(event.process(), activity + REPEATED))));
		this.around.forEach((event, inner) -> {
			if (!inner.isEmpty()) {
				this.chances.put(event, enteredAt(new ModelStep(event.process(), inner)));
			}
		});
	}

	private long enteredAt(ModelStep step) {
		return this.entered.getOrDefault(step, new long[1])[0];
	}

	private void trace(List<Row> rows) {
		var process = rows.get(0).step().process();
		this.around.forEach((event, inner) -> {
			if (inner.isEmpty() && event.process().equals(process)) {
				this.chances.merge(event, 1L, Long::sum);
			}
		});
		for (var index = 0; index < rows.size(); index++) {
			var row = rows.get(index);
			if (row.type().equals("multiInstanceBody")) {
				var activity = row.step().element().replace(REPEATED, "");
				this.repeats.computeIfAbsent(new ModelStep(process, activity), (key) -> new long[2])[0]++;
			}
			stay(row);
			if (this.choices.containsKey(row.step())) {
				turn(rows, index);
			}
			if (this.races.containsKey(row.step()) && row.end() != null) {
				race(rows, index);
			}
			if (this.attached.containsKey(row.step())) {
				event(row, rows, this.attached.get(row.step()));
			}
			if (this.around.containsKey(row.step())) {
				var inner = this.around.get(row.step());
				if (inner.isEmpty()) {
					happened(row.step(), rows.get(0).start(), row.start());
				}
				else {
					event(row, rows, inner);
				}
			}
		}
	}

	private void stay(Row row) {
		if (row.end() == null) {
			return;
		}
		this.entered.computeIfAbsent(row.step(), (key) -> new long[1])[0]++;
		var counts = this.repeats.get(row.step());
		if (counts != null) {
			counts[1]++;
		}
		if (row.state() != CANCELLED) {
			this.until.computeIfAbsent(row.step(), (key) -> new ArrayList<>()).add(row.seconds());
		}
	}

	private void turn(List<Row> rows, int gateway) {
		var step = rows.get(gateway).step();
		var targets = new HashSet<>(this.choices.get(step));
		for (var index = gateway + 1; index < rows.size(); index++) {
			var next = rows.get(index);
			if (next.sequence() <= rows.get(gateway).sequence()) {
				continue;
			}
			if (next.step().equals(step)) {
				return;
			}
			var element = next.step().element().replace(REPEATED, "");
			if (targets.remove(element)) {
				this.turns.computeIfAbsent(step, (key) -> new TreeMap<>()).merge(element, 1L, Long::sum);
				if (!this.inclusive.contains(step)) {
					return;
				}
			}
		}
	}

	private void race(List<Row> rows, int gateway) {
		var race = rows.get(gateway);
		if (race.state() == CANCELLED) {
			return;
		}
		var targets = this.races.get(race.step());
		targets.forEach((target) -> this.chances.merge(new ModelStep(race.step().process(), target), 1L, Long::sum));
		rows.stream()
			.skip(gateway + 1L)
			.filter((next) -> next.sequence() > race.sequence() && targets.contains(next.step().element()))
			.findFirst()
			.ifPresent((winner) -> this.after.computeIfAbsent(winner.step(), (key) -> new ArrayList<>())
				.add(race.seconds()));
	}

	/** Assigns an event to the latest activity that was open at that time. */
	private void event(Row event, List<Row> rows, String activity) {
		rows.stream()
			.filter((row) -> row.step().element().replace(REPEATED, "").equals(activity)
					&& !row.start().isAfter(event.start()) && (row.end() == null || !row.end().isBefore(event.start())))
			.max(Comparator.comparing(Row::start))
			.ifPresent((row) -> happened(event.step(), row.start(), event.start()));
	}

	private void happened(ModelStep event, Instant from, Instant at) {
		this.after.computeIfAbsent(event, (key) -> new ArrayList<>()).add(Duration.between(from, at).toSeconds());
	}

	Map<ModelStep, Map<String, Long>> turns() {
		return this.turns;
	}

	Map<ModelStep, Stay> stays() {
		return this.entered.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> new Stay(entry.getValue()[0],
					MeasuredDurations.of(Objects.requireNonNullElse(this.until.get(entry.getKey()), List.of())))));
	}

	Map<ModelStep, Event> events() {
		return this.chances.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> new Event(entry.getValue(),
					MeasuredDurations.of(Objects.requireNonNullElse(this.after.get(entry.getKey()), List.of())))));
	}

	Map<ModelStep, Double> repeats() {
		return this.repeats.entrySet()
			.stream()
			.filter((entry) -> entry.getValue()[1] > 0)
			.collect(
					Collectors.toMap(Map.Entry::getKey, (entry) -> (double) entry.getValue()[1] / entry.getValue()[0]));
	}

	/** The history row of one activity of one case. */
	record Row(String instance, ModelStep step, String type, Instant start, Instant end, int state, long sequence) {

		long seconds() {
			return Math.max(0, Duration.between(this.start, this.end).toSeconds());
		}

	}

}
