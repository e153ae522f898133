package sa.wusul.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import sa.wusul.simulation.Assumption.Code;
import sa.wusul.simulation.Node.Boundary;
import sa.wusul.simulation.Unit.Crew;
import sa.wusul.simulation.Unit.Interruption;
import sa.wusul.simulation.Unit.Kind;
import sa.wusul.simulation.Unit.Station;

/**
 * Builder that combines a draft with the measurements and the analyst's changes. If
 * neither provides a value, it makes an assumption and reports it.
 */
final class Assembly {

	private static final int SELDOM = 20;

	private static final MeasuredDurations QUARTER_OF_AN_HOUR = MeasuredDurations.of(900);

	private static final double EXAMPLE_CASES_A_DAY = 20;

	private final SimulatedProcess draft;

	private final Measurements measured;

	private final SimulationChanges changes;

	private final Deadlines deadlines;

	private final WorkingAxis axis;

	private final Map<Code, Set<String>> assumptions = new EnumMap<>(Code.class);

	private final Map<String, Unit> units = new HashMap<>();

	private final Map<String, Crew> crews = new LinkedHashMap<>();

	final List<Station> tasks = new ArrayList<>();

	final List<CaseKind> kinds;

	/** The cumulative shares of the kinds. */
	final double[] kindShares;

	/** The pair of request type and priority of each kind. */
	final int[] ranks;

	final List<Deadlines.Level> caseLevels = new ArrayList<>();

	final Unit root;

	final Measurements.Arrivals arrivals;

	/** The other work of each crew; {@code null} where there is none. */
	final Measurements.OtherWork[] otherWork;

	Assembly(SimulatedProcess draft, Measurements measured, SimulationChanges changes, Deadlines deadlines,
			WorkingAxis axis) {
		this.draft = draft;
		this.measured = measured;
		this.changes = changes;
		this.deadlines = deadlines;
		this.axis = axis;
		this.kinds = measured.kinds().isEmpty() ? List.of(CaseKind.PLAIN) : List.copyOf(measured.kinds().keySet());
		this.kindShares = cumulative(
				this.kinds.stream().mapToDouble((kind) -> measured.kinds().getOrDefault(kind, 1L)).toArray());
		this.ranks = ranks();
		this.arrivals = arrivals();
		this.root = unit(draft.process());
		this.otherWork = new Measurements.OtherWork[this.crews.size()];
		measured.otherWork().stream().filter((other) -> this.crews.containsKey(other.group())).forEach((other) -> {
			this.otherWork[this.crews.get(other.group()).index()] = other;
			assume(Code.OTHER_WORK, other.group());
		});
		draft.notSimulated().forEach((omission) -> assume(omission.reason(), omission.name()));
		Stream
			.of(Code.STEPS_AT_ONCE, Code.BRANCHES_INDEPENDENT, Code.STAFF_PRESENT, Code.WITHOUT_FOUR_EYES,
					Code.WITHOUT_ESCALATION)
			.forEach((always) -> this.assumptions.put(always, new LinkedHashSet<>()));
	}

	List<Assumption> assumptions() {
		return this.assumptions.entrySet()
			.stream()
			.map((entry) -> new Assumption(entry.getKey(), List.copyOf(entry.getValue())))
			.toList();
	}

	List<Crew> crews() {
		return List.copyOf(this.crews.values());
	}

	private void assume(Code code, String name) {
		this.assumptions.computeIfAbsent(code, (key) -> new LinkedHashSet<>()).add(name);
	}

	private void assume(Code code, Node node) {
		assume(code, node.name().isEmpty() ? node.id() : node.name());
	}

	private int[] ranks() {
		var known = new LinkedHashMap<List<String>, Integer>();
		var ranks = new int[this.kinds.size()];
		for (var index = 0; index < ranks.length; index++) {
			var kind = this.kinds.get(index);
			ranks[index] = known.computeIfAbsent(List.of(kind.requestType(), kind.priority()), (pair) -> {
				this.caseLevels.add(
						this.deadlines.forCase(this.draft.process(), kind.requestType(), kind.priority()).orElse(null));
				return known.size();
			});
		}
		return ranks;
	}

