package sa.wusul.tawasul.visit;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores why the prison could not bring the detainee to a remote visit.
 */
@Component
class BringDetaineeFormHandler implements FormHandler {

	private static final String PRESENCE = "detaineePresence";

	private final VisitAppointments appointments;

	private final StepNoteWriter notes;

	BringDetaineeFormHandler(VisitAppointments appointments, StepNoteWriter notes) {
		this.appointments = appointments;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-bring-detainee";
	}

	@Override
	public Result handle(Submission submission) {
		var presence = submission.answers().variable(PRESENCE);
		if (presence.equals("ABSENT")) {
			this.appointments.explain(submission.businessKey().orElseThrow(),
					submission.answers().variable("prisonReason"));
			this.notes.writeAnswer(submission);
		}
		return Result.as(Map.of(PRESENCE, presence));
	}

}
