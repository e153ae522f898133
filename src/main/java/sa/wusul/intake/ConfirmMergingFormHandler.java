package sa.wusul.intake;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Form handler of the second look at a duplicate, whose reason is a note of the case. */
@Component
class ConfirmMergingFormHandler implements FormHandler {

	private final StepNoteWriter notes;

	ConfirmMergingFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "intake-confirm-merging";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		return Result.as(submission.answers().variables());
	}

}