	private Measurements.Arrivals arrivals() {
		if (this.changes.casesADay() != null) {
			var asMeasured = this.measured.arrivals().perWorkingDay();
			return (asMeasured > 0) ? this.measured.arrivals().times(this.changes.casesADay() / asMeasured)
					: Measurements.Arrivals.ofWorkingDay(this.changes.casesADay());
		}
		if (this.measured.arrivals().isEmpty()) {
			assume(Code.VOLUME_UNKNOWN, this.draft.name());
			return Measurements.Arrivals.ofWorkingDay(EXAMPLE_CASES_A_DAY * this.changes.volume());
		}
		return this.measured.arrivals().times(this.changes.volume());
	}

	private Unit unit(String key) {
		var known = this.units.get(key);
		if (known != null) {
			return known;
		}
		var flowchart = this.draft.flowcharts().get(key);
		var unit = new Unit(flowchart);
		this.units.put(key, unit);
		var nodes = flowchart.nodes();
		var stations = new HashMap<String, Station>();
		unit.stations = new Station[nodes.size()];
		for (var index = 0; index < nodes.size(); index++) {
			var station = new Station(unit, index, nodes.get(index));
			unit.stations[index] = station;
			stations.put(station.node.id(), station);
		}
		unit.start = stations.get(flowchart.start());
		connect(unit, stations);
		for (var station : unit.stations) {
			if (!station.ofRace) {
				furnish(station, station.node.role());
			}
			for (var boundary : station.node.boundaries()) {
				station.boundaries.add(interruption(station, boundary, stations.get(boundary.node())));
			}
		}
		for (var handler : flowchart.handlers()) {
			var step = new ModelStep(flowchart.process(), handler.id());
			var named = Node.of(handler.id(), handler.name(), new Node.Passing());
			unit.handlers.add(new Interruption(handler.id(), handler.interrupting(),
					delay(step, named, handler.trigger()), errorCode(handler.trigger()), null, unit(handler.inside())));
		}
		return unit;
	}

	private void connect(Unit unit, Map<String, Station> stations) {
		for (var station : unit.stations) {
			var flows = unit.flowchart.flows()
				.stream()
				.filter((flow) -> flow.from().equals(station.node.id()))
				.toList();
			station.targets = flows.stream().map((flow) -> stations.get(flow.to())).toArray(Station[]::new);
			station.slots = new int[flows.size()];
			for (var index = 0; index < flows.size(); index++) {
				station.slots[index] = station.targets[index].incoming++;
			}
			var role = station.node.role();
			if (role instanceof Node.Race) {
				Arrays.stream(station.targets).forEach((branch) -> branch.ofRace = true);
			}
			var someOnly = flows.stream().anyMatch(Flowchart.Flow::conditional)
					&& !(role instanceof Node.Parallel || role instanceof Node.Race);
			if (flows.size() > 1 && (role instanceof Node.Choice || role instanceof Node.Inclusive || someOnly)) {
				station.shares = shares(station, role instanceof Node.Inclusive);
			}
		}
	}

	private void furnish(Station station, Node.Role role) {
		if (role instanceof Node.Repeated repeated) {
			furnish(station, repeated.role());
			station.oneAfterTheOther = repeated.oneAfterTheOther();
			station.times = times(station, repeated);
		}
		else if (role instanceof Node.Task task) {
			station.kind = Kind.TASK;
			staff(station, task);
		}
		else if (role instanceof Node.Message) {
			station.kind = Kind.WAITING;
			station.delay = awaited(station);
		}
		else if (role instanceof Node.Timer timer) {
			station.kind = Kind.WAITING;
			station.delay = (timer.timing() instanceof Timing.OfTheCase) ? moment(station)
					: Delay.of(timer.timing(), this.axis);
		}
		else if (role instanceof Node.UnknownCall) {
			station.kind = Kind.WAITING;
			var stay = this.measured.stays().get(station.step);
			if (stay == null || stay.until().isEmpty()) {
				assume(Code.CALL_UNKNOWN, station.node);
				station.kind = Kind.PASSING;
			}
			else {
				station.delay = Delay.measured(1, stay.until());
			}
		}
		else if (role instanceof Node.Inner inner) {
			station.kind = Kind.INNER;
			station.inner = unit(inner.called());
		}
		else if (role instanceof Node.Race) {
			station.kind = Kind.RACE;
			race(station);
		}
		else if (role instanceof Node.Inclusive) {
			station.kind = Kind.INCLUSIVE;
			station.reachedFrom = reaching(station);
		}
		else {
			station.kind = plain(role);
		}
	}

