package sa.wusul.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseState;
import sa.wusul.demo.identity.DemoIdentityGateway;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.meeting.Slot;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A booking changed at the counter")
@Tag("story")
class BookingChangeTest {

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

		private static final String STEP = "Task_ChangeBooking";

		@Autowired
		private CaseWork work;

		@Autowired
		private Bookings bookings;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		@Autowired
		private DemoIdentityGateway identity;

		@LocalServerPort
		private int port;

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is moved by the officer who checked its owner's document, and the owner is notified of day "
				+ "and time")
		void moved() {
			this.work.setTime("2027-08-01T08:00:00");
			session("2027-08-03");
			var reference = booked();
			var before = slot(reference);

			arrives("reception", reference, owner(reference));
			assertThat(this.work.seenBy("reception", reference)).containsExactly(STEP);
			this.work.complete("reception", reference, STEP, Map.of("bookingChange", "MOVE", "chosenOffer", "FIRST"));
			this.work.deliverInbox();

			assertThat(slot(reference)).isNotEqualTo(before);
			assertThat(slot(reference).startsAt()).isEqualTo(before.endsAt());
			assertThat(this.work.timeline(reference))
				.contains("طلبتم نقل موعدكم عند شباك الاستقبال بعد التحقق من الهوية");
			assertThat(this.work.messages(reference)).last()
				.asString()
				.startsWith("نقل موعدكم مع مكتب الجوازات إلى الثلاثاء")
				.contains("الساعة 09:30");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ServeAppointment");
		}

		@Test
		@DisplayName("is confirmed, then cancelled by the intake clerk; its case ends and its owner is notified")
		void confirmedAndCancelled() {
			this.work.setTime("2027-08-08T08:00:00");
			session("2027-08-10");
			var reference = booked();

			arrives("reception", reference, owner(reference));
			this.work.complete("reception", reference, STEP, Map.of("bookingChange", "CONFIRM"));
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CONFIRMED);

			arrives("clerk", reference, owner(reference));
			this.work.complete("clerk", reference, STEP, Map.of("bookingChange", "CANCEL"));
			this.work.deliverInbox();

			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CANCELLED);
			assertThat(this.work.messages(reference)).last().asString().startsWith("ألغي موعدكم مع مكتب الجوازات");
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThatThrownBy(() -> arrives("reception", reference, owner(reference)))
				.isInstanceOf(RefusalException.class)
				.hasMessage("booking.unknown");
		}

		@Test
		@DisplayName("shows other slots on a later day")
		void laterDay() {
			this.work.setTime("2027-08-15T08:00:00");
			session("2027-08-17");
			session("2027-08-24");
			var reference = booked();
			arrives("reception", reference, owner(reference));

			this.work.complete("reception", reference, STEP,
					Map.of("bookingChange", "OTHER_SLOTS", "offersFrom", "2027-08-20"));
			this.work.complete("reception", reference, STEP, Map.of("bookingChange", "MOVE", "chosenOffer", "FIRST"));

			assertThat(slot(reference).startsAt()).isEqualTo("2027-08-24T06:00:00Z");
		}

		@Test
		@DisplayName("is not shown on a stranger's document, or in another section or centre")
		void refused() {
			this.work.setTime("2027-08-29T08:00:00");
			session("2027-08-31");
			var reference = booked();
			var before = this.work.timeline(reference);

			assertThatThrownBy(() -> arrives("reception", reference, "1001244019")).hasMessage("requester.notHisCase");
			assertThatThrownBy(() -> arrives("reception", CaseReference.of(1399, 1).value(), owner(reference)))
				.hasMessage("requester.notHisCase");
			assertThatThrownBy(() -> arrives("reception-women", reference, owner(reference)))
				.hasMessage("case.forbidden");
			assertThatThrownBy(() -> arrives("clerk-jeddah", reference, owner(reference))).hasMessage("case.forbidden");
			assertThatThrownBy(() -> arrives("officer", reference, owner(reference)))
				.isNotInstanceOf(RefusalException.class);

			assertThat(this.work.timeline(reference)).isEqualTo(before);
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ServeAppointment");
		}

		@Test
		@DisplayName("is opened once its owner chooses the number that the officer tells, in their national app, and not "
				+ "by another number or without an answer in time")
		void confirmedInApp() throws Exception {
			this.work.setTime("2027-09-05T08:00:00");
			session("2027-09-07");
			var reference = booked();
			var visit = asksApp(reference);
			var told = told(visit);
			assertThat(this.work.seenBy("reception", reference)).as("before the answer").isEmpty();
			choose(visit, told);
			this.work.deliverInbox();
			assertThat(this.work.seenBy("reception", reference)).containsExactly(STEP);
			this.work.complete("reception", reference, STEP, Map.of("bookingChange", "CONFIRM"));
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CONFIRMED);

			var other = booked();
			var mistaken = asksApp(other);
			choose(mistaken, told(mistaken).equals("10") ? "11" : "10");
			this.work.deliverInbox();
			assertThat(this.work.runs(mistaken)).as("another number").isFalse();

			var late = asksApp(other);
			told(late);
			this.work.setTime("2027-09-05T08:03:01");
			assertThat(this.identity.open()).as("questions that can be answered").isEmpty();
			this.work.runJobs();
			assertThat(this.work.runs(late)).as("no answer").isFalse();
			assertThat(this.work.openSteps(other)).containsExactly("Task_ServeAppointment");
		}

		private String asksApp(String reference) {
			var visit = this.work.handIn("reception", "reception-booking-change",
					Map.of("caseNumber", reference, "identityNumber", owner(reference), "nationalApp", true));
			this.work.sendMessages();
			return visit;
		}

		/** Returns the number that the officer sees beside the task. */
		private String told(String visit) throws Exception {
			var task = this.work.task(visit, "Task_TellNumber").getId();
			var shown = WebAppSession.logIn(this.port, "reception")
				.post("/camunda/api/tasklist/plugin/wusul/default/proof", "{\"task\":\"" + task + "\"}");
			assertThat(shown.statusCode()).isEqualTo(200);
			return new ObjectMapper().readTree(shown.body()).path("number").asText();
		}

		private void choose(String proof, String number) throws Exception {
			var answered = new CitizenSession(this.port).post("/demo/identity",
					Map.of("proof", proof, "number", number));
			assertThat(answered.statusCode()).isEqualTo(302);
		}

		private void arrives(String officer, String reference, String identityNumber) {
			this.work.handIn(officer, "reception-booking-change",
					Map.of("caseNumber", reference, "identityNumber", identityNumber, "identitySeen", true));
		}

		private String owner(String reference) {
			return this.work.file(reference).requester().identityNumber();
		}

		private Slot slot(String reference) {
			return this.bookings.forCase(reference).orElseThrow().slot().orElseThrow();
		}

		/** Opens a session with two consecutive times of two seats each. */
		private void session(String day) {
			this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
			this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
					Optional.empty(), LocalDate.parse(day), LocalTime.of(9, 0), LocalTime.of(10, 0), 30, 2, 1,
					"supervisor"));
		}

		private String booked() {
			var answers = new HashMap<String, Object>(CaseWork.request("passport"));
			answers.remove("topic");
			answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
			return this.work.handIn("clerk", "reception-office-appointment", answers);
		}

	}

}
