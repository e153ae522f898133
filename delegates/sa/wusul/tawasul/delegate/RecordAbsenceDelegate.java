package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

/** {@code Task_RecordAbsence}: records that no visitor came. */
@Component
class RecordAbsenceDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	RecordAbsenceDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.appointments.miss(execution.getProcessBusinessKey());
	}

}
