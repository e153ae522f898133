package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Form handler that stores with the case that public security closed its report. */
@Component
class CloseAbsenceReportFormHandler implements FormHandler {

	private final StepNoteWriter notes;

	CloseAbsenceReportFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-close-absence-report";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		return Result.as(Map.of());
	}

}
