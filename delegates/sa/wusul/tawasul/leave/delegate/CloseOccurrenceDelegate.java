package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Occurrences;

import static sa.wusul.tawasul.leave.process.LeaveOccurrenceProcess.OCCURRENCE_NUMBER;

/**
 * {@code Task_CloseOccurrence}: closes the occurrence after its report and notifies the
 * authorisation.
 */
@Component
class CloseOccurrenceDelegate implements JavaDelegate {

	private final Occurrences occurrences;

	CloseOccurrenceDelegate(Occurrences occurrences) {
		this.occurrences = occurrences;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.occurrences.close(OCCURRENCE_NUMBER.in(execution));
	}

}
