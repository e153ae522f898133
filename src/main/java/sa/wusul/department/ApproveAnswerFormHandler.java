package sa.wusul.department;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Form handler of the approval of an answer to a campaign. */
@Component
class ApproveAnswerFormHandler implements FormHandler {

	private final StepNoteWriter notes;

	ApproveAnswerFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "department-approve-answer";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		return Result.as(submission.answers().variables());
	}

}
