package sa.wusul.casefile.delegate;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.platform.calendar.WorkingTime;

/**
 * A case enters a step: the citizen's timeline gets the step's milestone, the case its
 * state. When the case no longer waits for the requester, open tasks get back the working
 * time that passed.
 */
class StepEntry implements ExecutionListener {

	private final CaseFiles caseFiles;

	private final WorkingTime workingTime;

	private final Optional<String> milestone;

	private final Optional<CaseState> state;

	StepEntry(CaseFiles caseFiles, WorkingTime workingTime, Optional<String> milestone, Optional<CaseState> state) {
		this.caseFiles = caseFiles;
		this.workingTime = workingTime;
		this.milestone = milestone;
		this.state = state;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		this.state.flatMap((entered) -> this.caseFiles.enter(reference, entered))
			.ifPresent((stoodStill) -> postponeOpenTasks(execution, reference, stoodStill));
		this.milestone.ifPresent((sentence) -> this.caseFiles.reach(reference, sentence));
	}

	/**
	 * Nobody's rights apply: the postponement is the program's. The task that is being
	 * completed is still found, and left alone.
	 */
	private void postponeOpenTasks(DelegateExecution execution, String reference, Duration stoodStill) {
		var tasks = execution.getProcessEngineServices().getTaskService();
		Context.getCommandContext().runWithoutAuthorization((context) -> {
			tasks.createTaskQuery()
				.processInstanceBusinessKey(reference)
				.list()
				.stream()
				.filter((task) -> task.getDueDate() != null && !((TaskEntity) task).isDeleted())
				.forEach((task) -> {
					task.setDueDate(Date.from(this.workingTime.plus(task.getDueDate().toInstant(), stoodStill)));
					tasks.saveTask(task);
				});
			return null;
		});
	}

	/** Makes the entry of a step from what the model says. */
	@FunctionalInterface
	interface Factory {

		StepEntry entry(Optional<String> milestone, Optional<CaseState> state);

	}

}
