package sa.wusul.supervision.listener;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import sa.wusul.supervision.CaseStepRepository;

/**
 * Listener that reports every user task to supervision in the transactions in which it
 * begins and ends. An end is reported last, after the changes of the case: answers and a
 * withdrawal that meet lock the rows of case and step in the same order.
 */
public class StepCountListener implements TaskListener {

	private final CaseStepRepository steps;

	public StepCountListener(CaseStepRepository steps) {
		this.steps = steps;
	}

	@Override
	public void notify(DelegateTask task) {
		var reference = task.getExecution().getProcessBusinessKey();
		if (reference == null) {
			return;
		}
		switch (task.getEventName()) {
			case EVENTNAME_CREATE ->
				this.steps.began(task.getId(), reference, process(task), task.getTaskDefinitionKey(), due(task));
			case EVENTNAME_UPDATE -> {
				if (((TaskEntity) task).getPropertyChanges().containsKey(TaskEntity.DUE_DATE)) {
					this.steps.dueAt(task.getId(), due(task));
				}
			}
			case EVENTNAME_COMPLETE -> atTheEnd(() -> this.steps.done(task.getId(), process(task),
					task.getTaskDefinitionKey(), task.getCreateTime().toInstant()));
			default -> atTheEnd(() -> this.steps.calledOff(task.getId()));
		}
	}

	/** Does the report before the command flushes its changes. */
	private static void atTheEnd(Runnable report) {
		Context.getCommandContext().registerCommandContextListener(new CommandContextListener() {

			@Override
			public void onCommandContextClose(CommandContext context) {
				report.run();
			}

			@Override
			public void onCommandFailed(CommandContext context, Throwable failure) {
				// The transaction is rolled back, and the step goes on.
			}

		});
	}

	private static String process(DelegateTask task) {
		return ((TaskEntity) task).getProcessDefinition().getKey();
	}

	private static Instant due(DelegateTask task) {
		return Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null);
	}

}
