package sa.wusul.reception;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalException;

/**
 * Form handler of an appointment at an office. Before the hour of the appointment nobody
 * is absent.
 */
@Component
class ServeAppointmentFormHandler implements FormHandler {

	private final StepNoteWriter notes;

	private final Clock clock;

	ServeAppointmentFormHandler(StepNoteWriter notes, Clock clock) {
		this.notes = notes;
		this.clock = clock;
	}

	@Override
	public String form() {
		return "reception-serve-appointment";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		if (answers.variable("appointmentOutcome").equals("ABSENT")
				&& this.clock.instant().isBefore(Instant.parse(submission.fact("meetingAt")))) {
			throw new RefusalException(Kind.CONFLICT, "visitor.notYetDue");
		}
		this.notes.writeAnswer(submission);
		return Result.as(answers.variables());
	}

}
