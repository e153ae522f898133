package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Extends a leave by decision of the duty officer, with a reason. */
@Component
class LeaveExtension implements AnswerKeeper {

	private final Occurrences occurrences;

	private final LeaveNotes notes;

	LeaveExtension(Occurrences occurrences, LeaveNotes notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-extend-leave";
	}

	@Override
	public Kept keep(Submission submission) {
		var until = LeaveMoments.of(submission.answers(), "extensionDay", "extensionTime");
		var occurrence = this.occurrences.extend(LeaveNotes.occurrence(submission), until);
		this.notes.write(submission, "Task_ExtendLeave", "تمديد الخروج");
		return Kept.as(Map.of("watchOutcome", "EXTENDED", "leaveDueAt", occurrence.dueAt().orElseThrow().toString()));
	}

}
