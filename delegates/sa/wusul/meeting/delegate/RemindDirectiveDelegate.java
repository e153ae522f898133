package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.process.DirectiveFollowUpProcess;

/**
 * {@code Task_RemindDepartment}: raises the task's priority to the top of the
 * department's list on the day before the deadline.
 */
@Component
class RemindDirectiveDelegate implements JavaDelegate {

	private static final int FIRST_IN_LINE = 95;

	private final DirectiveService directives;

	RemindDirectiveDelegate(DirectiveService directives) {
		this.directives = directives;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.directives.remind(DirectiveFollowUpProcess.key(execution));
		var tasks = execution.getProcessEngineServices().getTaskService();
		tasks.createTaskQuery()
			.processInstanceId(execution.getProcessInstanceId())
			.list()
			.forEach((task) -> tasks.setPriority(task.getId(), FIRST_IN_LINE));
	}

}
