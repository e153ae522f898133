package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

/** {@code Task_BeginVisit}: starts the visit; a remote visit gets its room. */
@Component
class BeginVisitDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	BeginVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.appointments.begin(execution.getProcessBusinessKey());
	}

}
