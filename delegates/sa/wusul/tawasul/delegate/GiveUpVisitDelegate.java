package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

/**
 * {@code Task_GiveUpVisit} and {@code Task_GiveUpBooking}: cancels the visit on behalf of
 * the requester.
 */
@Component
class GiveUpVisitDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	GiveUpVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.appointments.giveUp(execution.getProcessBusinessKey());
	}

}
