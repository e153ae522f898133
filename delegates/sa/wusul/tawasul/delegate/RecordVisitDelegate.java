package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

import static sa.wusul.tawasul.process.VisitDayProcess.VISIT_END;

/** {@code Task_RecordVisit}: records the end of the visit. */
@Component
class RecordVisitDelegate implements JavaDelegate {

	private final VisitAppointments appointments;

	RecordVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.appointments.end(execution.getProcessBusinessKey(), VISIT_END.in(execution).equals("INTERRUPTED"));
	}

}
