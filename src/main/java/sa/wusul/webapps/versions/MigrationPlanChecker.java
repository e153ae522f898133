package sa.wusul.webapps.versions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.versions.CaseMigrationPlan.Instruction;

/**
 * The check of a plan against both models and the running cases: first for what the
 * engine would refuse, then for what it would do silently.
 */
@Component
class MigrationPlanChecker {

	private static final List<ElementAspect> KEPT_BY_OPEN_TASKS = List.of(ElementAspect.NAME, ElementAspect.ASSIGNMENT,
			ElementAspect.DUE);

	private final ModelVersionReader models;

	private final CaseMigrationService migration;

	private final RunningCaseRepository running;

	private final MigrationFaultWords faults;

	MigrationPlanChecker(ModelVersionReader models, CaseMigrationService migration, RunningCaseRepository running,
			MigrationFaultWords faults) {
		this.models = models;
		this.migration = migration;
		this.running = running;
		this.faults = faults;
	}

	MigrationCheck check(CaseMigrationPlan plan) {
		var source = this.models.get(plan.source());
		var target = this.models.get(plan.target());
		var old = this.models.elements(source);
		var now = this.models.elements(target);
		refuseUnknownSteps(plan, old, now);
		var cases = this.running.numbers(Set.of(plan.source())).getOrDefault(plan.source(), 0L);
		var standing = new TreeMap<>(this.migration.standing(plan.source()));
		var found = new ArrayList<MigrationFault>();
		found.addAll(plan(source, target, cases));
		this.migration.complaints(plan)
			.forEach((step, sentences) -> sentences
				.forEach((sentence) -> found.add(this.faults.forEngine(step, old, sentence))));
		standing.forEach((step, number) -> found.addAll(standing(plan, old, now, step, number)));
		found.addAll(waits(plan, old, now, standing));
		found.addAll(missingVariables(plan, old, now));
		found.addAll(calls(now));
		found.addAll(missingParts(now, this.models.parts(target)));
		found.sort((one, other) -> Boolean.compare(other.prevents(), one.prevents()));
		return new MigrationCheck(cases, standings(plan, old, now, standing), List.copyOf(found), plan.contentHash());
	}

	private static void refuseUnknownSteps(CaseMigrationPlan plan, Map<String, ModelElement> old,
			Map<String, ModelElement> now) {
		for (var step : plan.instructions()) {
			var from = old.get(MigrationFaultWords.plain(step.from()));
			var to = now.get(MigrationFaultWords.plain(step.to()));
			if (from == null || from.isFlow() || from.isProcess()) {
				throw new RefusalException(Kind.INVALID, "migration.stepUnknown", step.from());
			}
			if (to == null || to.isFlow() || to.isProcess()) {
				throw new RefusalException(Kind.INVALID, "migration.stepUnknown", step.to());
			}
		}
	}

	private List<MigrationFault> plan(ProcessDefinition source, ProcessDefinition target, long cases) {
		var found = new ArrayList<MigrationFault>();
		if (cases == 0) {
			found.add(this.faults.forPlan(MigrationFinding.NO_CASES, source.getVersion()));
		}
		if (target.isSuspended()) {
			found.add(this.faults.forPlan(MigrationFinding.SUSPENDED, target.getVersion()));
		}
		if (target.getVersion() < source.getVersion()) {
			found.add(this.faults.forPlan(MigrationFinding.OLDER, target.getVersion(), source.getVersion()));
		}
		return found;
	}

	/** Returns the findings about the cases at a step. */
	private List<MigrationFault> standing(CaseMigrationPlan plan, Map<String, ModelElement> old,
			Map<String, ModelElement> now, String step, long number) {
		var element = old.get(MigrationFaultWords.plain(step));
		if (element == null) {
			return List.of();
		}
		var instruction = plan.instructions().stream().filter((mapped) -> mapped.from().equals(step)).findFirst();
		if (instruction.isEmpty()) {
			return List.of(this.faults.describe(MigrationFinding.STRANDED, element, number));
		}
		var next = now.get(MigrationFaultWords.plain(instruction.get().to()));
		var found = new ArrayList<MigrationFault>();
		if ("userTask".equals(element.kind())
				&& KEPT_BY_OPEN_TASKS.stream().anyMatch((aspect) -> !element.fact(aspect).equals(next.fact(aspect)))) {
			found.add(this.faults.describe(MigrationFinding.TASK_KEEPS, element, number));
		}
		if ("callActivity".equals(element.kind())) {
			found.add(this.faults.describe(MigrationFinding.CALLED_CONTINUE, element, number));
		}
		return found;
	}

