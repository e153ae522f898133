package sa.wusul.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import sa.wusul.simulation.Forecast.Estimate;
import sa.wusul.simulation.Forecast.OfGroup;
import sa.wusul.simulation.Forecast.OfStep;
import sa.wusul.simulation.Forecast.Times;

/**
 * The simulation of a draft over future days, with measurements and an analyst's changes.
 * The same seed gives the same result.
 */
public final class Simulation {

	/** The limit of events of one simulation: some seconds on a small machine. */
	private static final long MOST_EVENTS = 12_000_000;

	private final WorkingAxis axis;

	private final Deadlines deadlines;

	public Simulation(WorkingAxis axis, Deadlines deadlines) {
		this.axis = axis;
		this.deadlines = deadlines;
	}

	public Forecast run(SimulatedProcess draft, Measurements measured, SimulationChanges changes, Span span) {
		var assembly = new Assembly(draft, measured, changes, this.deadlines, this.axis);
		var tallies = IntStream.range(0, span.replications())
			.mapToObj((number) -> new Replication(assembly, span, this.axis, number, MOST_EVENTS / span.replications())
				.run())
			.toList();
		var steps = assembly.tasks.stream().map((task) -> step(task, tallies, span)).toList();
		var groups = assembly.crews().stream().map((crew) -> group(crew, tallies, span)).toList();
		var cases = tallies.stream().mapToLong((tally) -> tally.cases + tally.unfinished).sum();
		return new Forecast((double) cases / tallies.size(), times(tallies, (tally) -> tally.caseTimes),
				estimate(tallies, (tally) -> share(tally.caseBreaches, tally.cases)),
				share(tallies.stream().mapToLong((tally) -> tally.unfinished).sum(), cases), steps, groups,
				assembly.assumptions(), tallies.size(), tallies.stream().mapToLong((tally) -> tally.events).sum());
	}

	/**
	 * Returns the groups to which a draft assigns its tasks in cases like the measured
	 * ones.
	 */
	public static Set<String> groups(SimulatedProcess draft, Measurements measured) {
		var groups = new TreeSet<String>();
		draft.flowcharts().values().stream().flatMap((flowchart) -> flowchart.nodes().stream()).forEach((node) -> {
			var role = (node.role() instanceof Node.Repeated repeated) ? repeated.role() : node.role();
			if (role instanceof Node.Task task && task.staffing() instanceof Staffing.Role staffing) {
				measured.kinds().keySet().forEach((kind) -> groups.add(Staffing.group(staffing, kind)));
			}
		});
		return groups;
	}

	private static OfStep step(Unit.Station station, List<Tally> tallies, Span span) {
		var tasks = tallies.stream().map((tally) -> tally.tasks[station.tally]).toList();
		var days = IntStream.range(0, span.days())
			.mapToObj((day) -> tasks.stream().mapToInt((task) -> task.longest[day]).average().orElseThrow())
			.toList();
		var all = tasks.stream().flatMapToInt((task) -> Arrays.stream(task.longest)).sorted().toArray();
		var breaches = tasks.stream().anyMatch((task) -> task.withDeadline > 0)
				? estimate(tasks, (task) -> share(task.breaches, task.withDeadline)) : null;
		return new OfStep(station.step, station.node.name(), station.unit.flowchart.processName(),
				mean(tasks, (task) -> task.done), times(tasks, (task) -> task.waits),
				mean(tasks, (task) -> (task.done > 0) ? task.touch / task.done : 0),
				estimate(tasks, Tally.Task::meanQueue), all[(int) (0.9 * (all.length - 1))], all[all.length - 1], days,
				breaches, mean(tasks, (task) -> task.breaches));
	}

	private OfGroup group(Unit.Crew crew, List<Tally> tallies, Span span) {
		var clock = crew.dayAndNight() ? WorkingAxis.dayAndNight() : this.axis;
		var time = Math.max(1.0, clock.worked(span.end()) - clock.worked(span.start())) * Math.max(1, crew.people());
		return new OfGroup(crew.group(), crew.people(), crew.dayAndNight(),
				estimate(tallies, (tally) -> tally.busy[crew.index()] / time),
				mean(tallies, (tally) -> tally.otherBusy[crew.index()] / time));
	}

	private static <T> Times times(List<T> of, Function<T, Tally.Series> series) {
		return new Times(estimate(of, (each) -> series.apply(each).mean()),
				estimate(of, (each) -> series.apply(each).quantile(0.5)),
				estimate(of, (each) -> series.apply(each).quantile(0.9)));
	}

	private static <T> Estimate estimate(List<T> of, ToDoubleFunction<T> value) {
		return Estimate.of(of.stream().mapToDouble(value).toArray());
	}

	private static <T> double mean(List<T> of, ToDoubleFunction<T> value) {
		return of.stream().mapToDouble(value).average().orElse(0);
	}

	private static double share(long part, long whole) {
		return (whole == 0) ? 0 : (double) part / whole;
	}

}
