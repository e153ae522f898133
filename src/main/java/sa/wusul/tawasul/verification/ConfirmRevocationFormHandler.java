package sa.wusul.tawasul.verification;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores the supervisor's reasons with the case that added the contact.
 */
@Component
class ConfirmRevocationFormHandler implements FormHandler {

	private static final String CONFIRMED = "revocationConfirmed";

	private static final String NOTE = "note";

	private final StepNoteWriter notes;

	ConfirmRevocationFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-confirm-revocation";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.write(submission, NOTE, submission.answers().text(NOTE));
		return Result.as(Map.of(CONFIRMED,
				Boolean.TRUE.equals(submission.answers().variables().getOrDefault(CONFIRMED, false))));
	}

}
