package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitAppointments;

import static sa.wusul.tawasul.process.VisitDayProcess.VISIT_END;
import static sa.wusul.tawasul.process.VisitDayProcess.VISIT_END_REASON;

/**
 * {@code Task_RecordVisit}: records the end of the visit, which an officer may have set
 * in its room.
 */
@Component
class RecordVisitDelegate implements JavaDelegate {

	private static final String INTERRUPTED = "INTERRUPTED";

	private final VisitAppointments appointments;

	RecordVisitDelegate(VisitAppointments appointments) {
		this.appointments = appointments;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		this.appointments.haltReason(reference).ifPresent((reason) -> {
			VISIT_END.set(execution, INTERRUPTED);
			VISIT_END_REASON.set(execution, reason);
		});
		this.appointments.end(reference, VISIT_END.in(execution).equals(INTERRUPTED));
	}

}
