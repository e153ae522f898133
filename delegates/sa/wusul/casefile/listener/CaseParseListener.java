package sa.wusul.casefile.listener;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.listener.StepEntryListener.Milestone;
import sa.wusul.platform.identity.Absences;
import sa.wusul.casefile.engine.CaseFactMapping;
import sa.wusul.platform.engine.InformingConvention;
import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;

/**
 * Listener that implements the extension properties of models: {@code milestone}, with
 * the coming step that it {@code reaches}, {@code underWay}, both with their English, and
 * {@code caseState} on any step, {@code performer} (the role in which the person who acts
 * is recorded) on a user task or a start, {@code returnTo}, {@code fourEyes},
 * {@code oncePerPerson} and {@code nameWith} (a variable that distinguishes tasks of one
 * name) on a user task, {@code opensCase}, {@code startedByStaff} and {@code supervisors}
 * (a role) on a process; the latter also on a step that changes the department. Every
 * user task gets its service level, and every call activity hands on the facts of the
 * case.
 */
public class CaseParseListener extends AbstractBpmnParseListener {

	private static final String OPENS_CASE = "opensCase";

	private static final String MILESTONE = "milestone";

	private static final String STARTED_BY_STAFF = "startedByStaff";

	private static final String PERFORMER = "performer";

	/** The end of the name of a property in English. */
	private static final String ENGLISH = "En";

	private final StepEntryListener.Factory steps;

	private final List<TaskListener> everyTask;

	private final ExecutionListener openedCase;

	private final ExecutionListener besideCase;

	private final Function<String, ExecutionListener> supervisors;

	private final StepPerformers performers;

	private final Absences absences;

	private final CaseFactMapping facts;

	/**
	 * Creates the listener.
	 * @param everyTask listeners of the creation of every user task
	 * @param openedCase listener of the start of a process that opens a case
	 * @param besideCase listener of the start of any other process
	 * @param supervisors creates the listener that lets supervisors of a role see a
	 * process
	 */
	public CaseParseListener(StepEntryListener.Factory steps, List<TaskListener> everyTask,
			ExecutionListener openedCase, ExecutionListener besideCase, Function<String, ExecutionListener> supervisors,
			StepPerformers performers, Absences absences, CaseFactMapping facts) {
		this.facts = facts;
		this.absences = absences;
		this.performers = performers;
		this.supervisors = supervisors;
		this.steps = steps;
		this.everyTask = everyTask;
		this.openedCase = openedCase;
		this.besideCase = besideCase;
	}

	public static boolean opensCase(ProcessDefinitionEntity model) {
		return Boolean.TRUE.equals(model.getProperty(OPENS_CASE));
	}

	@Override
	public void parseProcess(Element element, ProcessDefinitionEntity model) {
		// Before all other listeners that read the case, wherever they were added.
		model.addBuiltInListener(ExecutionListener.EVENTNAME_START,
				new FormStartListener(Boolean.parseBoolean(properties(element).get(STARTED_BY_STAFF))), 0);
		if (Boolean.parseBoolean(properties(element).get(OPENS_CASE))) {
			model.setProperty(OPENS_CASE, true);
			model.addBuiltInListener(ExecutionListener.EVENTNAME_START, this.openedCase);
		}
		else {
			model.addBuiltInListener(ExecutionListener.EVENTNAME_START, this.besideCase);
		}
		supervisors(element).ifPresent((access) -> model.addBuiltInListener(ExecutionListener.EVENTNAME_START, access));
	}

