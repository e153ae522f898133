package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

import static sa.wusul.tawasul.process.VisitDayProcess.UNBROUGHT_COUNT;

/**
 * {@code Task_ReturnVisit}: returns the slot of a remote visit for which the detainee was
 * not brought.
 */
@Component
class ReturnVisitDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	ReturnVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		UNBROUGHT_COUNT.set(execution, (long) this.appointments.returnUnbrought(execution.getProcessBusinessKey()));
	}

}
