package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;

import static sa.wusul.reception.process.OfficeAppointmentProcess.CENTRE;
import static sa.wusul.reception.process.OfficeAppointmentProcess.COMMUNICATION;
import static sa.wusul.reception.process.OfficeAppointmentProcess.DEPARTMENT;
import static sa.wusul.reception.process.OfficeAppointmentProcess.INTERPRETER_NEEDED;
import static sa.wusul.reception.process.OfficeAppointmentProcess.MEETING_CENTRE;
import static sa.wusul.reception.process.OfficeAppointmentProcess.MEETING_HOST;
import static sa.wusul.reception.process.OfficeAppointmentProcess.MEETING_MODE;
import static sa.wusul.reception.process.OfficeAppointmentProcess.OFFICE;
import static sa.wusul.reception.process.OfficeAppointmentProcess.PRIORITY;
import static sa.wusul.reception.process.OfficeAppointmentProcess.REQUEST_TYPE;

/** {@code Task_RegisterAppointment}: assigns the case to the sector of the office. */
@Component
class RegisterAppointmentDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	RegisterAppointmentDelegate(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var office = OFFICE.in(execution);
		DEPARTMENT.set(execution, office);
		MEETING_HOST.set(execution, office);
		MEETING_MODE.set(execution, "IN_PERSON");
		MEETING_CENTRE.set(execution, CENTRE.in(execution));
		COMMUNICATION.set(execution, COMMUNICATION.findIn(execution).orElse("SPOKEN"));
		INTERPRETER_NEEDED.set(execution, false);
		REQUEST_TYPE.set(execution, "APPOINTMENT");
		PRIORITY.set(execution, "NORMAL");
		this.caseFiles.classify(execution.getProcessBusinessKey(), "APPOINTMENT", "NORMAL", office);
	}

}
