package sa.wusul.models.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;

@DisplayName("Waiting for a slot")
@Tag("fast")
class SlotWaitingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-slot-waiting");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("ends when a slot is found")
	void found() {
		var waiting = waits("MINISTER_MEETING", "HIGH");

		slotFound();

		assertThat(waiting).isEnded().hasPassed("EndEvent_SlotFound");
		assertThat(waiting).variables().containsEntry("meetingAt", "2026-11-29T07:30:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingSlotFound");
	}

	@Test
	@DisplayName("goes on without a promise if the slot was taken before the notification")
	void takenAgain() {
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional.of(new Booking(CaseEngine.REFERENCE,
				BookingState.WAITING, Optional.empty(), Optional.empty(), Optional.empty(), 1)));
		var waiting = waits("MINISTER_MEETING", "HIGH");

		ENGINE.correlate("meeting.slotFound");

		assertThat(waiting).isWaitingAt("Gateway_SlotOrEnd");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("for an urgent meeting is put before the private office after an hour, again and again")
	void arrangedMeeting() {
		var waiting = waits("MINISTER_MEETING", "URGENT");

		ENGINE.timePasses("Event_SearchEnded", Duration.ofHours(1));
		assertThat(ENGINE.candidateGroup("Task_ArrangeMeeting")).isEqualTo("escalation-private-office");
		ENGINE.complete("private-office", "Task_ArrangeMeeting", Map.of("note", "فُتحت جلسة الليلة"));

		assertThat(waiting).isWaitingAt("Gateway_SlotOrEnd");
		ENGINE.timePasses("Event_SearchEnded", Duration.ofHours(1));
		slotFound();
		assertThat(waiting).isEnded().hasPassed("BoundaryEvent_FoundMeanwhile", "EndEvent_SlotFound");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("for an appointment is put before the office after a week")
	void arrangedAppointment() {
		waits("OFFICE_APPOINTMENT", "NORMAL");

		ENGINE.timePasses("Event_SearchEnded", Duration.ofDays(7));

		assertThat(ENGINE.candidateGroup("Task_ArrangeAppointment")).isEqualTo("reception-office-officers-passports");
		ENGINE.complete("office", "Task_ArrangeAppointment", Map.of("note", "زيدت المقاعد"));
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	private static void slotFound() {
		var start = Instant.parse("2026-11-29T07:30:00Z");
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional.of(new Booking(CaseEngine.REFERENCE,
				BookingState.BOOKED, Optional.of(new Slot(17, Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "riyadh",
						"women", "غرفة المقابلات", start, start.plusSeconds(900))),
				Optional.empty(), Optional.empty(), 1)));
		ENGINE.correlate("meeting.slotFound");
	}

	private static Bookings bookings() {
		return ENGINE.port(Bookings.class);
	}

	private static ProcessInstance waits(String purpose, String priority) {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "women",
				"requestType", "MEETING", "department", "passports", "meetingHost", "DEPUTY", "meetingMode", "VIDEO"));
		facts.putAll(Map.of("bookingPurpose", purpose, "priority", priority));
		return ENGINE.start(facts);
	}

}