	private static Kind plain(Node.Role role) {
		if (role instanceof Node.Choice) {
			return Kind.CHOICE;
		}
		if (role instanceof Node.Parallel) {
			return Kind.PARALLEL;
		}
		if (role instanceof Node.End) {
			return Kind.END;
		}
		if (role instanceof Node.Terminate) {
			return Kind.TERMINATE;
		}
		return (role instanceof Node.Error) ? Kind.ERROR : Kind.PASSING;
	}

	private static boolean[] reaching(Station join) {
		var unit = join.unit;
		var reaching = new boolean[unit.stations.length];
		var changed = true;
		while (changed) {
			changed = false;
			for (var station : unit.stations) {
				var leads = Arrays.stream(station.targets).anyMatch((to) -> to == join || reaching[to.index])
						|| station.node.boundaries().stream().anyMatch((boundary) -> leads(unit, boundary, reaching));
				if (leads && !reaching[station.index] && station != join) {
					reaching[station.index] = true;
					changed = true;
				}
			}
		}
		return reaching;
	}

	private static boolean leads(Unit unit, Boundary boundary, boolean[] reaching) {
		return Arrays.stream(unit.stations)
			.anyMatch((station) -> station.node.id().equals(boundary.node()) && reaching[station.index]);
	}

	// --- branches ---

	private double[] shares(Station gateway, boolean eachForItself) {
		var turns = this.measured.turns().getOrDefault(gateway.step, Map.of());
		var supposed = this.changes.shares().getOrDefault(gateway.step, Map.of());
		var flows = gateway.targets.length;
		var counts = new double[flows];
		var total = 0.0;
		for (var index = 0; index < flows; index++) {
			var target = gateway.targets[index];
			var alike = Arrays.stream(gateway.targets).filter((other) -> other == target).count();
			counts[index] = (double) turns.getOrDefault(target.node.id(), 0L) / alike;
			total += counts[index];
		}
		if (eachForItself) {
			var stay = this.measured.stays().get(gateway.step);
			total = (total == 0) ? 0 : (stay != null) ? stay.entered() : Arrays.stream(counts).max().orElseThrow();
		}
		var shares = new double[flows];
		for (var index = 0; index < flows; index++) {
			var isNew = total > 0 && !turns.containsKey(gateway.targets[index].node.id())
					&& isNewElement(gateway, gateway.targets[index]);
			if (isNew) {
				assume(Code.BRANCH_NEW, gateway.node);
			}
			shares[index] = (total > 0 && !isNew) ? counts[index] / total : 1.0 / flows;
		}
		if (!eachForItself) {
			normalise(shares);
			suppose(gateway, supposed, shares);
		}
		if (supposed.isEmpty() && total == 0) {
			assume(Code.BRANCHES_ALIKE, gateway.node);
		}
		else if (supposed.isEmpty() && total < SELDOM) {
			assume(Code.BRANCHES_SELDOM, gateway.node);
		}
		return eachForItself ? shares : cumulative(shares);
	}

	/** Checks whether the target of this branch is absent in the measured version. */
	private boolean isNewElement(Station gateway, Station target) {
		return !this.measured.stays().containsKey(target.step)
				&& this.measured.turns().values().stream().noneMatch((turns) -> turns.containsKey(target.node.id()))
				&& this.measured.stays()
					.keySet()
					.stream()
					.anyMatch((step) -> step.process().equals(gateway.step.process()));
	}

	private static void suppose(Station gateway, Map<String, Double> supposed, double[] shares) {
		var given = 0.0;
		var left = 0.0;
		for (var index = 0; index < shares.length; index++) {
			var share = supposed.get(gateway.targets[index].node.id());
			if (share != null) {
				given += share;
			}
			else {
				left += shares[index];
			}
		}
		if (given == 0 && supposed.isEmpty()) {
			return;
		}
		for (var index = 0; index < shares.length; index++) {
			var share = supposed.get(gateway.targets[index].node.id());
			var rest = Math.max(0, 1 - given);
			if (share != null) {
				shares[index] = share;
			}
			else {
				shares[index] = (left > 0) ? rest * shares[index] / left : 0;
			}
		}
		normalise(shares);
	}

