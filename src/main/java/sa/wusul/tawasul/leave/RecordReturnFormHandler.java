package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Records the return of the detainee, in time or late. */
@Component
class RecordReturnFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final StepNoteWriter notes;

	RecordReturnFormHandler(Occurrences occurrences, StepNoteWriter notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-record-return";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		var occurrence = this.occurrences.recordReturn(submission.fact("occurrenceNumber"));
		return Result
			.as(Map.of("watchOutcome", "RETURNED", "returnOutcome", occurrence.outcome().orElseThrow().name()));
	}

}
