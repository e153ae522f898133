package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.delegate.LeaveValidityProcess.LEAVE_NUMBER;

/**
 * {@code Task_CompareLeave}: lays beside what the registers say now how the permit
 * differs from it.
 */
@Component
class CompareLeaveDelegate implements JavaDelegate {

	private final Leaves leaves;

	CompareLeaveDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.leaves.compare(LEAVE_NUMBER.in(execution));
	}

}
