package sa.wusul.meeting;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Closes a directive whose evidence is accepted, or returns it with a reason. */
@Component
class DirectiveAcceptance implements AnswerKeeper {

	private final Directives directives;

	private final MeetingNotes notes;

	DirectiveAcceptance(Directives directives, MeetingNotes notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-accept-evidence";
	}

	@Override
	public Kept keep(Submission submission) {
		var decision = submission.answers().variable("evidenceDecision");
		var directive = MeetingNotes.directive(submission);
		if (decision.equals("ACCEPTED")) {
			this.directives.accept(directive, submission.author());
		}
		else {
			this.directives.sendBack(directive);
			this.notes.write(submission, "Task_AcceptEvidence", "فحص إثبات التنفيذ", "note", directive.number(),
					submission.answers().text("note"));
		}
		return Kept.as(Map.of("evidenceDecision", decision));
	}

}
