package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Records the return of the detainee, in time or late. */
@Component
class RecordReturnFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final LeaveNoteWriter notes;

	RecordReturnFormHandler(Occurrences occurrences, LeaveNoteWriter notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-record-return";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.write(submission);
		var occurrence = this.occurrences.recordReturn(LeaveNoteWriter.occurrence(submission));
		return Result
			.as(Map.of("watchOutcome", "RETURNED", "returnOutcome", occurrence.outcome().orElseThrow().name()));
	}

}
