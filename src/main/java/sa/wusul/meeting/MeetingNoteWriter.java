package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PlainText;
import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.platform.form.FormHandler.Submission;

/**
 * Writer of the notes on directives into the case, like those of other steps.
 */
@Component
class MeetingNoteWriter {

	private final CaseFiles caseFiles;

	private final Clock clock;

	MeetingNoteWriter(CaseFiles caseFiles, Clock clock) {
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	void write(Submission submission, String kind, long directive, String text) {
		PlainText.check(text);
		this.caseFiles.write(reference(submission), new Note(submission.step().id(), submission.step().name(), kind,
				"(" + directive + ") " + text, submission.author(), this.clock.instant()));
	}

	static String reference(Submission submission) {
		return submission.businessKey().orElseThrow();
	}

	static Instant meetingAt(Submission submission) {
		return Instant.parse((String) submission.facts().get("meetingAt"));
	}

	/** Returns the directive that the task is about. */
	static DirectiveKey directive(Submission submission) {
		return new DirectiveKey(reference(submission), meetingAt(submission),
				((Number) submission.facts().get("directiveNumber")).longValue());
	}

}
