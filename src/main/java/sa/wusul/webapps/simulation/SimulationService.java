package sa.wusul.webapps.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.EnglishText;
import sa.wusul.platform.text.ShownText;
import sa.wusul.simulation.Assumption;
import sa.wusul.simulation.Deadlines;
import sa.wusul.simulation.Flowchart;
import sa.wusul.simulation.Forecast;
import sa.wusul.simulation.History;
import sa.wusul.simulation.Measurements;
import sa.wusul.simulation.ModelStep;
import sa.wusul.simulation.Node;
import sa.wusul.simulation.SimulatedProcess;
import sa.wusul.simulation.SimulatedProcesses;
import sa.wusul.simulation.Simulation;
import sa.wusul.simulation.SimulationChanges;
import sa.wusul.simulation.Span;
import sa.wusul.simulation.WorkingAxis;
import sa.wusul.webapps.StaffNameReader;
import sa.wusul.webapps.versions.ModelPictureReader;

/**
 * The simulation of processes, limited to processes the person may see and to aggregated
 * numbers: for analysts and those who decide on drafts with any model, for supervisors of
 * the version in service with other numbers of people and cases.
 */
@Component
public class SimulationService {

	private static final int MEASURED_DAYS = 90;

	private static final int WARM_UP_DAYS = 28;

	private static final int CHECK_REPLICATIONS = 3;

	/** The days and replications of the simulation of a draft beside its release. */
	private static final int DRAFT_DAYS = 30;

	private static final int DRAFT_REPLICATIONS = 3;

	/** The number of cases below which a check is not significant. */
	private static final int FEWEST_CASES = 30;

	/** Permits one simulation at a time; the other processor is left to current cases. */
	private final Semaphore processor = new Semaphore(1);

	private final SimulatedProcesses drafts;

	private final History history;

	private final Deadlines deadlines;

	private final WorkingTime workingTime;

	private final Rights rights;

	private final CurrentStaff staff;

	private final StaffNameReader names;

	private final ModelPictureReader diagrams;

	private final ProcessEngineConfigurationImpl engine;

	private final Clock clock;

	SimulationService(SimulatedProcesses drafts, History history, Deadlines deadlines, WorkingTime workingTime,
			Rights rights, CurrentStaff staff, StaffNameReader names, ModelPictureReader diagrams,
			ProcessEngineConfigurationImpl engine, Clock clock) {
		this.drafts = drafts;
		this.history = history;
		this.deadlines = deadlines;
		this.workingTime = workingTime;
		this.rights = rights;
		this.staff = staff;
		this.names = names;
		this.diagrams = diagrams;
		this.engine = engine;
		this.clock = clock;
	}

	/** Tells whether the logged-in person may simulate this version of a process. */
	Right right(String definition) {
		try {
			this.drafts.deployed(definition, reader());
			return new Right(true);
		}
		catch (RefusalException refused) {
			return new Right(false);
		}
	}

	/** The right to simulate a process. */
	record Right(boolean allowed) {
	}

	SimulationReport.Basis basis(String definition) {
		var mayRead = reader();
		var draft = this.drafts.deployed(definition, mayRead);
		var versions = this.drafts.versions(draft.process());
		var now = this.clock.instant();
		var measured = measure(List.of(draft), now, axis(now, 0), mayRead);
		var arrivals = measured.arrivals();
		return new SimulationReport.Basis(draft.process(), draft.name(), versions,
				mayChange() ? waiting(draft.process()) : List.of(), day(measured.from()), day(measured.until()),
				measured.cases(), arrivals.perWorkingDay(), groups(draft, measured),
				mayChange() ? branches(draft, measured) : List.of(), mayChange(), this.diagrams.diagram(definition));
	}

	private List<SimulationReport.Waiting> waiting(String process) {
		var waiting = this.drafts.waiting(process);
		var names = EngineAccess.asSystem(this.engine, "analysts may not read accounts, but need the author's name",
				() -> this.names.forAccounts(waiting.stream().map(SimulatedProcesses.Waiting::author).toList()));
		return waiting.stream()
			.map((one) -> new SimulationReport.Waiting(one.number(), names.getOrDefault(one.author(), one.author()),
					day(one.handedInAt())))
			.toList();
	}

