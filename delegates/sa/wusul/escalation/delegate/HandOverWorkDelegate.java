package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.StaffAbsenceService;

import static sa.wusul.escalation.process.AbsenceRecordingProcess.ABSENT_PERSON;

/** {@code Task_HandOverWork}: hands over the open work of somebody who is away. */
@Component
class HandOverWorkDelegate implements JavaDelegate {

	private final StaffAbsenceService absences;

	HandOverWorkDelegate(StaffAbsenceService absences) {
		this.absences = absences;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.absences.handOver(ABSENT_PERSON.in(execution));
	}

}
