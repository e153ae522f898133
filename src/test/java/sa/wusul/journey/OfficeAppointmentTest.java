package sa.wusul.journey;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("An appointment at a sector's office")
@Tag("story")
class OfficeAppointmentTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		@Autowired
		private CaseWork work;

		@Autowired
		private Bookings bookings;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		@Autowired
		private CaseRights access;

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is booked, announced by a reminder, and kept; only that office sees it")
		void served() {
			this.work.setTime("2027-06-06T08:00:00");
			session("2027-06-08");
			var reference = request();

			assertThat(this.work.seenBy("office", reference)).containsExactly("Task_ServeAppointment");
			assertThat(this.work.seenBy("officer", reference)).isEmpty();
			assertThat(this.access.mayRead(this.work.as("office", () -> groups("office")), reference)).isTrue();
			at("2027-06-07T09:00:01");
			at("2027-06-08T07:00:01");
			this.work.complete("office", reference, "Task_ServeAppointment", Map.of("appointmentOutcome", "SERVED"));

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.state()).isEqualTo(CaseState.COMPLETED);
				assertThat(file.classification().department()).isEqualTo("passports");
			});
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.HELD);
			assertThat(this.work.messages(reference)).containsExactly(
					"موعدكم حضوريا مع مكتب الجوازات الثلاثاء 3/1/1449هـ 8/6/2027م الساعة 09:00،"
							+ " مركز الرياض، قسم الرجال.\n" + reference,
					"نذكركم بموعدكم مع مكتب الجوازات الثلاثاء 3/1/1449هـ 8/6/2027م الساعة 09:00، مركز الرياض.\n"
							+ reference + "\nللتغيير: 8004399999",
					"اقترب موعدكم مع مكتب الجوازات الثلاثاء 3/1/1449هـ 8/6/2027م الساعة 09:00،" + " مركز الرياض.\n"
							+ reference);
		}

		@Test
		@DisplayName("that was missed is recorded as such")
		void absent() {
			this.work.setTime("2027-06-13T08:00:00");
			session("2027-06-15");
			var reference = request();
			this.work.setTime("2027-06-15T08:59:00");
			assertThatThrownBy(() -> this.work.complete("office", reference, "Task_ServeAppointment",
					Map.of("appointmentOutcome", "ABSENT")))
				.hasMessageContaining("visitor.notYetDue");
			this.work.setTime("2027-06-15T10:00:00");

			this.work.complete("office", reference, "Task_ServeAppointment",
					Map.of("appointmentOutcome", "ABSENT", "note", "انتظرناه ساعة"));

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.MISSED);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.NO_SHOW);
			assertThat(this.work.messages(reference)).last()
				.isEqualTo("لم تحضروا موعدكم مع مكتب الجوازات، ويسعدنا حجز غيره بطلب جديد. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999");
		}

		private List<String> groups(String person) {
			return this.work.engine()
				.getIdentityService()
				.createGroupQuery()
				.groupMember(person)
				.list()
				.stream()
				.map((group) -> group.getId())
				.toList();
		}

		private void session(String day) {
			this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
			this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
					Optional.empty(), LocalDate.parse(day), LocalTime.of(9, 0), LocalTime.of(9, 30), 30, 1, 1,
					"supervisor"));
		}

		private String request() {
			var answers = new HashMap<String, Object>(CaseWork.request("passport"));
			answers.remove("topic");
			answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
			return this.work.handIn("clerk", "reception-office-appointment", answers);
		}

		private void at(String time) {
			this.work.setTime(time);
			this.work.runJobs();
		}

	}

}
