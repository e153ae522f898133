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
		var answers = submission.answers();
		var text = answers.text("directive");
		var number = this.directives.write(new DirectiveService.NewDirective(MeetingNoteWriter.reference(submission),
				MeetingNoteWriter.meetingAt(submission), text, answers.text("directiveOwner"),
				answers.variable("directiveDepartment"), answers.wholeNumber("directiveDays"), submission.author()));
		this.notes.write(submission, "directive", number, text);
		return Result.as(Map.of("directiveCount", number, "anotherDirective", answers.variable("anotherDirective")));
	}

}
