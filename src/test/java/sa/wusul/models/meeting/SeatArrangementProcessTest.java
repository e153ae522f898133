package sa.wusul.models.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.escalation.DutyPagingService;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.QuickMeeting;
import sa.wusul.meeting.QuickMeetings;
import sa.wusul.meeting.Slot;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("Arranging a seat for an urgent matter")
@Tag("fast")
class SeatArrangementProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-seat-arrangement");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(meetings().find(any())).willReturn(Optional.empty());
		given(meetings().open(any())).willReturn(Optional.empty());
		given(meetings().seatWithRemoteInterpreter(any())).willReturn(Optional.empty());
	}

	@Test
	@DisplayName("takes a seat with a remote interpreter before the time ends, without asking anybody")
	void remote() {
		given(meetings().seatWithRemoteInterpreter(any())).willReturn(Optional.of(booking()));

		var arrangement = wanted(true, 10);

		assertThat(arrangement).isEnded().hasPassed("EndEvent_SeatHeld");
		assertThat(arrangement).variables()
			.containsEntry("meetingAt", "2026-11-24T12:00:00Z")
			.containsEntry("meetingHost", "DEPUTY");
		then(meetings()).should().seatWithRemoteInterpreter(meeting(true, Duration.ofHours(10)));
	}

	@Test
	@DisplayName("pages the role on duty at once; with an interpreter whom they found, a seat is taken")
	void interpreterArranged() {
		var arrangement = wanted(true, 10);

		assertThat(ENGINE.candidateGroup("Task_ArrangeUrgentSeat")).isEqualTo("escalation-duty-officers");
		then(ENGINE.port(DutyPagingService.class)).should()
			.page(argThat((page) -> page.role().equals("escalation-duty-officers") && page.matter().equals("SEAT")));
		then(meetings()).should().giveUp(CaseEngine.REFERENCE);
		given(meetings().open(meeting(false, Duration.ofHours(10)))).willReturn(Optional.of(booking()));
		arrange("duty", "INTERPRETER_ARRANGED");

		assertThat(arrangement).isEnded().hasPassed("EndEvent_SeatHeld");
	}

	@Test
	@DisplayName("takes a seat after the time only if a person says so")
	void later() {
		var arrangement = wanted(false, 2);
		then(meetings()).should(never()).seatWithRemoteInterpreter(any());

		given(meetings().find(meeting(false, Duration.ofDays(1)))).willReturn(Optional.of(booking()));
		arrange("duty", "LATER");

		assertThat(arrangement).isEnded().hasPassed("EndEvent_SeatHeld");
	}

	@Test
	@DisplayName("asks again at once if the arrangement did not help, and ends if it is decided on file")
	void onFile() {
		var arrangement = wanted(false, 2);

		arrange("duty", "SESSION_OPENED");
		assertThat(ENGINE.candidateGroup("Task_ArrangeUrgentSeat")).isEqualTo("escalation-duty-officers");
		then(ENGINE.port(DutyPagingService.class)).should(times(2)).page(any());
		arrange("duty", "ON_FILE");

		assertThat(arrangement).isEnded().hasPassed("EndEvent_DecidedOnFile");
		assertThat(arrangement).variables().containsEntry("meetingAt", null);
		assertThat(ENGINE.timeline()).endsWith("يُنظر في أمركم على ملفه بلا مقابلة");
	}

	@Test
	@DisplayName("of a matter whose time is over searches for nothing by itself")
	void over() {
		wanted(false, -1);

		assertThat(ENGINE.step("Task_ArrangeUrgentSeat")).isNotNull();
		then(meetings()).should(never()).find(any());
	}

	@Test
	@DisplayName("goes up past levels that stay silent, stays with whoever began, and does not wait for ever")
	void silent() {
		var arrangement = wanted(false, 10);
		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofMinutes(20));
		assertThat(ENGINE.candidateGroup("Task_ArrangeUrgentSeat")).isEqualTo("escalation-deputies");
		ENGINE.claim("deputy", "Task_ArrangeUrgentSeat");
		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofMinutes(20));
		assertThat(arrangement).hasPassed("EndEvent_LeftToPerformer");
		arrange("deputy", "SESSION_OPENED");

		for (var level = 1; level <= 3; level++) {
			ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofMinutes(20));
		}

		assertThat(arrangement).isEnded().hasPassed("EndEvent_NobodyArranged");
		assertThat(ENGINE.timeline()).last().asString().as("nobody is left to be paged").startsWith("لم يصل رد");
	}

	private static void arrange(String user, String decision) {
		ENGINE.complete(user, "Task_ArrangeUrgentSeat", Map.of("seatDecision", decision, "note", "رُتب مع المركز"));
	}

	private static QuickMeetings meetings() {
		return ENGINE.port(QuickMeetings.class);
	}

	private static QuickMeeting meeting(boolean interpreter, Duration within) {
		return new QuickMeeting(CaseEngine.REFERENCE, "QISAS", "riyadh", "women", interpreter, "URGENT", within);
	}

	private static Booking booking() {
		var start = Instant.parse("2026-11-24T12:00:00Z");
		return new Booking(
				CaseEngine.REFERENCE, BookingState.BOOKED, Optional.of(new Slot(17, Purpose.MINISTER_MEETING, "DEPUTY",
						Mode.VIDEO, "riyadh", "women", "غرفة المقابلات", start, start.plusSeconds(900))),
				Optional.empty(), Optional.empty(), 1);
	}

	private static ProcessInstance wanted(boolean interpreter, int hoursLeft) {
		return ENGINE.start(Map.of("channel", "PHONE", "centre", "riyadh", "section", "women", "requestType", "QISAS",
				"priority", "URGENT", "meetingCentre", "riyadh", "interpreterNeeded", interpreter, "urgentUntil",
				CaseEngine.NOW.plus(Duration.ofHours(hoursLeft)).toString()));
	}

}
