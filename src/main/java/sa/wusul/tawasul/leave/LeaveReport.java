package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/**
 * Keeps how a going out went, beside the other notes of its case; with it the going out
 * is closed.
 */
@Component
class LeaveReport implements AnswerKeeper {

	private final Occurrences occurrences;

	private final LeaveNotes notes;

	LeaveReport(Occurrences occurrences, LeaveNotes notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-write-leave-report";
	}

	@Override
	public Kept keep(Submission submission) {
		this.notes.write(submission, "Task_WriteLeaveReport", "تقرير الخروج");
		this.occurrences.close(LeaveNotes.occurrence(submission));
		return Kept.as(Map.of());
	}

}
