package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Stores the report on an occurrence with the other notes of its case. */
@Component
class LeaveReport implements AnswerKeeper {

	private final LeaveNotes notes;

	LeaveReport(LeaveNotes notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-write-leave-report";
	}

	@Override
	public Kept keep(Submission submission) {
		this.notes.write(submission, "Task_WriteLeaveReport", "تقرير الخروج");
		return Kept.as(Map.of());
	}

}
