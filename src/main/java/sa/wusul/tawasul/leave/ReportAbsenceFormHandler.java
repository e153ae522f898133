package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores the report to public security with the other notes of the
 * case, and closes the occurrence.
 */
@Component
class ReportAbsenceFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final StepNoteWriter notes;

	ReportAbsenceFormHandler(Occurrences occurrences, StepNoteWriter notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-report-absence";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		this.occurrences.close(submission.fact("occurrenceNumber"));
		return Result.as(Map.of());
	}

}
