package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;

import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_NUMBER;

/** {@code Task_EndOutside}: ends the absence of a detainee who was released. */
@Component
class EndOutsideDelegate implements JavaDelegate {

	private final Leaves leaves;

	EndOutsideDelegate(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.leaves.endOutside(LEAVE_NUMBER.in(execution));
	}

}
