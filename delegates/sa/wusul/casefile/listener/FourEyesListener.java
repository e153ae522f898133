package sa.wusul.casefile.listener;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that keeps author and auditor from being the same person (M3): a person named
 * in one of the given variables may neither be assigned nor complete the task.
 */
class FourEyesListener implements TaskListener {

	private final List<String> performers;

	FourEyesListener(List<String> performers) {
		this.performers = performers;
	}

	@Override
	public void notify(DelegateTask task) {
		var actor = Actors.person(Context.getCommandContext()).orElse(null);
		for (var performer : this.performers) {
			var earlier = task.getExecution().getVariable(performer);
			if (earlier != null && (earlier.equals(task.getAssignee()) || completes(task, actor, earlier))) {
				throw new RefusalException(Kind.FORBIDDEN, "task.fourEyes");
			}
		}
	}

	private static boolean completes(DelegateTask task, String actor, Object earlier) {
		return EVENTNAME_COMPLETE.equals(task.getEventName()) && earlier.equals(actor);
	}

}
