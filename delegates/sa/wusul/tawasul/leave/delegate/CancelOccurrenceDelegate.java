package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.Occurrences;
import sa.wusul.tawasul.leave.process.LeaveUseProcess;

import static sa.wusul.tawasul.leave.process.LeaveOccurrenceProcess.OCCURRENCE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveValidityProcess.LEAVE_NUMBER;

/**
 * {@code Task_CancelOccurrence}: cancels an occurrence that has not begun; the prison
 * schedules another.
 */
@Component
class CancelOccurrenceDelegate implements JavaDelegate {

	private final Occurrences occurrences;

	private final Leaves leaves;

	CancelOccurrenceDelegate(Occurrences occurrences, Leaves leaves) {
		this.occurrences = occurrences;
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.occurrences.cancel(OCCURRENCE_NUMBER.in(execution));
		LeaveUseProcess.scheduleAnew(execution, this.leaves, LEAVE_NUMBER.in(execution));
	}

}
