package sa.wusul.department;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Form handler that keeps the answer to a campaign in the file of its first petition. */
@Component
class StudyPetitionsFormHandler implements FormHandler {

	private static final String ANSWER = "answer";

	private final StepNoteWriter notes;

	StudyPetitionsFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "department-study-petitions";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.write(submission, ANSWER, submission.answers().text(ANSWER));
		return Result.as(submission.answers().variables());
	}

}
