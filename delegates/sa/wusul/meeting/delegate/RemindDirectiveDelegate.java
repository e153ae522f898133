package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.MeetingLimit;
import sa.wusul.meeting.process.DirectiveFollowUpProcess;
import sa.wusul.platform.limit.LimitDecisions;

/**
 * {@code Task_RemindDepartment}: raises the task's priority to the top of the
 * department's list on the day before the deadline.
 */
@Component
class RemindDirectiveDelegate implements JavaDelegate {

	private final DirectiveService directives;

	private final LimitDecisions limits;

	RemindDirectiveDelegate(DirectiveService directives, LimitDecisions limits) {
		this.directives = directives;
		this.limits = limits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.directives.remind(DirectiveFollowUpProcess.key(execution));
		var tasks = execution.getProcessEngineServices().getTaskService();
		tasks.createTaskQuery()
			.processInstanceId(execution.getProcessInstanceId())
			.list()
			.forEach((task) -> tasks.setPriority(task.getId(), this.limits.number(MeetingLimit.ORDER_PRIORITY)));
	}

}
