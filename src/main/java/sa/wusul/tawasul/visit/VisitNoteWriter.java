package sa.wusul.tawasul.visit;

import java.time.Clock;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.form.FormHandler.Submission;

/**
 * Writer of the notes on a visit into the case, like those of other steps.
 */
@Component
class VisitNoteWriter {

	private static final String NOTE = "note";

	private final CaseFiles caseFiles;

	private final Clock clock;

	VisitNoteWriter(CaseFiles caseFiles, Clock clock) {
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	void keep(Submission submission) {
		keep(submission, submission.step().name());
	}

	void keep(Submission submission, String stepName) {
		submission.answers().find(NOTE).ifPresent((text) -> {
			PlainText.check(text);
			this.caseFiles.write(reference(submission),
					new Note(submission.step().id(), stepName, NOTE, text, submission.author(), this.clock.instant()));
		});
	}

	static String reference(Submission submission) {
		return submission.businessKey().orElseThrow();
	}

}
