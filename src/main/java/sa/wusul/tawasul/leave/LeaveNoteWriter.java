package sa.wusul.tawasul.leave;

import java.time.Clock;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.form.FormHandler.Submission;

/**
 * Writer of the notes on an occurrence into the case, like those of other steps.
 */
@Component
class LeaveNoteWriter {

	private static final String KIND = "note";

	private final CaseFiles caseFiles;

	private final Clock clock;

	LeaveNoteWriter(CaseFiles caseFiles, Clock clock) {
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	void write(Submission submission) {
		submission.answers().find(KIND).ifPresent((text) -> {
			PlainText.check(text);
			this.caseFiles.write(submission.businessKey().orElseThrow(), new Note(submission.step().id(),
					submission.step().name(), KIND, text, submission.author(), this.clock.instant()));
		});
	}

	/** Returns the number of the occurrence that the task is about. */
	static String occurrence(Submission submission) {
		return (String) submission.facts().get("occurrenceNumber");
	}

}
