package sa.wusul.meeting;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Stores a directive and counts the directives of the meeting. */
@Component
class DirectiveWriting implements AnswerKeeper {

	private final Directives directives;

	private final MeetingNotes notes;

	DirectiveWriting(Directives directives, MeetingNotes notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-write-directive";
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = submission.answers();
		var text = answers.text("directive");
		var number = this.directives.write(new Directives.NewDirective(MeetingNotes.reference(submission),
				MeetingNotes.meetingAt(submission), text, answers.text("directiveOwner"),
				answers.variable("directiveDepartment"), answers.wholeNumber("directiveDays"), submission.author()));
		this.notes.write(submission, "Task_WriteDirective", "تدوين التوجيه", "directive", number, text);
		return Kept.as(Map.of("directiveCount", number, "anotherDirective", answers.variable("anotherDirective")));
	}

}
