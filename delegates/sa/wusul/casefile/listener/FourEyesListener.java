package sa.wusul.casefile.listener;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that keeps author and auditor from being the same person (M3): a person who
 * acted in one of the given roles may neither be assigned nor complete the task.
 */
class FourEyesListener implements TaskListener {

	private final StepPerformers performers;

	private final List<PerformerRole> excluded;

	FourEyesListener(StepPerformers performers, List<PerformerRole> excluded) {
		this.performers = performers;
		this.excluded = excluded;
	}

	@Override
	public void notify(DelegateTask task) {
		refuse(task, task.getAssignee());
		if (EVENTNAME_COMPLETE.equals(task.getEventName())) {
			Actors.person(Context.getCommandContext())
				.filter((actor) -> !actor.equals(task.getAssignee()))
				.ifPresent((actor) -> refuse(task, actor));
		}
	}

	private void refuse(DelegateTask task, String person) {
		if (person != null && this.performers.acted(task.getExecution(), this.excluded, person)) {
			throw new RefusalException(Kind.FORBIDDEN, "task.fourEyes");
		}
	}

}
