package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

/** {@code Task_PostponeVisit}: postpones the visit on behalf of the prison. */
@Component
class PostponeVisitDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	PostponeVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.appointments.postpone(execution.getProcessBusinessKey());
	}

}