	@Override
	public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
		var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
		var properties = properties(element);
		this.everyTask.forEach((listener) -> task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, listener));
		Optional.ofNullable(properties.get("nameWith"))
			.map(TaskNameListener::new)
			.ifPresent((name) -> task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, name));
		var excluded = Optional.ofNullable(properties.get("fourEyes")).map(CaseParseListener::roles).orElse(List.of());
		var once = Boolean.parseBoolean(properties.get("oncePerPerson"));
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT,
				new AbsentAssigneeListener(this.absences, this.performers, excluded, once));
		if (!excluded.isEmpty()) {
			around(task, new FourEyesListener(this.performers, excluded));
		}
		var returning = Optional.ofNullable(properties.get("returnTo")).map(PerformerRole::new);
		var performer = Optional.ofNullable(properties.get(PERFORMER)).map(PerformerRole::new).or(() -> returning);
		if (once) {
			around(task, new OncePerPersonListener(this.performers,
					performer.orElseGet(() -> new PerformerRole(activity.getId()))));
		}
		else {
			performer.ifPresent((role) -> task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE,
					new PerformedStepListener(this.performers, role)));
		}
		returning.ifPresent(
				(role) -> task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, new ReturnToPerformerListener(
						this.performers, role, role.equals(scope.getProcessDefinition().getProperty(PERFORMER)))));
	}

	private static void around(TaskDefinition task, TaskListener listener) {
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, listener);
		task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listener);
	}

	@Override
	public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
		step(element, activity);
		Optional.ofNullable(properties(element).get(PERFORMER)).map(PerformerRole::new).ifPresent((role) -> {
			((ProcessDefinitionEntity) scope.getProcessDefinition()).setProperty(PERFORMER, role);
			activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, performedStart(role));
		});
	}

	private ExecutionListener performedStart(PerformerRole role) {
		return (execution) -> this.performers.record(execution, role, Actors.name(Context.getCommandContext()));
	}

	@Override
	public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
		step(element, activity);
	}

	@Override
	public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
	}

	@Override
	public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
	}

	@Override
	public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
	}

	@Override
	public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
	}

	@Override
	public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
		this.facts.addTo(activity);
	}

	@Override
	public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
	}

	@Override
	public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
		step(element, activity);
		Optional.ofNullable(properties(element).get(InformingConvention.PROPERTY))
			.ifPresent((event) -> InformingConvention.apply(activity, event));
	}

	@Override
	public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
		work(element, activity);
	}

	@Override
	public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
		step(element, activity);
	}

	/** An event, whose milestone is reached as it happens. */
	private void step(Element element, ActivityImpl activity) {
		letSupervise(element, activity);
		enter(activity, sentence(element, MILESTONE), state(element));
	}

	/**
	 * A step that does or awaits something: the case is in its state meanwhile, the
	 * requester reads that it is under way, and its milestone is reached when the thing
	 * has happened.
	 */
	private void work(Element element, ActivityImpl activity) {
		letSupervise(element, activity);
		enter(activity, sentence(element, "underWay"), state(element));
		sentence(element, MILESTONE).map((sentence) -> this.steps.entry(Optional.of(sentence), Optional.empty()))
			.map(CaseParseListener::unlessCancelled)
			.ifPresent((reached) -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, reached));
	}

	private static ExecutionListener unlessCancelled(ExecutionListener listener) {
		return (execution) -> {
			if (!execution.isCanceled()) {
				listener.notify(execution);
			}
		};
	}

	private void enter(ActivityImpl activity, Optional<Milestone> milestone, Optional<CaseState> state) {
		if (milestone.isPresent() || state.isPresent()) {
			activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, this.steps.entry(milestone, state));
		}
	}

	private void letSupervise(Element element, ActivityImpl activity) {
		supervisors(element)
			.ifPresent((access) -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, access));
	}

	private static Optional<Milestone> sentence(Element element, String property) {
		var said = properties(element);
		return Optional.ofNullable(said.get(property))
			.map((arabic) -> new Milestone(arabic, said.get(property + ENGLISH),
					property.equals(MILESTONE) ? said.get("reaches") : null));
	}

	private static Optional<CaseState> state(Element element) {
		return Optional.ofNullable(properties(element).get("caseState")).map(CaseState::valueOf);
	}

	private Optional<ExecutionListener> supervisors(Element element) {
		return Optional.ofNullable(properties(element).get("supervisors")).map(this.supervisors);
	}

	private static Map<String, String> properties(Element element) {
		return Optional.ofNullable(BpmnParseUtil.parseCamundaExtensionProperties(element)).orElse(Map.of());
	}

	private static List<PerformerRole> roles(String list) {
		return Arrays.stream(list.split(",")).map(String::strip).map(PerformerRole::new).toList();
	}

}
