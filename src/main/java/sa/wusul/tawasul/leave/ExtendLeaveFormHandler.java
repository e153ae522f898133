package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Form handler that extends a leave by decision of the duty officer, with a reason. */
@Component
class ExtendLeaveFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final LeaveNoteWriter notes;

	ExtendLeaveFormHandler(Occurrences occurrences, LeaveNoteWriter notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-extend-leave";
	}

	@Override
	public Result handle(Submission submission) {
		var until = LeaveMoments.of(submission.answers(), "extensionDay", "extensionTime");
		var occurrence = this.occurrences.extend(LeaveNoteWriter.occurrence(submission), until);
		this.notes.write(submission);
		return Result.as(Map.of("watchOutcome", "EXTENDED", "leaveDueAt", occurrence.dueAt().orElseThrow().toString()));
	}

}
