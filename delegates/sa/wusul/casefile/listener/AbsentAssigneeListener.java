package sa.wusul.casefile.listener;

import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.identity.Absences;

/**
 * Listener that passes a task assigned to somebody who is away on to their stand-in, or
 * leaves it with its group if no stand-in may do it. People who claim a task are here.
 */
class AbsentAssigneeListener implements TaskListener {

	private final Absences absences;

	private final StepPerformers performers;

	private final List<PerformerRole> excluded;

	private final boolean oncePerPerson;

	/**
	 * Creates the listener.
	 * @param excluded roles whose people may not do the task
	 * @param oncePerPerson whether each person does the step once, so that no stand-in
	 * may
	 */
	AbsentAssigneeListener(Absences absences, StepPerformers performers, List<PerformerRole> excluded,
			boolean oncePerPerson) {
		this.absences = absences;
		this.performers = performers;
		this.excluded = excluded;
		this.oncePerPerson = oncePerPerson;
	}

	@Override
	public void notify(DelegateTask task) {
		var assignee = task.getAssignee();
		var actor = Actors.person(Context.getCommandContext());
		if (assignee != null && !actor.filter(assignee::equals).isPresent() && this.absences.isAbsent(assignee)) {
			task.setAssignee(this.absences.standIn(assignee).filter((other) -> mayHold(task, other)).orElse(null));
		}
	}

	private boolean mayHold(DelegateTask task, String person) {
		return !this.oncePerPerson && isCandidate(task, person)
				&& !this.performers.acted(task.getExecution(), this.excluded, person);
	}

	/** Checks whether the person is a member of a group that is offered the task. */
	static boolean isCandidate(DelegateTask task, String person) {
		var people = task.getProcessEngineServices().getIdentityService();
		return task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.anyMatch((group) -> people.createUserQuery().userId(person).memberOfGroup(group).count() > 0);
	}

}
