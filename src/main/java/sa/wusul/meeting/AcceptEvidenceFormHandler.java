package sa.wusul.meeting;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that closes a directive whose evidence is accepted, or returns it with a
 * reason.
 */
@Component
class AcceptEvidenceFormHandler implements FormHandler {

	private final DirectiveService directives;

	private final MeetingNoteWriter notes;

	AcceptEvidenceFormHandler(DirectiveService directives, MeetingNoteWriter notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-accept-evidence";
	}

	@Override
	public Result handle(Submission submission) {
		var decision = submission.answers().variable("evidenceDecision");
		var directive = MeetingNoteWriter.directive(submission);
		if (decision.equals("ACCEPTED")) {
			this.directives.accept(directive, submission.author());
			return Result.as(Map.of("evidenceDecision", decision));
		}
		var dueAt = this.directives.sendBack(directive).dueAt();
		this.notes.write(submission, "note", directive.number(), submission.answers().text("note"));
		return Result.as(Map.of("evidenceDecision", decision, "directiveDueAt", dueAt.toString()));
	}

}