	private static void normalise(double[] shares) {
		var sum = Arrays.stream(shares).sum();
		for (var index = 0; index < shares.length; index++) {
			shares[index] = (sum > 0) ? shares[index] / sum : 1.0 / shares.length;
		}
	}

	private static double[] cumulative(double[] weights) {
		var sum = Arrays.stream(weights).sum();
		var cumulative = new double[weights.length];
		var so = 0.0;
		for (var index = 0; index < weights.length; index++) {
			so += weights[index] / sum;
			cumulative[index] = so;
		}
		return cumulative;
	}

	// --- waiting ---

	private Delay awaited(Station station) {
		var stay = this.measured.stays().get(station.step);
		if (stay == null || stay.until().isEmpty()) {
			assume(Code.WAIT_UNKNOWN, station.node);
			return Delay.ofMean(WorkingAxis.DAY);
		}
		// A wait without any other end is ended at last.
		var ends = station.node.boundaries().stream().anyMatch(Boundary::interrupting);
		var likelihood = ends ? (double) stay.until().seen() / Math.max(1, stay.entered()) : 1;
		return Delay.measured(Math.min(1, likelihood), stay.until());
	}

	private Delay moment(Station station) {
		var stay = this.measured.stays().get(station.step);
		if (stay == null || stay.until().isEmpty()) {
			return unknownMoment(station.node);
		}
		return Delay.measured(1, stay.until());
	}

	private Delay unknownMoment(Node node) {
		assume(Code.MOMENT_UNKNOWN, node);
		return Delay.of(new Timing.WorkingDays(5), this.axis);
	}

	private Interruption interruption(Station station, Boundary boundary, Station next) {
		return new Interruption(boundary.node(), boundary.interrupting(),
				(boundary.trigger() instanceof Node.AtError && station.inner != null) ? null
						: delay(next.step, next.node, boundary.trigger()),
				errorCode(boundary.trigger()), next, null);
	}

	private static String errorCode(Node.Trigger trigger) {
		return (trigger instanceof Node.AtError error) ? error.code() : null;
	}

	private Delay delay(ModelStep step, Node node, Node.Trigger trigger) {
		var event = this.measured.events().get(step);
		var seen = event != null && !event.after().isEmpty();
		if (trigger instanceof Node.AtTime timer) {
			if (!(timer.timing() instanceof Timing.OfTheCase)) {
				return Delay.of(timer.timing(), this.axis);
			}
			if (event == null || event.chances() == 0) {
				return unknownMoment(node);
			}
		}
		if (!seen) {
			assume(Code.NEVER_SEEN, node);
			return Delay.never();
		}
		return Delay.measured(Math.min(1, (double) event.after().seen() / event.chances()), event.after());
	}

	/** Lets one of the messages or none arrive, by one random number for all of them. */
	private void race(Station race) {
		var offset = 0.0;
		var anyTimer = false;
		var messages = new ArrayList<Station>();
		for (var branch : race.targets) {
			if (branch.node.role() instanceof Node.Timer) {
				anyTimer = true;
			}
			else {
				messages.add(branch);
			}
		}
		var chances = messages.stream()
			.map((branch) -> this.measured.events().get(branch.step))
			.filter((event) -> event != null)
			.mapToLong(Measurements.Event::chances)
			.max()
			.orElse(0);
		var seen = messages.stream().mapToLong((branch) -> seen(branch)).sum();
		for (var branch : race.targets) {
			branch.kind = Kind.WAITING;
			var event = this.measured.events().get(branch.step);
			if (branch.node.role() instanceof Node.Timer timer) {
				branch.delay = (timer.timing() instanceof Timing.OfTheCase)
						? ((event != null && !event.after().isEmpty()) ? Delay.measured(1, event.after())
								: unknownMoment(branch.node))
						: Delay.of(timer.timing(), this.axis);
				continue;
			}
			if (seen == 0) {
				assume(Code.WAIT_UNKNOWN, branch.node);
				branch.delay = slice(offset, 1.0 / messages.size(), Delay.ofMean(WorkingAxis.DAY));
				offset += 1.0 / messages.size();
				continue;
			}
			var share = (double) seen(branch) / (anyTimer ? Math.max(chances, seen) : seen);
			if (share == 0) {
				assume(Code.NEVER_SEEN, branch.node);
				branch.delay = Delay.never();
				continue;
			}
			branch.delay = slice(offset, share, Delay.measured(1, event.after()));
			offset += share;
		}
	}

