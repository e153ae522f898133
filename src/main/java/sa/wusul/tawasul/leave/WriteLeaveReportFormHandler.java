package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores the report on an occurrence with the other notes of its case.
 */
@Component
class WriteLeaveReportFormHandler implements FormHandler {

	private final StepNoteWriter notes;

	WriteLeaveReportFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-write-leave-report";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		return Result.as(Map.of());
	}

}
