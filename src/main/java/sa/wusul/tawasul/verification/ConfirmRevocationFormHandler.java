package sa.wusul.tawasul.verification;

import java.time.Clock;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores the supervisor's reasons with the case that added the contact.
 */
@Component
class ConfirmRevocationFormHandler implements FormHandler {

	private static final String CONFIRMED = "revocationConfirmed";

	private static final String NOTE = "note";

	private final CaseFiles caseFiles;

	private final Clock clock;

	ConfirmRevocationFormHandler(CaseFiles caseFiles, Clock clock) {
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	@Override
	public String form() {
		return "tawasul-confirm-revocation";
	}

	@Override
	public Result handle(Submission submission) {
		var grounds = submission.answers().text(NOTE);
		PlainText.check(grounds);
		this.caseFiles.write(submission.businessKey().orElseThrow(), new Note(submission.step().id(),
				submission.step().name(), NOTE, grounds, submission.author(), this.clock.instant()));
		return Result.as(Map.of(CONFIRMED,
				Boolean.TRUE.equals(submission.answers().variables().getOrDefault(CONFIRMED, false))));
	}

}
