package sa.wusul.meeting;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Stores the department's report on a directive and its evidence. */
@Component
class DirectiveReport implements AnswerKeeper {

	private final Directives directives;

	private final MeetingNotes notes;

	DirectiveReport(Directives directives, MeetingNotes notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-carry-out-directive";
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = submission.answers();
		var directive = MeetingNotes.directive(submission);
		var evidence = answers.text("evidence");
		this.directives.report(directive, answers.variable("evidenceKind"), evidence, submission.author());
		this.notes.write(submission, "Task_CarryOutDirective", "تنفيذ التوجيه", "evidence", directive.number(),
				evidence);
		return Kept.as(Map.of());
	}

}
