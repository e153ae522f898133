package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_NUMBER;

/**
 * {@code Task_CompareLeave}: stores how the permit differs from the current facts of the
 * registers.
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
