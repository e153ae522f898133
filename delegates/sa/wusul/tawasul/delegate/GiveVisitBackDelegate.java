package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

import static sa.wusul.tawasul.process.VisitRequestProcess.SLOT_HELD;

/**
 * {@code Task_GiveVisitBack}: cancels the booking of a visit that is not granted, or no
 * longer.
 */
@Component
class GiveVisitBackDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	GiveVisitBackDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		SLOT_HELD.set(execution, this.appointments.giveBack(execution.getProcessBusinessKey()));
	}

}
