package sa.wusul.models.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import sa.wusul.meeting.BookingRequest;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.QuickMeeting;
import sa.wusul.meeting.QuickMeetings;
import sa.wusul.meeting.Slot;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("Booking a slot")
@Tag("fast")
class SlotBookingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-slot-booking");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("takes the earliest slot that suits, and notifies the requester")
	void booked() {
		given(bookings().book(any())).willReturn(booking("2026-11-29T07:30:00Z"));

		var booking = wanted(Map.of());

		assertThat(booking).isEnded().hasPassed("EndEvent_SlotBooked");
		assertThat(booking).variables()
			.containsEntry("meetingAt", "2026-11-29T07:30:00Z")
			.containsEntry("meetingPlace", "riyadh")
			.containsEntry("bookedAt", "2026-11-24T07:00:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked");
		assertThat(ENGINE.timeline()).containsExactly("حُجز موعدكم");
		then(bookings()).should()
			.book(new BookingRequest(CaseEngine.REFERENCE, Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "riyadh",
					"women", true, "HIGH", Optional.empty(), Optional.empty()));
	}

	@Test
	@DisplayName("takes the slot chosen by the requester, and none before the wanted day")
	void chosen() {
		given(bookings().book(any())).willReturn(booking("2026-12-06T07:30:00Z"));

		var booking = wanted(Map.of("slotNumber", 17L, "wantedFrom", "IN_ONE_WEEK"));

		then(bookings()).should()
			.book(new BookingRequest(CaseEngine.REFERENCE, Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "riyadh",
					"women", true, "HIGH", Optional.of(17L), Optional.of(LocalDate.of(2026, 12, 1))));
		assertThat(booking).variables().containsEntry("slotNumber", null).containsEntry("wantedFrom", null);
	}

	@Test
	@DisplayName("waits if there is none, until one is found")
	void waits() {
		given(bookings().book(any())).willReturn(waiting());

		var booking = wanted(Map.of());

		assertThat(booking).isWaitingAt("CallActivity_AwaitSlot");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingWaiting");
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional.of(booking("2026-11-29T07:30:00Z")));
		ENGINE.correlate("meeting.slotFound");
		assertThat(booking).isEnded().hasPassed("EndEvent_SlotFound");
		assertThat(booking).variables().containsEntry("meetingAt", "2026-11-29T07:30:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingWaiting", "meetingSlotFound");
	}

	@Test
	@DisplayName("for an urgent case takes a seat in time with any host")
	void quickSeatFound() {
		given(quickMeetings().find(any())).willReturn(Optional.of(booking("2026-11-24T12:00:00Z")));

		var booking = urgent("2026-11-25T03:00:00Z");

		assertThat(booking).isEnded().hasPassed("EndEvent_QuickBooked").hasNotPassed("Task_OpenQuickSeat");
		assertThat(booking).variables()
			.containsEntry("meetingAt", "2026-11-24T12:00:00Z")
			.containsEntry("meetingHost", "DEPUTY")
			.containsEntry("quickMinutes", 600L);
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked");
		assertThat(ENGINE.timeline()).containsExactly("حُجزت مقابلتكم العاجلة");
		then(quickMeetings()).should().find(quick(Duration.ofMinutes(600)));
		then(bookings()).shouldHaveNoInteractions();
	}

	@Test
	@DisplayName("for an urgent case opens a seat if none is in time")
	void quickSeatOpened() {
		given(quickMeetings().find(any())).willReturn(Optional.empty());
		given(quickMeetings().open(any())).willReturn(Optional.of(booking("2026-11-24T09:00:00Z")));

		var booking = urgent(null);

		assertThat(booking).isEnded().hasPassed("Task_OpenQuickSeat", "EndEvent_QuickBooked");
		assertThat(booking).variables().containsEntry("meetingAt", "2026-11-24T09:00:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked");
		then(quickMeetings()).should().open(quick(Duration.ofHours(12)));
		then(bookings()).shouldHaveNoInteractions();
	}

	@Test
	@DisplayName("for an urgent case without a time limit waits in turn if no host and room are available")
	void quickInTurn() {
		given(quickMeetings().find(any())).willReturn(Optional.empty());
		given(quickMeetings().open(any())).willReturn(Optional.empty());
		given(bookings().book(any())).willReturn(booking("2026-11-29T07:30:00Z"));

		var booking = urgent(null);

		assertThat(booking).isEnded().hasPassed("EndEvent_SlotBooked");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked");
	}

	@Test
	@DisplayName("for an urgent case never takes a seat in turn after its time; a person arranges one")
	void quickArranged() {
		given(quickMeetings().find(any())).willReturn(Optional.empty());
		given(quickMeetings().open(any())).willReturn(Optional.empty());
		var booking = urgent("2026-11-25T03:00:00Z");

		assertThat(booking).isWaitingAt("CallActivity_ArrangeSeat");
		then(bookings()).shouldHaveNoInteractions();
		given(quickMeetings().find(any())).willReturn(Optional.of(booking("2026-11-24T12:00:00Z")));
		arrange("SESSION_OPENED");

		assertThat(booking).isEnded().hasPassed("EndEvent_SeatArranged");
		assertThat(booking).variables().containsEntry("meetingAt", "2026-11-24T12:00:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("meetingBooked");
	}

	@Test
	@DisplayName("for an urgent case ends without a seat if a person lets it be decided on file")
	void onFile() {
		given(quickMeetings().find(any())).willReturn(Optional.empty());
		given(quickMeetings().open(any())).willReturn(Optional.empty());
		var booking = urgent("2026-11-25T03:00:00Z");

		arrange("ON_FILE");

		assertThat(booking).isEnded().hasPassed("EndEvent_NoSeat");
		assertThat(booking).variables().containsEntry("meetingAt", null);
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("at an office waits in turn at any urgency")
	void officeInTurn() {
		given(bookings().book(any())).willReturn(booking("2026-11-29T07:30:00Z"));

		var booking = wanted(Map.of("priority", "URGENT", "bookingPurpose", "OFFICE_APPOINTMENT"));

		assertThat(booking).isEnded().hasPassed("EndEvent_SlotBooked");
		then(quickMeetings()).shouldHaveNoInteractions();
	}

	private static void arrange(String decision) {
		ENGINE.complete("private-office", "Task_ArrangeUrgentSeat",
				Map.of("seatDecision", decision, "note", "رُتب مع المركز"));
	}

	private static ProcessInstance urgent(String until) {
		var facts = new HashMap<String, Object>(Map.of("priority", "URGENT", "requestType", "QISAS", "meetingHost",
				"MINISTER", "interpreterNeeded", false));
		facts.put("urgentUntil", until);
		return wanted(facts);
	}

	private static QuickMeeting quick(Duration within) {
		return new QuickMeeting(CaseEngine.REFERENCE, "QISAS", "riyadh", "women", false, "URGENT", within);
	}

	private static QuickMeetings quickMeetings() {
		return ENGINE.port(QuickMeetings.class);
	}

	private static Bookings bookings() {
		return ENGINE.port(Bookings.class);
	}

	private static Booking booking(String startsAt) {
		var start = Instant.parse(startsAt);
		return new Booking(
				CaseEngine.REFERENCE, BookingState.BOOKED, Optional.of(new Slot(17, Purpose.MINISTER_MEETING, "DEPUTY",
						Mode.VIDEO, "riyadh", "women", "غرفة المقابلات", start, start.plusSeconds(900))),
				Optional.empty(), Optional.empty(), 1);
	}

	private static Booking waiting() {
		return new Booking(CaseEngine.REFERENCE, BookingState.WAITING, Optional.empty(), Optional.empty(),
				Optional.empty(), 1);
	}

	private static ProcessInstance wanted(Map<String, Object> wishes) {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "women",
				"requestType", "MEETING", "priority", "HIGH", "bookingPurpose", "MINISTER_MEETING", "meetingHost",
				"DEPUTY", "meetingMode", "VIDEO", "meetingCentre", "riyadh", "interpreterNeeded", true));
		facts.putAll(wishes);
		return ENGINE.start(facts);
	}

}
