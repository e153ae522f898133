package sa.wusul.meeting;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Sets a new deadline and optionally another department for an overdue directive. */
@Component
class DirectiveRenewal implements AnswerKeeper {

	private final Directives directives;

	private final MeetingNotes notes;

	DirectiveRenewal(Directives directives, MeetingNotes notes) {
		this.directives = directives;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "meeting-decide-delay";
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = submission.answers();
		var key = MeetingNotes.directive(submission);
		this.notes.write(submission, "Task_DecideDelay", "البت في تأخر التنفيذ", "note", key.number(),
				answers.text("note"));
		var department = answers.variable("directiveDepartment");
		var directive = this.directives.renew(key, department, answers.wholeNumber("directiveDays"));
		var facts = new HashMap<String, Object>();
		facts.put("directiveDepartment", department);
		facts.put("directiveDueAt", directive.dueAt().toString());
		if (!department.equals(submission.facts().get("directiveDepartment"))) {
			facts.put("carriedOutBy", null);
		}
		return Kept.as(facts);
	}

}
