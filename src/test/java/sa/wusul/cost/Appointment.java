package sa.wusul.cost;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Appointment with an office, from the counter over its two reminders to the visit.
 */
class Appointment {

	private static final String PROCESS = "reception-office-appointment";

	private final CaseWork work;

	private final StaffWork staff;

	private final NodeWork nodes;

	private final Sessions sessions;

	private final Resources resources;

	/** A Tuesday; each run has a session of its own. */
	private LocalDate day = LocalDate.of(2026, 9, 8);

	Appointment(CaseWork work, StaffWork staff, NodeWork nodes, Sessions sessions, Resources resources) {
		this.work = work;
		this.staff = staff;
		this.nodes = nodes;
		this.sessions = sessions;
		this.resources = resources;
	}

	void run(DatabaseMeter meter) {
		try {
			this.work.setTime(this.day.minusDays(2) + "T08:00:00");
			openSession();
			var reference = this.staff.handIn(meter, "clerk", PROCESS, answers());
			this.nodes.settle(meter);
			this.work.setTime(this.day.minusDays(1) + "T09:00:01");
			this.nodes.settle(meter);
			this.work.setTime(this.day + "T07:00:01");
			this.nodes.settle(meter);
			this.staff.take(meter, "office", reference, "Task_ServeAppointment",
					Map.of("appointmentOutcome", "SERVED"));
			this.nodes.settle(meter);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messages(reference)).hasSize(3);
		}
		finally {
			this.day = this.day.plusWeeks(1);
			ClockUtil.reset();
		}
	}

	private void openSession() {
		this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
		this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
				Optional.empty(), this.day, LocalTime.of(9, 0), LocalTime.of(9, 30), 30, 1, 1, "supervisor"));
	}

	private static Map<String, Object> answers() {
		var answers = new HashMap<String, Object>(CaseWork.request("passport"));
		answers.remove("topic");
		answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
		return answers;
	}

}
