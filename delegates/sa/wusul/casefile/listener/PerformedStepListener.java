package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;

/** Listener that records who completed a task, in the role that the model names. */
class PerformedStepListener implements TaskListener {

	private final StepPerformers performers;

	private final PerformerRole role;

	PerformedStepListener(StepPerformers performers, PerformerRole role) {
		this.performers = performers;
		this.role = role;
	}

	@Override
	public void notify(DelegateTask task) {
		Actors.performer(Context.getCommandContext(), task)
			.ifPresent((person) -> this.performers.record(task.getExecution(), this.role, person));
	}

}
