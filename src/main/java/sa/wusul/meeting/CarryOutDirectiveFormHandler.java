package sa.wusul.meeting;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Form handler that stores the department's report on a directive and its evidence. */
@Component
class CarryOutDirectiveFormHandler implements FormHandler {

	private final DirectiveService directives;

	private final MeetingNoteWriter notes;

	CarryOutDirectiveFormHandler(DirectiveService directives, MeetingNoteWriter notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-carry-out-directive";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var directive = MeetingNoteWriter.directive(submission);
		var evidence = answers.text("evidence");
		this.directives.report(directive, answers.variable("evidenceKind"), evidence, submission.author());
		this.notes.write(submission, "evidence", directive.number(), evidence);
		return Result.as(Map.of());
	}

}
