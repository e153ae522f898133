package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores the report to public security with the other notes of the
 * case, and closes the occurrence.
 */
@Component
class ReportAbsenceFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final LeaveNoteWriter notes;

	ReportAbsenceFormHandler(Occurrences occurrences, LeaveNoteWriter notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-report-absence";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.write(submission);
		this.occurrences.close(LeaveNoteWriter.occurrence(submission));
		return Result.as(Map.of());
	}

}