	/**
	 * Simulates a process of a draft that waits for its release, beside the version in
	 * service.
	 * @return the result as the page shows it
	 */
	public Object runDraft(long number, String process) {
		var inService = this.drafts.versions(process)
			.stream()
			.findFirst()
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "simulation.unknown"));
		return run(inService.definition(), SimulationRequest.forDraft(number, DRAFT_DAYS, DRAFT_REPLICATIONS));
	}

	SimulationReport.Result run(String definition, SimulationRequest wish) {
		var mayRead = reader();
		if (wish.changesModel() && !mayChange()) {
			throw new RefusalException(Kind.FORBIDDEN, "simulation.forbidden");
		}
		var shown = this.drafts.deployed(definition, mayRead);
		var draft = draft(shown, definition, wish, mayRead);
		var inService = this.drafts.versions(shown.process()).get(0).definition();
		var service = this.drafts.deployed(inService, mayRead);
		if (!this.processor.tryAcquire()) {
			throw new RefusalException(Kind.TOO_MANY, "simulation.busy");
		}
		try {
			return run(draft, service, wish, mayRead);
		}
		finally {
			this.processor.release();
		}
	}

	private SimulatedProcess draft(SimulatedProcess shown, String definition, SimulationRequest wish,
			Predicate<String> mayRead) {
		var draft = (wish.bpmn() != null) ? this.drafts.uploaded(wish.bpmn(), mayRead)
				: (wish.draft() != null) ? this.drafts.handedIn(wish.draft(), shown.process(), mayRead)
						: (wish.definition() == null || wish.definition().equals(definition)) ? shown
								: this.drafts.deployed(wish.definition(), mayRead);
		if (!draft.process().equals(shown.process())) {
			throw new RefusalException(Kind.INVALID, "simulation.otherProcess", draft.process(), shown.process());
		}
		return draft;
	}

	private SimulationReport.Result run(SimulatedProcess draft, SimulatedProcess service, SimulationRequest wish,
			Predicate<String> mayRead) {
		var now = this.clock.instant();
		var axis = axis(now, wish.days());
		var measured = measure(List.of(draft, service), now, axis, mayRead);
		var simulation = new Simulation(axis, this.deadlines);
		var from = day(now).plusDays(1).atStartOfDay(Kingdom.ZONE).toInstant();
		var span = new Span(from, wish.days(), WARM_UP_DAYS, wish.replications(), wish.seed());
		var changes = wish.changes();
		var forecast = new Simulation(axis, this.deadlines.with(draft.tables())).run(draft, measured, changes, span);
		var same = draft.equals(service);
		// A changed process is compared with the one in service, and the one in service
		// with itself unchanged.
		var compared = (same && changes.equals(SimulationChanges.NONE)) ? null
				: simulation.run(service, measured, same ? SimulationChanges.NONE : changes, span);
		var check = wish.check() ? check(simulation, service, measured, wish.seed()) : null;
		var spent = Duration.between(now, this.clock.instant()).toMillis();
		var groups = forecast.groups()
			.stream()
			.map((group) -> new SimulationReport.Group(group.group(), name(group.group()), group.people()))
			.toList();
		return new SimulationReport.Result(day(from), wish.days(), spent, forecast, compared, !same, check, groups,
				forecast.assumptions().stream().map(this::sentence).toList());
	}

	private SimulationReport.Check check(Simulation simulation, SimulatedProcess service, Measurements measured,
			long seed) {
		if (measured.cases() < FEWEST_CASES || measured.whole().isEmpty()) {
			return null;
		}
		var days = (int) Duration.between(measured.from(), measured.until()).toDays();
		if (days < 1) {
			return null;
		}
		var again = simulation.run(service, measured, SimulationChanges.NONE,
				new Span(measured.from(), days, WARM_UP_DAYS, CHECK_REPLICATIONS, seed));
		var steps = again.steps()
			.stream()
			.filter((step) -> measured.works().containsKey(step.step()) && step.done() > 0)
			.map((step) -> new SimulationReport.StepCheck(step.name(),
					new SimulationReport.Pair(measured.works().get(step.step()).waiting().mean(),
							step.waiting().mean().value())))
			.toList();
		return new SimulationReport.Check(day(measured.from()), day(measured.until()), measured.cases(),
				pair(measured, again.caseTime().median(), 0.5), pair(measured, again.caseTime().p90(), 0.9), steps);
	}

	private static SimulationReport.Pair pair(Measurements measured, Forecast.Estimate simulated, double share) {
		return new SimulationReport.Pair(measured.whole().quantile(share), simulated.value());
	}

	private Measurements measure(List<SimulatedProcess> versions, Instant now, WorkingAxis axis,
			Predicate<String> mayRead) {
		return this.history.measure(versions, now.minus(Duration.ofDays(MEASURED_DAYS)), now, axis, mayRead);
	}

	private WorkingAxis axis(Instant now, int days) {
		var today = day(now);
		return WorkingAxis.of(this.workingTime.openings(today.minusDays(MEASURED_DAYS + WARM_UP_DAYS + 7L),
				today.plusDays(days + Span.DRAIN_DAYS + 30L)));
	}

	/**
	 * Returns the groups to which the process assigns its tasks, as far as the cases'
	 * places are known.
	 */
	private List<SimulationReport.Group> groups(SimulatedProcess draft, Measurements measured) {
		return Simulation.groups(draft, measured)
			.stream()
			.sorted()
			.map((group) -> new SimulationReport.Group(group, name(group), people(measured, group)))
			.toList();
	}

	private static int people(Measurements measured, String group) {
		return Math.max(1, measured.members().getOrDefault(group, measured.workers().getOrDefault(group, 1)));
	}

	private List<SimulationReport.Branch> branches(SimulatedProcess draft, Measurements measured) {
		var branches = new ArrayList<SimulationReport.Branch>();
		for (var flowchart : draft.flowcharts().values()) {
			for (var node : flowchart.nodes()) {
				var targets = targets(flowchart, node);
				if (!(node.role() instanceof Node.Choice) || targets.size() < 2) {
					continue;
				}
				var turns = measured.turns().getOrDefault(new ModelStep(flowchart.process(), node.id()), Map.of());
				var seen = turns.values().stream().mapToLong(Long::longValue).sum();
				targets.forEach((target) -> branches.add(new SimulationReport.Branch(flowchart.process(), node.id(),
						node.name(), target.id(), target.name(),
						(seen == 0) ? null : (double) turns.getOrDefault(target.id(), 0L) / seen, seen)));
			}
		}
		// The process itself first, then those that it calls.
		branches.sort((one, other) -> Boolean.compare(other.process().equals(draft.process()),
				one.process().equals(draft.process())));
		return branches;
	}

	private static Set<Node> targets(Flowchart flowchart, Node node) {
		return flowchart.flows()
			.stream()
			.filter((flow) -> flow.from().equals(node.id()))
			.flatMap((flow) -> flowchart.nodes().stream().filter((to) -> to.id().equals(flow.to())))
			.collect(Collectors.toSet());
	}

	private Predicate<String> reader() {
		if (!mayChange() && !does(Set.of(Action.FORECAST))) {
			throw new RefusalException(Kind.FORBIDDEN, "simulation.forbidden");
		}
		var groups = groups();
		return (process) -> this.rights.maySee(groups, process);
	}

	/** Checks whether the person may simulate other models than those in service. */
	private boolean mayChange() {
		return does(Set.of(Action.SIMULATE, Action.EVERYTHING));
	}

	private boolean does(Set<Action> actions) {
		return actions.stream().anyMatch((action) -> this.rights.may(groups(), action));
	}

	private Set<String> groups() {
		return this.staff.person().map(CurrentStaff.Person::groups).orElse(Set.of());
	}

	private String name(String group) {
		return this.rights.group(group).map(StaffGroup::shown).orElse(group);
	}

	private String sentence(Assumption assumption) {
		var names = assumption.names()
			.stream()
			.map((name) -> said("quoted", name(name)))
			.collect(Collectors.joining(ShownText.choose("، ", ", ")));
		return said(assumption.code().toString(), names);
	}

	private static String said(String code, String names) {
		var key = "simulation." + code;
		return (ShownText.isEnglish() && EnglishText.has(key)) ? EnglishText.of(key, names) : ArabicText.of(key, names);
	}

	private static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, Kingdom.ZONE);
	}

}
