package sa.wusul.models.reception;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("An appointment at an office of a sector")
@Tag("fast")
class OfficeAppointmentProcessTest {

	private static final String NEXT_SUNDAY = "2026-11-29T07:30:00Z";

	private static final CaseEngine ENGINE = CaseEngine.covering("reception-office-appointment");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		slot(NEXT_SUNDAY);
	}

	@Test
	@DisplayName("is booked at once, reminded of twice, and kept")
	void served() {
		var appointment = request(Map.of());

		assertThat(appointment).isWaitingAt("Task_ServeAppointment");
		assertThat(ENGINE.candidateGroup("Task_ServeAppointment")).isEqualTo("reception-office-officers-passports");
		assertThat(ENGINE.step("Task_ServeAppointment").getDueDate()).as("an hour after it begins")
			.isEqualTo(Instant.parse("2026-11-29T08:30:00Z"));
		then(bookings()).should()
			.book(argThat((request) -> request.purpose() == Purpose.OFFICE_APPOINTMENT
					&& request.host().equals("passports") && request.mode() == Mode.IN_PERSON
					&& request.centre().equals("riyadh") && !request.interpreter()));
		then(ENGINE.caseFiles).should().classify(CaseEngine.REFERENCE, "APPOINTMENT", "NORMAL", "passports");
		ENGINE.timePasses("BoundaryEvent_DayBefore", Instant.parse(NEXT_SUNDAY).minus(Duration.ofDays(1)));
		ENGINE.timePasses("BoundaryEvent_HoursBefore", Instant.parse(NEXT_SUNDAY).minus(Duration.ofHours(2)));
		serve("SERVED");

		assertThat(appointment).isEnded().hasPassed("EndEvent_RequesterServed");
		then(bookings()).should().record(CaseEngine.REFERENCE, BookingState.HELD);
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingReminderDay",
				"meetingReminderHours");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.MEETING_BOOKED, CaseState.COMPLETED);
		assertThat(ENGINE.timeline()).containsExactly("استُلم طلب الموعد", "حُجز موعدكم", "تمت خدمتكم في الموعد");
	}

	@Test
	@DisplayName("is not followed by a reminder if it was booked just before")
	void tooLateForReminders() {
		var soon = CaseEngine.NOW.plus(Duration.ofMinutes(150));
		slot(soon.toString());
		var appointment = request(Map.of());

		ENGINE.timePasses("BoundaryEvent_DayBefore", soon.minus(Duration.ofDays(1)));
		ENGINE.timePasses("BoundaryEvent_HoursBefore", soon.minus(Duration.ofHours(2)));

		assertThat(appointment).hasPassed("EndEvent_BookedLate", "EndEvent_JustBooked");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked");
	}

	@Test
	@DisplayName("that the visitor missed is recorded, and the requester is notified")
	void absent() {
		var appointment = request(Map.of());
		ENGINE.clockShows(Instant.parse(NEXT_SUNDAY));

		serve("ABSENT");

		assertThat(appointment).isEnded().hasPassed("EndEvent_RequesterAbsent");
		then(bookings()).should().record(CaseEngine.REFERENCE, BookingState.NO_SHOW);
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingNoShow");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.MISSED);
	}

	@Test
	@DisplayName("is moved by the requester, and the office has the new time")
	void moved() {
		var appointment = request(Map.of());
		slot("2026-12-06T08:00:00Z");

		ENGINE.correlate("meeting.bookingMoved");

		assertThat(appointment).isWaitingAt("Task_ServeAppointment");
		assertThat(ENGINE.step("Task_ServeAppointment").getDueDate()).isEqualTo(Instant.parse("2026-12-06T09:00:00Z"));
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingMoved");
	}

	@Test
	@DisplayName("that is displaced is rebooked with an apology")
	void displaced() {
		var appointment = request(Map.of());
		slot("2026-12-06T08:00:00Z");

		ENGINE.correlate("meeting.bookingDisplaced");

		assertThat(appointment).isWaitingAt("Task_ServeAppointment");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingDisplaced", "meetingBooked");
		assertThat(ENGINE.timeline()).contains("تغير موعدكم، ولكم الأولوية في موعد بديل");
	}

	@Test
	@DisplayName("is cancelled by the requester, waiting or booked")
	void cancelled() {
		for (var found : List.of(booking(NEXT_SUNDAY), waiting())) {
			ENGINE.begin();
			given(bookings().book(any())).willReturn(found);
			var appointment = request(Map.of());

			ENGINE.correlate("meeting.bookingCancelled");

			assertThat(appointment).isEnded().hasPassed("EndEvent_BookingCancelled");
			assertThat(ENGINE.openSteps()).isEmpty();
			assertThat(ENGINE.messagesSent()).endsWith("meetingCancelled");
			assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
		}
	}

	@Test
	@DisplayName("has a sign-language interpreter if the visitor signs, but not with a companion who interprets")
	void interpreter() {
		request(Map.of("communication", "SIGN_LANGUAGE"));
		then(bookings()).should().book(argThat((request) -> request.interpreter()));

		ENGINE.begin();
		slot(NEXT_SUNDAY);
		request(Map.of("communication", "SIGN_WITH_COMPANION"));
		then(bookings()).should().book(argThat((request) -> !request.interpreter()));
	}

	private static void serve(String outcome) {
		ENGINE.complete("office", "Task_ServeAppointment", Map.of("appointmentOutcome", outcome));
	}

	private static Bookings bookings() {
		return ENGINE.port(Bookings.class);
	}

	private static void slot(String startsAt) {
		given(bookings().book(any())).willReturn(booking(startsAt));
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional.of(booking(startsAt)));
	}

	private static Booking booking(String startsAt) {
		var start = Instant.parse(startsAt);
		return new Booking(CaseEngine.REFERENCE, BookingState.BOOKED,
				Optional.of(new Slot(17, Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "women",
						"نافذة الجوازات", start, start.plusSeconds(900))),
				Optional.empty(), Optional.empty(), 1);
	}

	private static Booking waiting() {
		return new Booking(CaseEngine.REFERENCE, BookingState.WAITING, Optional.empty(), Optional.empty(),
				Optional.empty(), 1);
	}

	private static ProcessInstance request(Map<String, Object> wishes) {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "women",
				"requesterName", "نورة بنت عبدالله", "identityNumber", "1058529940", "mobile", "0501234567", "subject",
				"تجديد جواز", "requestText", "تجديد جواز انتهت مدته"));
		answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
		answers.putAll(wishes);
		return ENGINE.submit("clerk-women", List.of("intake-clerks", "intake-clerks-riyadh-women"), answers);
	}

}
