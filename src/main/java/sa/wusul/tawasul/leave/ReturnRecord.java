package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Records the return of the detainee, in time or late. */
@Component
class ReturnRecord implements AnswerKeeper {

	private final Occurrences occurrences;

	private final LeaveNotes notes;

	ReturnRecord(Occurrences occurrences, LeaveNotes notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-record-return";
	}

	@Override
	public Kept keep(Submission submission) {
		this.notes.write(submission, "Task_RecordReturn", "تسجيل العودة");
		var occurrence = this.occurrences.comeBack(LeaveNotes.occurrence(submission));
		return Kept.as(Map.of("watchOutcome", "RETURNED", "returnOutcome", occurrence.outcome().orElseThrow().name()));
	}

}
