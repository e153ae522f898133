package sa.wusul.tawasul.visit;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Form handler that stores what the supervisor and the prison agreed on. */
@Component
class ExamineFailureFormHandler implements FormHandler {

	private final StepNoteWriter notes;

	ExamineFailureFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-examine-failure";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		return Result.as(Map.of());
	}

}
