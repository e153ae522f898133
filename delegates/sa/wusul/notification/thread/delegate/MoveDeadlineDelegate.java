package sa.wusul.notification.thread.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.Limits;

import static sa.wusul.notification.thread.process.MoreTimeProcess.MORE_TIME;
import static sa.wusul.notification.thread.process.MoreTimeProcess.NEW_DUE_AT;

/**
 * {@code Task_MoveDeadline} and {@code Task_GrantTime}: move the end of the wait that
 * called the process, which is its last timer, by the limit that a table or a person
 * chose.
 */
@Component
class MoveDeadlineDelegate implements JavaDelegate {

	private final Limits limits;

	MoveDeadlineDelegate(Limits limits) {
		this.limits = limits;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var waiting = execution.getProcessInstance().getSuperExecution().getProcessInstanceId();
		var timers = execution.getProcessEngineServices().getManagementService();
		var timer = timers.createJobQuery()
			.processInstanceId(waiting)
			.timers()
			.orderByJobDuedate()
			.desc()
			.listPage(0, 1)
			.get(0);
		var end = this.limits.after(timer.getDuedate().toInstant().toString(),
				"notification." + MORE_TIME.in(execution));
		timers.setJobDuedate(timer.getId(), end);
		NEW_DUE_AT.set(execution, end.toInstant().toString());
	}

}
