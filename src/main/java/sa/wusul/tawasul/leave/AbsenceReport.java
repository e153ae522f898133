package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/**
 * Stores the report to public security with the other notes of the case, and closes the
 * occurrence.
 */
@Component
class AbsenceReport implements AnswerKeeper {

	private final Occurrences occurrences;

	private final LeaveNotes notes;

	AbsenceReport(Occurrences occurrences, LeaveNotes notes) {
		this.occurrences = occurrences;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-report-absence";
	}

	@Override
	public Kept keep(Submission submission) {
		this.notes.write(submission, "Task_ReportAbsence", "رفع بلاغ التغيب");
		this.occurrences.close(LeaveNotes.occurrence(submission));
		return Kept.as(Map.of());
	}

}
