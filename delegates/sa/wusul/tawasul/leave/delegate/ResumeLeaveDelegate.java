package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.process.LeaveUseProcess;

import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_STATE;

/**
 * {@code Task_ResumeLeave}: puts a paused authorisation in force again; the prison
 * schedules what the pause cancelled.
 */
@Component
class ResumeLeaveDelegate implements JavaDelegate {

	private final Leaves leaves;

	ResumeLeaveDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var number = LEAVE_NUMBER.in(execution);
		this.leaves.resume(number);
		LEAVE_STATE.set(execution, this.leaves.get(number).state().name());
		LeaveUseProcess.scheduleAnew(execution, this.leaves, number);
	}

}
