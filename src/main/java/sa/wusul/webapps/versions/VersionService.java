package sa.wusul.webapps.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.engine.ConfidentialCaseProcesses;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.CurrentStaff.Person;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.StaffNameReader;
import sa.wusul.webapps.versions.CaseMigrationPlan.Instruction;
import sa.wusul.webapps.versions.MigrationPlanRepository.CaseRow;
import sa.wusul.webapps.versions.MigrationPlanRepository.CaseState;
import sa.wusul.webapps.versions.MigrationPlanRepository.Proposal;
import sa.wusul.webapps.versions.MigrationPlanRepository.State;

/**
 * The migration of running cases to another version of their model. Readers of the models
 * may compare; one person proposes a migration, and another approves it. For a
 * confidential domain both are members of the domain, because the number of its cases is
 * confidential.
 */
@Component
class VersionService {

	/** The number of cases in one trial, which migrates each of them and rolls back. */
	static final int MOST_TRIED = 500;

	private static final int LONGEST_REASON = 500;

	/** The elements that never wait and therefore need no instruction. */
	private static final Set<String> PASSED_AT_ONCE = Set.of("process", "sequenceFlow", "exclusiveGateway",
			"intermediateThrowEvent", "endEvent");

	private final ModelVersionReader models;

	private final CaseMigrationService migration;

	private final MigrationPlanChecker check;

	private final RunningCaseRepository running;

	private final MigrationPlanRepository plans;

	private final MigrationFaultWords faults;

	private final Rights rights;

	private final CaseRights access;

	private final ConfidentialCaseProcesses confidentialCases;

	private final CurrentStaff staff;

	private final StaffNameReader names;

	private final TransactionTemplate transaction;

	VersionService(ModelVersionReader models, CaseMigrationService migration, MigrationPlanChecker check,
			RunningCaseRepository running, MigrationPlanRepository plans, MigrationFaultWords faults, Rights rights,
			CaseRights access, ConfidentialCaseProcesses confidentialCases, CurrentStaff staff, StaffNameReader names,
			PlatformTransactionManager transactions) {
		this.models = models;
		this.migration = migration;
		this.check = check;
		this.running = running;
		this.plans = plans;
		this.faults = faults;
		this.rights = rights;
		this.access = access;
		this.confidentialCases = confidentialCases;
		this.staff = staff;
		this.names = names;
		this.transaction = new TransactionTemplate(transactions);
	}

	Overview overview(String definition) {
		var person = person();
		var process = this.models.get(definition).getKey();
		var versions = this.models.versions(process);
		var works = isOneOfTheTwo(person, process);
		var numbers = works ? this.running.numbers(versions.stream().map(ProcessDefinition::getId).toList())
				: Map.<String, Long>of();
		return new Overview(process, this.models.get(definition).getName(),
				may(person, Action.PROPOSE_MIGRATION, process), may(person, Action.MIGRATE, process),
				versions.stream()
					.map((version) -> new Version(version.getId(), version.getVersion(), version.getVersionTag(),
							works ? numbers.getOrDefault(version.getId(), 0L) : null))
					.toList(),
				works ? this.plans.forProcess(process).stream().map((plan) -> summary(plan, versions, person)).toList()
						: List.of());
	}

	/** Returns both diagrams and their differences. */
	Comparison compare(String one, String other) {
		var pair = pair(one, other);
		return new Comparison(this.models.diagram(pair.source()), this.models.diagram(pair.target()),
				this.models.difference(pair.source(), pair.target()).changes());
	}

	/** Returns the engine's proposal step by step, with the possible choices. */
	Workbench workbench(String source, String target) {
		var pair = pair(source, target);
		workingPerson(pair.process());
		var old = this.models.elements(pair.source());
		var now = this.models.elements(pair.target());
		var difference = this.models.difference(pair.source(), pair.target());
		var standing = this.migration.standing(source);
		var equal = this.migration.equalSteps(source, target)
			.stream()
			.collect(Collectors.toMap(Instruction::from, (step) -> new Instruction(step.from(), step.to(),
					step.restart() && startsAnew(old.get(step.from()), difference))));
		var steps = new LinkedHashMap<String, Step>();
		old.values()
			.stream()
			.filter((element) -> !PASSED_AT_ONCE.contains(element.kind()))
			.forEach((element) -> List.of(element.id(), element.id() + "#multiInstanceBody")
				.stream()
				.filter((id) -> id.equals(element.id()) || equal.containsKey(id) || standing.containsKey(id))
				.forEach((id) -> {
					var proposed = Optional.ofNullable(equal.get(id));
					var choices = now.values()
						.stream()
						.filter((candidate) -> candidate.kind().equals(element.kind()))
						.map((candidate) -> new Choice(
								id.equals(element.id()) ? candidate.id() : candidate.id() + "#multiInstanceBody",
								candidate.title()))
						.toList();
					steps.put(id,
							new Step(id, element.kind(), element.title(), standing.getOrDefault(id, 0L),
									proposed.map(Instruction::to).orElse(null),
									proposed.map(Instruction::restart).orElse(false), element.waits(),
									!now.containsKey(element.id()), choices));
				}));
		return new Workbench(List.copyOf(steps.values()));
	}

