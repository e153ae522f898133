package sa.wusul.meeting;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that sets owner, department and deadline of an overdue directive anew.
 */
@Component
class DecideDelayFormHandler implements FormHandler {

	private final DirectiveService directives;

	private final MeetingNoteWriter notes;

	DecideDelayFormHandler(DirectiveService directives, MeetingNoteWriter notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-decide-delay";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var key = MeetingNoteWriter.directive(submission);
		this.notes.write(submission, "note", key.number(), answers.text("note"));
		var department = answers.variable("directiveDepartment");
		var directive = this.directives.renew(key, answers.text("directiveOwner"), department,
				answers.wholeNumber("directiveDays"));
		var facts = new HashMap<String, Object>();
		facts.put("directiveDepartment", department);
		facts.put("directiveDueAt", directive.dueAt().toString());
		return Result.as(facts);
	}

}