	private long seen(Station branch) {
		var event = this.measured.events().get(branch.step);
		return (event == null) ? 0 : event.after().seen();
	}

	private static Delay slice(double from, double share, Delay delay) {
		return (now, dice) -> (dice >= from && dice < from + share)
				? delay.after(now, Math.min((dice - from) / share, 0x1.fffffffffffffp-1)) : Delay.NEVER;
	}

	private int times(Station station, Node.Repeated repeated) {
		if (repeated.times() != null) {
			return repeated.times();
		}
		var measuredTimes = this.measured.repeats().get(station.step);
		if (measuredTimes == null) {
			assume(Code.ONCE, station.node);
			return 1;
		}
		return (int) Math.max(1, Math.round(measuredTimes));
	}

	// --- staff ---

	private void staff(Station station, Node.Task task) {
		station.tally = this.tasks.size();
		this.tasks.add(station);
		station.touch = touch(station);
		station.levels = new Deadlines.Level[this.caseLevels.size()];
		for (var index = 0; index < this.kinds.size(); index++) {
			var kind = this.kinds.get(index);
			var rank = this.ranks[index];
			if (station.levels[rank] == null) {
				station.levels[rank] = this.deadlines.forStep(station.step, kind.requestType(), kind.priority())
					.orElse(new Deadlines.Level(0, false, 50));
			}
		}
		if (task.dueByCase()) {
			assume(Code.DUE_OF_CASE, station.node);
		}
		if (task.staffing() instanceof Staffing.Role role && !role.ofTheCase()) {
			assume(Code.PLACE_OF_CASE, station.node);
		}
		station.crews = new Crew[this.kinds.size()];
		for (var index = 0; index < station.crews.length; index++) {
			var group = group(station, task.staffing(), this.kinds.get(index));
			var usual = station.levels[this.ranks[index]];
			station.crews[index] = group.map((id) -> crew(id, usual)).orElse(null);
			if (group.isEmpty()) {
				assume(Code.STAFF_UNKNOWN, station.node);
			}
		}
	}

	private MeasuredDurations touch(Station station) {
		var work = this.measured.works().get(station.step);
		if (work != null && !work.touch().isEmpty()) {
			return work.touch();
		}
		assume(Code.TOUCH_UNKNOWN, station.node);
		var ofProcess = Optional.of(means((step) -> step.process().equals(station.step.process())))
			.filter((found) -> found.length > 0)
			.orElseGet(() -> means((step) -> true));
		return (ofProcess.length == 0) ? QUARTER_OF_AN_HOUR
				: MeasuredDurations.of(Math.round(Arrays.stream(ofProcess).average().orElseThrow()));
	}

	private double[] means(Predicate<ModelStep> of) {
		return this.measured.works()
			.entrySet()
			.stream()
			.filter((entry) -> of.test(entry.getKey()) && !entry.getValue().touch().isEmpty())
			.mapToDouble((entry) -> entry.getValue().touch().mean())
			.toArray();
	}

	private Optional<String> group(Station station, Staffing staffing, CaseKind kind) {
		if (staffing instanceof Staffing.Role role) {
			return Optional.of(Staffing.group(role, kind));
		}
		return this.measured.groupsOfTask()
			.getOrDefault(station.step, Map.of())
			.entrySet()
			.stream()
			.max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
			.map(Map.Entry::getKey);
	}

	private Crew crew(String group, Deadlines.Level usual) {
		return this.crews.computeIfAbsent(group, (key) -> {
			var clock = this.measured.aroundTheClock().contains(group);
			if (clock) {
				assume(Code.DAY_AND_NIGHT, group);
			}
			return new Crew(this.crews.size(), group, people(group), clock, usual);
		});
	}

	private int people(String group) {
		var supposed = this.changes.staff().get(group);
		if (supposed != null) {
			return supposed;
		}
		int members = this.measured.members().getOrDefault(group, 0);
		if (members > 0) {
			return members;
		}
		int workers = this.measured.workers().getOrDefault(group, 0);
		assume((workers > 0) ? Code.STAFF_SEEN : Code.STAFF_ONE, group);
		return Math.max(1, workers);
	}

}
