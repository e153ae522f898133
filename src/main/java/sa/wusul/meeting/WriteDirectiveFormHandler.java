package sa.wusul.meeting;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Form handler that stores a directive and counts the directives of the meeting. */
@Component
class WriteDirectiveFormHandler implements FormHandler {

	private final DirectiveService directives;

	private final MeetingNoteWriter notes;

	WriteDirectiveFormHandler(DirectiveService directives, MeetingNoteWriter notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-write-directive";
	}

	@Override
	public Result handle(Submission submission) {
		var directive = directive(submission);
		var number = this.directives.write(directive);
		this.notes.write(submission, "directive", number, directive.text());
		return Result.as(Map.of("directiveCount", number, "anotherDirective",
				submission.answers().variable("anotherDirective")));
	}

	static DirectiveService.NewDirective directive(Submission submission) {
		var answers = submission.answers();
		return new DirectiveService.NewDirective(MeetingNoteWriter.reference(submission),
				MeetingNoteWriter.meetingAt(submission), answers.text("directive"), answers.text("directiveOwner"),
				answers.variable("directiveDepartment"), answers.wholeNumber("directiveDays"), submission.author());
	}

}
