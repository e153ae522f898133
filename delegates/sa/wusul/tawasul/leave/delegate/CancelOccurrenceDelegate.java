package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Occurrences;

import static sa.wusul.tawasul.leave.process.LeaveOccurrenceProcess.OCCURRENCE_NUMBER;

/**
 * {@code Task_CancelOccurrence}: cancels an occurrence that has not begun.
 */
@Component
class CancelOccurrenceDelegate implements JavaDelegate {

	private final Occurrences occurrences;

	CancelOccurrenceDelegate(Occurrences occurrences) {
		this.occurrences = occurrences;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.occurrences.cancel(OCCURRENCE_NUMBER.in(execution));
	}

}
