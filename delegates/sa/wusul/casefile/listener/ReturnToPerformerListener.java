package sa.wusul.casefile.listener;

import java.util.Objects;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

import sa.wusul.platform.identity.Absences;

/**
 * Listener that returns work to the person who did it before, unless they are away.
 * Confidential work is returned only to a performer who is still a member of the
 * candidate groups.
 */
public class ReturnToPerformerListener implements TaskListener {

	private final String variable;

	private final ConfidentialCaseReader confidential;

	private final Absences absences;

	public ReturnToPerformerListener(String variable, ConfidentialCaseReader confidential, Absences absences) {
		this.absences = absences;
		this.variable = variable;
		this.confidential = confidential;
	}

	@Override
	public void notify(DelegateTask task) {
		if (EVENTNAME_COMPLETE.equals(task.getEventName())) {
			task.setVariable(this.variable, task.getAssignee());
		}
		else if (task.getExecution().getVariable(this.variable) instanceof String performer
				&& !this.absences.isAbsent(performer)
				&& (this.confidential.forExecution(task.getExecution()).isEmpty() || isCandidate(task, performer))) {
			task.setAssignee(performer);
		}
	}

	private static boolean isCandidate(DelegateTask task, String performer) {
		var people = task.getProcessEngineServices().getIdentityService();
		return task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.anyMatch((group) -> people.createUserQuery().userId(performer).memberOfGroup(group).count() > 0);
	}

}
