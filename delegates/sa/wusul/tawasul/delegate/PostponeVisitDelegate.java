package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

/** {@code Task_PostponeVisit}: the prison cannot then; the visit gets another day. */
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
