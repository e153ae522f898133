package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.OccurrenceState;
import sa.wusul.tawasul.leave.Occurrences;

import static sa.wusul.tawasul.leave.process.LeaveOccurrenceProcess.DETAINEE_RELEASED;
import static sa.wusul.tawasul.leave.process.LeaveOccurrenceProcess.LEAVE_DUE_AT;
import static sa.wusul.tawasul.leave.process.LeaveOccurrenceProcess.OCCURRENCE_NUMBER;

/**
 * {@code Task_RecallDetainee}, {@code Task_ConfirmRecall}: recalls the detainee within
 * the time of the conditions, or prevents the departure; a released detainee need not
 * return. A recall that is too late is refused and changes nothing.
 */
@Component
class RecallOccurrenceDelegate implements JavaDelegate {

	private final Occurrences occurrences;

	RecallOccurrenceDelegate(Occurrences occurrences) {
		this.occurrences = occurrences;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var occurrence = this.occurrences.recall(OCCURRENCE_NUMBER.in(execution));
		DETAINEE_RELEASED.set(execution, occurrence.state() == OccurrenceState.RELEASED);
		occurrence.dueAt().ifPresent((moment) -> LEAVE_DUE_AT.set(execution, moment.toString()));
	}

}
