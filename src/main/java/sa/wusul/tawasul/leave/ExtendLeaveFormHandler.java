package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Form handler that extends a leave by decision of the duty officer, with a reason. */
@Component
class ExtendLeaveFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final StepNoteWriter notes;

	ExtendLeaveFormHandler(Occurrences occurrences, StepNoteWriter notes) {
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
		var occurrence = this.occurrences.extend(submission.fact("occurrenceNumber"), until);
		this.notes.writeAnswer(submission);
		return Result.as(Map.of("watchOutcome", "EXTENDED", "leaveDueAt", occurrence.dueAt().orElseThrow().toString()));
	}

}
