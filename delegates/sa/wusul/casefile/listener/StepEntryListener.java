package sa.wusul.casefile.listener;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.engine.EngineAccess;

/**
 * Records that a case enters a step: writes the step's milestone to the requester's
 * timeline and updates the case's state. When the case no longer waits for the requester,
 * the due dates of open tasks are postponed by the working time passed.
 */
public class StepEntryListener implements ExecutionListener {

	private final CaseFiles caseFiles;

	private final WorkingTime workingTime;

	private final Optional<Milestone> milestone;

	private final Optional<CaseState> state;

	public StepEntryListener(CaseFiles caseFiles, WorkingTime workingTime, Optional<Milestone> milestone,
			Optional<CaseState> state) {
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
		this.milestone.ifPresent(
				(reached) -> this.caseFiles.reach(reference, reached.sentence(), reached.english(), reached.step()));
	}

	/**
	 * Postpones the due dates without authorisation, as an action of the program. The
	 * task that is being completed is still found and left unchanged.
	 */
	private void postponeOpenTasks(DelegateExecution execution, String reference, Duration stoodStill) {
		var tasks = execution.getProcessEngineServices().getTaskService();
		EngineAccess.asSystem("the program itself postpones due dates", () -> {
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

	/** Factory that creates the listener of a step from the properties of the model. */
	@FunctionalInterface
	public interface Factory {

		StepEntryListener entry(Optional<Milestone> milestone, Optional<CaseState> state);

	}

	/**
	 * The sentence that the requester reads, as the model says it.
	 *
	 * @param english the sentence in English, or {@code null} in models from before it
	 * was demanded
	 * @param step the code of the coming step that is reached with it, or {@code null}
	 */
	public record Milestone(String sentence, String english, String step) {

	}

}
