package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/**
 * Keeps what was reported to public security, beside the other notes of its case; with it
 * the going out is closed.
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
