package sa.wusul.models.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Classification;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFile.Times;
import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.ChangeReason;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A meeting with the Minister or an official")
@Tag("fast")
class MeetingBookingProcessTest {

	private static final String SESSION = "meeting-minister-session";

	private static final String NEXT_SUNDAY = "2026-11-29T07:30:00Z";

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-minister-booking").standingInFor(SESSION);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		slot(NEXT_SUNDAY);
	}

	@Test
	@DisplayName("is booked at once, reminded of twice, held, and its request closed")
	void held() {
		var meeting = request(Map.of("topic", "complaint"));

		assertThat(meeting).isWaitingAt("CallActivity_HoldSession");
		assertThat(meeting).variables()
			.containsEntry("requestType", "MEETING")
			.containsEntry("priority", "HIGH")
			.containsEntry("meetingHost", "DEPUTY")
			.containsEntry("meetingAt", NEXT_SUNDAY)
			.containsEntry("meetingPlace", "riyadh")
			.containsEntry("interpreterNeeded", false);
		then(ENGINE.caseFiles).should().classify(CaseEngine.REFERENCE, "MEETING", "HIGH", "minister-office");
		ENGINE.timePasses("BoundaryEvent_DayBefore", Instant.parse(NEXT_SUNDAY).minus(Duration.ofDays(1)));
		ENGINE.timePasses("BoundaryEvent_HoursBefore", Instant.parse(NEXT_SUNDAY).minus(Duration.ofHours(2)));
		assertThat(meeting).isWaitingAt("CallActivity_HoldSession");
		over("HELD");

		assertThat(meeting).isEnded().hasPassed("EndEvent_MeetingHeld");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingReminderDay",
				"meetingReminderHours");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.MEETING_BOOKED, CaseState.COMPLETED);
		assertThat(ENGINE.timeline()).containsExactly("استُلم طلب المقابلة", "حُجز موعدكم", "اكتمل طلب المقابلة");
	}

	@Test
	@DisplayName("is not followed by a reminder if it was booked just before")
	void tooLateForReminders() {
		var soon = CaseEngine.NOW.plus(Duration.ofMinutes(150));
		slot(soon.toString());
		var meeting = request(Map.of());

		ENGINE.timePasses("BoundaryEvent_DayBefore", soon.minus(Duration.ofDays(1)));
		ENGINE.timePasses("BoundaryEvent_HoursBefore", soon.minus(Duration.ofHours(2)));

		assertThat(meeting).hasPassed("EndEvent_BookedLate", "EndEvent_JustBooked");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked");
	}

	@Test
	@DisplayName("waits on the list if no slot is free")
	void waits() {
		given(bookings().book(any())).willReturn(waiting());

		var meeting = request(Map.of());

		assertThat(meeting).isWaitingAt("CallActivity_BookSlot");
		slot(NEXT_SUNDAY);
		ENGINE.correlate("meeting.slotFound");
		assertThat(meeting).isWaitingAt("CallActivity_HoldSession");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingWaiting", "meetingSlotFound");
	}

	@Test
	@DisplayName("is moved by the requester, and the session starts again for the new time")
	void moved() {
		var meeting = request(Map.of());
		slot("2026-12-06T08:00:00Z");

		ENGINE.correlate("meeting.bookingMoved");

		assertThat(meeting).isWaitingAt("CallActivity_HoldSession");
		assertThat(meeting).variables().containsEntry("meetingAt", "2026-12-06T08:00:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingMoved");
		over("HELD");
		assertThat(meeting).isEnded();
	}

	@Test
	@DisplayName("that is displaced is rebooked with an apology")
	void displaced() {
		var meeting = request(Map.of("channel", "PHONE", "slotNumber", 17L));
		slot("2026-12-06T08:00:00Z");
		given(bookings().forCase(CaseEngine.REFERENCE))
			.willReturn(Optional.of(displaced(ChangeReason.CLOSED_DAY, "2026-12-06T08:00:00Z")));

		ENGINE.correlate("meeting.bookingDisplaced");

		assertThat(meeting).isWaitingAt("CallActivity_HoldSession");
		assertThat(meeting).variables().containsEntry("changeReason", "CLOSED_DAY");
		assertThat(ENGINE.timeline()).contains("تغير موعدكم لأن المركز مغلق في يومه، ولكم الأولوية في موعد بديل");
		assertThat(meeting).variables().containsEntry("meetingAt", "2026-12-06T08:00:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingDisplaced", "meetingBooked");
		then(bookings()).should().book(argThat((request) -> request.slotId().isPresent()));
		then(bookings()).should().book(argThat((request) -> request.slotId().isEmpty()));
	}

	@Test
	@DisplayName("that was postponed or interrupted is rebooked with an apology")
	void postponed() {
		for (var outcome : List.of("POSTPONED", "INTERRUPTED")) {
			ENGINE.begin();
			slot(NEXT_SUNDAY);
			var meeting = request(Map.of());
			slot("2026-12-06T08:00:00Z");

			over(outcome);

			assertThat(meeting).isWaitingAt("CallActivity_HoldSession");
			assertThat(meeting).variables().containsEntry("meetingAt", "2026-12-06T08:00:00Z");
			assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingPostponed", "meetingBooked");
		}
	}

	@Test
	@DisplayName("that the visitor missed is closed, and the requester is notified")
	void noShow() {
		var meeting = request(Map.of());

		over("NO_SHOW");

		assertThat(meeting).isEnded().hasPassed("EndEvent_RequesterAbsent");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked", "meetingNoShow");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.MISSED);
	}

	@Test
	@DisplayName("is cancelled by the requester, waiting or booked")
	void cancelled() {
		for (var found : List.of(booking(NEXT_SUNDAY), waiting())) {
			ENGINE.begin();
			given(bookings().book(any())).willReturn(found);
			var meeting = request(Map.of());

			ENGINE.correlate("meeting.bookingCancelled");

			assertThat(meeting).isEnded().hasPassed("EndEvent_BookingCancelled");
			assertThat(meeting).variables().containsEntry("sessionOutcome", "CANCELLED");
			assertThat(ENGINE.messagesSent()).endsWith("meetingCancelled");
			assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
		}
	}

	@Test
	@DisplayName("has a sign-language interpreter if one is needed")
	void interpreter() {
		var meeting = request(Map.of("communication", "SIGN_LANGUAGE"));

		assertThat(meeting).variables().containsEntry("interpreterNeeded", true);
		then(bookings()).should().book(argThat((request) -> request.interpreter()));
	}

	@Test
	@DisplayName("for an urgent case leaves the case unchanged, before and after")
	void ofAnUrgentCase() {
		var file = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		given(ENGINE.caseFiles.get(CaseEngine.REFERENCE)).willReturn(ofAnotherProcess(file));

		var meeting = ENGINE.start(Map.of("channel", "PHONE", "centre", "jeddah", "section", "women", "requestType",
				"QISAS", "priority", "URGENT"));

		assertThat(meeting).variables()
			.containsEntry("meetingMode", "VIDEO")
			.containsEntry("meetingCentre", "jeddah")
			.containsEntry("requestType", "QISAS");
		over("HELD");
		assertThat(meeting).isEnded();
		then(ENGINE.caseFiles).should(never()).classify(any(), any(), any(), any());
		then(ENGINE.caseFiles).should(never()).enter(any(), eq(CaseState.COMPLETED));
	}

	@Test
	@DisplayName("for an urgent case ends at once if it is decided on file for want of a seat")
	void noSeat() {
		var meeting = ENGINE.start(Map.of("channel", "PHONE", "centre", "jeddah", "section", "women", "requestType",
				"QISAS", "priority", "URGENT", "urgentUntil", CaseEngine.NOW.plus(Duration.ofHours(5)).toString()));
		ENGINE.complete("private-office", "Task_ArrangeUrgentSeat",
				Map.of("seatDecision", "ON_FILE", "note", "لا غرفة في المركز"));

		assertThat(meeting).isEnded().hasPassed("EndEvent_NoMeeting");
	}

	@Test
	@DisplayName("leaves no personal data in the engine")
	void nothingPersonal() {
		request(Map.of());

		assertThat(ENGINE.variableValues()).filteredOn(Objects::nonNull)
			.isNotEmpty()
			.noneMatch(
					(value) -> List.of("نورة بنت عبدالله", "1058529940", "0501234567", "شكوى", TEXT).contains(value));
	}

	private static final String TEXT = "أرجو مقابلة معالي الوزير لعرض شكواي";

	private static void over(String outcome) {
		ENGINE.returns(SESSION, Map.of("sessionOutcome", outcome, "directiveCount", 0L));
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
		return new Booking(
				CaseEngine.REFERENCE, BookingState.BOOKED, Optional.of(new Slot(17, Purpose.MINISTER_MEETING, "DEPUTY",
						Mode.VIDEO, "riyadh", "women", "غرفة المقابلات", start, start.plusSeconds(900))),
				Optional.empty(), Optional.empty(), 1);
	}

	private static Booking displaced(ChangeReason reason, String startsAt) {
		return new Booking(CaseEngine.REFERENCE, BookingState.BOOKED, booking(startsAt).slot(), Optional.empty(),
				Optional.of(reason), 2);
	}

	private static Booking waiting() {
		return new Booking(CaseEngine.REFERENCE, BookingState.WAITING, Optional.empty(), Optional.empty(),
				Optional.empty(), 1);
	}

	private static ProcessInstance request(Map<String, Object> wishes) {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "women",
				"requesterName", "نورة بنت عبدالله", "identityNumber", "1058529940", "mobile", "0501234567", "subject",
				"شكوى", "requestText", TEXT, "topic", "other"));
		answers.putAll(Map.of("wantedHost", "ANY", "departmentAnswered", false, "meetingMode", "VIDEO", "meetingCentre",
				"riyadh", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
		answers.putAll(wishes);
		return ENGINE.submit("clerk-women", List.of("intake-clerks", "intake-clerks-riyadh-women"), answers);
	}

	private static CaseFile ofAnotherProcess(CaseFile file) {
		return new CaseFile(file.reference(), "intake-request-registration", file.channel(), file.place(),
				new Request("qisas", file.request().subject(), file.request().text()),
				new Classification("QISAS", "URGENT", file.classification().department()), file.state(),
				file.requester(), file.openedBy(), new Times(file.times().openedAt(), null, null, null));
	}

}
