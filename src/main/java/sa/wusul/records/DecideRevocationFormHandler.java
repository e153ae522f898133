package sa.wusul.records;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which a second person confirms the revocation of a paper, or
 * declines it with a reason that is a note of the case.
 */
@Component
class DecideRevocationFormHandler implements FormHandler {

	private final StepNoteWriter notes;

	DecideRevocationFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "records-decide-revocation";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		return Result.as(submission.answers().variables());
	}

}
