package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Keeps what was reported to public security, beside the other notes of its case. */
@Component
class AbsenceReport implements AnswerKeeper {

	private final LeaveNotes notes;

	AbsenceReport(LeaveNotes notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-report-absence";
	}

	@Override
	public Kept keep(Submission submission) {
		this.notes.write(submission, "Task_ReportAbsence", "رفع بلاغ التغيب");
		return Kept.as(Map.of());
	}

}