	/**
	 * Returns the findings about waits for a time or a message, in or beside a step with
	 * cases.
	 */
	private List<MigrationFault> waits(CaseMigrationPlan plan, Map<String, ModelElement> old,
			Map<String, ModelElement> now, Map<String, Long> standing) {
		var found = new ArrayList<MigrationFault>();
		old.values()
			.stream()
			.filter(ModelElement::waits)
			.filter((wait) -> !isProcessStart(wait, old))
			.forEach((wait) -> found.addAll(wait(plan, wait, now, cases(wait, standing))));
		var taken = new HashSet<String>();
		plan.instructions().forEach((step) -> taken.add(step.to()));
		now.values()
			.stream()
			.filter((wait) -> wait.waits() && "boundaryEvent".equals(wait.kind()) && !taken.contains(wait.id()))
			.forEach((wait) -> plan.instructions()
				.stream()
				.filter((step) -> wait.fact(ElementAspect.PLACE).contains(step.to()))
				.map((step) -> standing.getOrDefault(step.from(), 0L))
				.filter((number) -> number > 0)
				.forEach((number) -> found.add(this.faults.describe(MigrationFinding.WAIT_ADDED, wait, number))));
		return found;
	}

	private List<MigrationFault> wait(CaseMigrationPlan plan, ModelElement wait, Map<String, ModelElement> now,
			long number) {
		if (number == 0) {
			return List.of();
		}
		var mapped = plan.instructions().stream().filter((step) -> step.from().equals(wait.id())).findFirst();
		if (mapped.isEmpty()) {
			return "boundaryEvent".equals(wait.kind())
					? List.of(this.faults.describe(MigrationFinding.WAIT_DROPPED, wait, number)) : List.of();
		}
		var next = now.get(mapped.get().to());
		if (mapped.get().restart()) {
			return List.of(this.faults.describe(MigrationFinding.WAIT_RESTARTS, next, number));
		}
		if (!wait.fact(ElementAspect.MESSAGE).equals(next.fact(ElementAspect.MESSAGE))) {
			return List.of(this.faults.describe(MigrationFinding.MESSAGE_KEPT, next, number));
		}
		return wait.trigger().equals(next.trigger()) ? List.of()
				: List.of(this.faults.describe(MigrationFinding.WAIT_KEPT, next, number));
	}

	/**
	 * Counts the cases of a wait: a boundary event waits as long as its step, and the
	 * start of an event sub-process as long as its scope.
	 */
	private static long cases(ModelElement wait, Map<String, Long> standing) {
		return Stream.concat(Stream.of(wait.id()), wait.fact(ElementAspect.PLACE).stream())
			.mapToLong((step) -> standing.getOrDefault(step, 0L))
			.sum();
	}

	private static boolean isProcessStart(ModelElement wait, Map<String, ModelElement> model) {
		return "startEvent".equals(wait.kind()) && model.get(wait.scope()).isProcess();
	}

	/**
	 * Finds variables that the new version reads and the old one neither read nor wrote.
	 */
	private List<MigrationFault> missingVariables(CaseMigrationPlan plan, Map<String, ModelElement> old,
			Map<String, ModelElement> now) {
		var known = new HashSet<String>();
		old.values().forEach((element) -> {
			known.addAll(element.reads());
			known.addAll(element.writes());
		});
		now.values().forEach((element) -> known.addAll(element.writes()));
		var found = new ArrayList<MigrationFault>();
		now.values().forEach((element) -> element.reads().forEach((variable) -> {
			if (known.add(variable)) {
				var without = this.running.numberWithout(plan.source(), variable);
				if (without > 0) {
					found.add(this.faults.describe(MigrationFinding.VARIABLE_MISSING, element, variable, without));
				}
			}
		}));
		return found;
	}

	private List<MigrationFault> calls(Map<String, ModelElement> now) {
		return now.values()
			.stream()
			.filter((element) -> "callActivity".equals(element.kind()))
			.flatMap((element) -> element.fact(ElementAspect.CALLED)
				.stream()
				.filter((line) -> line.startsWith("calledElement: ") && !line.contains("{"))
				.map((line) -> line.substring("calledElement: ".length()))
				.filter((process) -> !this.models.exists(process))
				.map((process) -> this.faults.describe(MigrationFinding.CALLED_MISSING, element, process)))
			.toList();
	}

	/** Finds parts that a case would lack on arrival. */
	private List<MigrationFault> missingParts(Map<String, ModelElement> now, ModelDifference.Parts parts) {
		return now.values()
			.stream()
			.flatMap((element) -> element.bound()
				.stream()
				.filter((part) -> parts.findPart(part).isEmpty())
				.map((part) -> this.faults.describe(MigrationFinding.PART_MISSING, element, part.key())))
			.toList();
	}

	private static List<MigrationCheck.Standing> standings(CaseMigrationPlan plan, Map<String, ModelElement> old,
			Map<String, ModelElement> now, Map<String, Long> standing) {
		return standing.entrySet()
			.stream()
			.filter((step) -> old.containsKey(MigrationFaultWords.plain(step.getKey())))
			.map((step) -> {
				var to = plan.instructions()
					.stream()
					.filter((mapped) -> mapped.from().equals(step.getKey()))
					.map(Instruction::to)
					.findFirst()
					.orElse(null);
				return new MigrationCheck.Standing(step.getKey(),
						old.get(MigrationFaultWords.plain(step.getKey())).title(), step.getValue(), to,
						(to != null) ? now.get(MigrationFaultWords.plain(to)).title() : null);
			})
			.toList();
	}

}