	/**
	 * Checks whether a wait starts again: only if its rule changed. Conditions are always
	 * evaluated again.
	 */
	private static boolean startsAnew(ModelElement wait, ModelDifference difference) {
		return wait.fact(ElementAspect.MESSAGE).stream().anyMatch((line) -> line.startsWith("conditional"))
				|| difference.findChange(wait.id())
					.filter((change) -> change.changes(ElementAspect.TIMER) || change.changes(ElementAspect.MESSAGE))
					.isPresent();
	}

	MigrationCheck check(CaseMigrationPlan plan) {
		workingPerson(pair(plan.source(), plan.target()).process());
		return this.check.check(plan);
	}

	/** Tries to migrate cases and rolls each of them back. */
	Trial tryOut(CaseMigrationPlan plan, int atMost) {
		var pair = pair(plan.source(), plan.target());
		var person = workingPerson(pair.process());
		if (atMost < 1 || atMost > MOST_TRIED) {
			throw new RefusalException(Kind.INVALID, "migration.triedAtMost", MOST_TRIED);
		}
		var checked = this.check.check(plan);
		if (!checked.passes() && !this.migration.complaints(plan).isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "migration.notValid");
		}
		var model = this.models.elements(pair.source());
		var attempt = this.migration.trial(plan);
		var shown = shown(person, pair.process());
		var rows = new ArrayList<TrialRow>();
		var goes = 0;
		for (var one : this.running.forDefinition(plan.source(), atMost)) {
			var steps = this.migration.stepsOf(one.instance())
				.stream()
				.map((step) -> title(model, step))
				.sorted()
				.toList();
			var reasons = attempt.apply(one.instance())
				.map((report) -> this.faults.forReport(report, model))
				.orElse(List.of());
			goes += reasons.isEmpty() ? 1 : 0;
			add(rows, new TrialRow(shown.apply(one.reference()), steps, reasons.isEmpty(), reasons, 1));
		}
		return new Trial(checked.cases(), rows.stream().mapToInt(TrialRow::cases).sum(), goes, rows);
	}

	/** Adds a row; rows without a reference are counted together. */
	private static void add(List<TrialRow> rows, TrialRow row) {
		for (var index = 0; index < rows.size() && row.reference() == null; index++) {
			if (rows.get(index).isLike(row)) {
				rows.set(index, rows.get(index).incremented());
				return;
			}
		}
		rows.add(row);
	}

	private static String title(Map<String, ModelElement> model, String step) {
		return Optional.ofNullable(model.get(MigrationFaultWords.plain(step))).map(ModelElement::title).orElse(step);
	}

	long propose(CaseMigrationPlan plan, String reason) {
		var pair = pair(plan.source(), plan.target());
		var person = person(Action.PROPOSE_MIGRATION, pair.process());
		refuseBadReason(reason);
		if (!this.check.check(plan).passes()) {
			throw new RefusalException(Kind.CONFLICT, "migration.notValid");
		}
		return this.plans.propose(pair.process(), plan, person.userName(), reason.strip());
	}

	/** Starts the plan as it was shown to the second person, if it is still valid. */
	void start(long id, String contentHash, String reason) {
		var proposal = proposal(id);
		var person = person(Action.MIGRATE, proposal.process());
		refuseBadReason(reason);
		if (proposal.proposedBy().equals(person.userName())) {
			throw new RefusalException(Kind.FORBIDDEN, "migration.ownProposal");
		}
		if (!proposal.contentHash().equals(contentHash)
				|| !proposal.plan().contentHash().equals(proposal.contentHash())) {
			throw new RefusalException(Kind.CONFLICT, "migration.otherContent");
		}
		if (!this.check.check(proposal.plan()).passes()) {
			throw new RefusalException(Kind.CONFLICT, "migration.notValid");
		}
		this.transaction.executeWithoutResult((status) -> {
			decide(id, State.STARTED, person, reason);
			var cases = this.running.forDefinition(proposal.plan().source(), Integer.MAX_VALUE)
				.stream()
				.map(RunningCaseRepository.RunningCase::instance)
				.toList();
			this.plans.started(id, this.migration.start(proposal.plan(), cases, reason.strip()), cases);
		});
	}

	/** Withdraws the plan as its proposer, or refuses it as the second person. */
	void withdraw(long id, String reason) {
		var proposal = proposal(id);
		var person = workingPerson(proposal.process());
		refuseBadReason(reason);
		if (!may(person, Action.MIGRATE, proposal.process()) && !proposal.proposedBy().equals(person.userName())) {
			throw new RefusalException(Kind.FORBIDDEN, "migration.notYours");
		}
		decide(id, State.WITHDRAWN, person, reason);
	}

	private void decide(long id, State state, Person person, String reason) {
		if (!this.plans.decide(id, state, person.userName(), reason.strip())) {
			throw new RefusalException(Kind.CONFLICT, "migration.decided");
		}
	}

	void resume(long id, String reason) {
		var proposal = proposal(id);
		person(Action.MIGRATE, proposal.process());
		refuseBadReason(reason);
		this.migration.resume(openBatch(proposal), proposal.plan().source(), reason.strip());
	}

	/**
	 * Ends the migration if some cases cannot be migrated; they stay unchanged, and the
	 * report contains the reasons.
	 */
	void stop(long id, String reason) {
		var proposal = proposal(id);
		person(Action.MIGRATE, proposal.process());
		refuseBadReason(reason);
		var batch = openBatch(proposal);
		this.transaction.executeWithoutResult((status) -> {
			this.plans.stopped(id, this.migration.failures(batch));
			this.migration.stop(batch, reason.strip());
		});
	}

	private String openBatch(Proposal proposal) {
		if (proposal.batch() == null || !this.migration.isOpen(proposal.batch())) {
			throw new RefusalException(Kind.CONFLICT, "migration.notRunning");
		}
		return proposal.batch();
	}

	Report report(long id) {
		var proposal = proposal(id);
		var person = workingPerson(proposal.process());
		var pair = pair(proposal.plan().source(), proposal.plan().target());
		var model = this.models.elements(pair.source());
		var open = proposal.batch() != null && this.migration.isOpen(proposal.batch());
		var failures = open ? this.migration.failures(proposal.batch()) : Map.<String, String>of();
		var rows = this.plans.cases(proposal)
			.stream()
			.map((row) -> (row.state() != CaseState.WAITING) ? row
					: Optional.ofNullable(failures.getOrDefault(row.instance(), row.failure()))
						.map(row::failed)
						.orElse(row))
			.toList();
		var numbers = rows.stream().collect(Collectors.groupingBy(CaseRow::state, Collectors.counting()));
		var shown = shown(person, pair.process());
		var listed = new ArrayList<ReportRow>();
		rows.stream()
			.map((row) -> new ReportRow(shown.apply(row.reference()), row.state(),
					(row.state() == CaseState.FAILED) ? this.faults.forReport(row.failure(), model) : List.of(), 1))
			.forEach((row) -> add(listed, row));
		return new Report(summary(proposal, this.models.versions(pair.process()), person), open, rows.size(),
				numbers.getOrDefault(CaseState.MIGRATED, 0L), numbers.getOrDefault(CaseState.FAILED, 0L),
				numbers.getOrDefault(CaseState.WAITING, 0L), numbers.getOrDefault(CaseState.ENDED, 0L), listed,
				steps(proposal.plan(), model, this.models.elements(pair.target())));
	}

	private static List<PlannedStep> steps(CaseMigrationPlan plan, Map<String, ModelElement> old,
			Map<String, ModelElement> now) {
		return plan.instructions()
			.stream()
			.map((step) -> new PlannedStep(title(old, step.from()), title(now, step.to()), step.restart(),
					step.from().equals(step.to())))
			.toList();
	}

	private static void add(List<ReportRow> rows, ReportRow row) {
		for (var index = 0; index < rows.size() && row.reference() == null; index++) {
			if (rows.get(index).isLike(row)) {
				rows.set(index, rows.get(index).incremented());
				return;
			}
		}
		rows.add(row);
	}

	/**
	 * Returns which numbers of cases a person may see. A process that also runs for
	 * confidential cases shows none, because the difference would reveal them.
	 */
	private UnaryOperator<String> shown(Person person, String process) {
		if (this.rights.isConfidential(process)) {
			return (reference) -> (reference != null && this.access.mayRead(person.groups(), reference)) ? reference
					: null;
		}
		return this.confidentialCases.mayPass(process) ? (reference) -> null : UnaryOperator.identity();
	}

	private Summary summary(Proposal plan, List<ProcessDefinition> versions, Person person) {
		var people = Stream.of(plan.proposedBy(), plan.decidedBy()).filter(Objects::nonNull).toList();
		var names = new HashMap<String, String>();
		people.forEach((account) -> names.put(account, account));
		names.putAll(this.migration.unrestricted((context) -> this.names.forAccounts(people)));
		return new Summary(plan.id(), number(versions, plan.plan().source()), number(versions, plan.plan().target()),
				plan.contentHash(), plan.state(), names.get(plan.proposedBy()), Moment.of(plan.proposedAt()),
				plan.reason(), names.get(plan.decidedBy()), Moment.of(plan.decidedAt()), plan.decisionReason(),
				plan.state() == State.PROPOSED && may(person, Action.MIGRATE, plan.process())
						&& !plan.proposedBy().equals(person.userName()),
				plan.state() == State.PROPOSED && (may(person, Action.MIGRATE, plan.process())
						|| plan.proposedBy().equals(person.userName())));
	}

	private static Integer number(List<ProcessDefinition> versions, String definition) {
		return versions.stream()
			.filter((version) -> version.getId().equals(definition))
			.map(ProcessDefinition::getVersion)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns a proposal; one of another's confidential domain is reported as unknown.
	 */
	private Proposal proposal(long id) {
		var groups = person().groups();
		return this.plans.find(id)
			.filter((plan) -> this.rights.maySee(groups, plan.process()))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "migration.unknown"));
	}

	private Pair pair(String one, String other) {
		var pair = new Pair(this.models.get(one), this.models.get(other));
		if (!pair.process().equals(pair.target().getKey()) || Objects.equals(one, other)) {
			throw new RefusalException(Kind.INVALID, "migration.otherProcess");
		}
		return pair;
	}

	private static void refuseBadReason(String reason) {
		if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
			throw new RefusalException(Kind.INVALID, "migration.reason", LONGEST_REASON);
		}
		PlainText.checkRemark(reason);
	}

	private Person workingPerson(String process) {
		var person = person();
		if (!isOneOfTheTwo(person, process)) {
			throw new RefusalException(Kind.FORBIDDEN, "migration.forbidden");
		}
		return person;
	}

	private boolean isOneOfTheTwo(Person person, String process) {
		return may(person, Action.PROPOSE_MIGRATION, process) || may(person, Action.MIGRATE, process);
	}

	private Person person(Action action, String process) {
		var person = person();
		if (!may(person, action, process)) {
			throw new RefusalException(Kind.FORBIDDEN, "migration.forbidden");
		}
		return person;
	}

	private boolean may(Person person, Action action, String process) {
		return this.rights.may(person.groups(), action, process);
	}

	private Person person() {
		return this.staff.person().orElseThrow(() -> new RefusalException(Kind.UNAUTHENTICATED, "notSignedIn"));
	}

	private record Pair(ProcessDefinition source, ProcessDefinition target) {

		String process() {
			return this.source.getKey();
		}

	}

	record Overview(String process, String name, boolean mayPropose, boolean mayMigrate, List<Version> versions,
			List<Summary> plans) {
	}

	/**
	 * A version of a model.
	 *
	 * @param running {@code null} for a person who may only compare
	 */
	record Version(String id, int number, String tag, Long running) {
	}

	record Comparison(String before, String after, List<ModelDifference.Change> changes) {
	}

	record Workbench(List<Step> steps) {
	}

	/**
	 * A step with its instruction.
	 *
	 * @param gone whether the new version has no such step
	 */
	record Step(String id, String kind, String name, long cases, String to, boolean restart, boolean waits,
			boolean gone, List<Choice> choices) {
	}

	record Choice(String id, String name) {
	}

	/**
	 * The result of a trial.
	 *
	 * @param running number of running cases
	 * @param tried number of them that were tried
	 */
	record Trial(long running, int tried, int goes, List<TrialRow> rows) {
	}

	/**
	 * The result of one case.
	 *
	 * @param reference {@code null} if there is none, or if the person may not see it
	 */
	record TrialRow(String reference, List<String> steps, boolean goes, List<MigrationFault> reasons, int cases) {

		boolean isLike(TrialRow other) {
			return this.reference == null && this.goes == other.goes && this.steps.equals(other.steps)
					&& this.reasons.equals(other.reasons);
		}

		TrialRow incremented() {
			return new TrialRow(null, this.steps, this.goes, this.reasons, this.cases + 1);
		}

	}

	record Summary(long id, Integer from, Integer to, String contentHash, State state, String proposedBy,
			Moment proposedAt, String reason, String decidedBy, Moment decidedAt, String decisionReason,
			boolean mayStart, boolean mayWithdraw) {
	}

	record PlannedStep(String from, String to, boolean restart, boolean same) {
	}

	record Report(Summary plan, boolean open, int cases, long migrated, long failed, long waiting, long ended,
			List<ReportRow> rows, List<PlannedStep> steps) {
	}

	record ReportRow(String reference, CaseState state, List<MigrationFault> reasons, int cases) {

		boolean isLike(ReportRow other) {
			return this.reference == null && this.state == other.state && this.reasons.equals(other.reasons);
		}

		ReportRow incremented() {
			return new ReportRow(null, this.state, this.reasons, this.cases + 1);
		}

	}

}
