package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

/** {@code Task_CancelVisit}: cancels the visit on behalf of the prison. */
@Component
class CancelVisitDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	CancelVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.appointments.cancel(execution.getProcessBusinessKey());
	}

}
