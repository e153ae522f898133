package sa.wusul.meeting;

import java.time.Instant;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.platform.form.FormHandler.Submission;

/**
 * Writer of the notes on directives into the case, like those of other steps.
 */
@Component
class MeetingNoteWriter {

	private final StepNoteWriter notes;

	MeetingNoteWriter(StepNoteWriter notes) {
		this.notes = notes;
	}

	void write(Submission submission, String kind, long directive, String text) {
		this.notes.write(submission, kind, "(" + directive + ") " + text);
	}

	static String reference(Submission submission) {
		return submission.businessKey().orElseThrow();
	}

	static Instant meetingAt(Submission submission) {
		return Instant.parse(submission.fact("meetingAt"));
	}

	/** Returns the directive that the task is about. */
	static DirectiveKey directive(Submission submission) {
		return new DirectiveKey(reference(submission), meetingAt(submission),
				((Number) submission.facts().get("directiveNumber")).longValue());
	}

}
