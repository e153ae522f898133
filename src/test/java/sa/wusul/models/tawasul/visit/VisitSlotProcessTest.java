package sa.wusul.models.tawasul.visit;

import java.time.Instant;
import java.time.Period;
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

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.visit.VisitAppointments;
import sa.wusul.tawasul.visit.VisitAppointments.Appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The slot of a visit")
@Tag("fast")
class VisitSlotProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-visit-slot")
		.standingInFor("tawasul-visit-day");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Instant SUNDAY = Instant.parse("2026-11-29T06:00:00Z");

	private static final Instant WEDNESDAY = Instant.parse("2026-12-02T06:00:00Z");

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is booked and notified, and ends with the day of the visit")
	void booked() {
		appointment(SUNDAY, true);
		var slot = book("IN_TWO_WEEKS");
		then(appointments()).should().book(CaseEngine.REFERENCE, Optional.of(Period.ofWeeks(2)));
		assertThat(ENGINE.handedTo("tawasul-visit-day")).containsEntry("visitAt", SUNDAY.toString())
			.containsEntry("bookedAt", CaseEngine.NOW.toString())
			.containsEntry("visitBegun", false)
			.containsEntry("receptionRole", "tawasul-prison-officers")
			.containsEntry("receptionCentre", "jeddah");
		ENGINE.returns("tawasul-visit-day", Map.of("receptionOutcome", "PRESENT"));

		assertThat(slot).isEnded().hasPassed("EndEvent_VisitSettled");
		assertThat(ENGINE.messagesSent()).containsExactly("visitBooked");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.MEETING_BOOKED);
	}

	@Test
	@DisplayName("that the family knows is not notified again")
	void kept() {
		appointment(SUNDAY, false);
		var slot = book("SOONEST");

		assertThat(slot).isWaitingAt("CallActivity_HoldVisit");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("is awaited if there is none; an extra message changes nothing")
	void waits() {
		appointment(null, true);
		var slot = book("SOONEST");
		appointment(null, false);
		ENGINE.correlate("meeting.slotFound");
		assertThat(slot).isWaitingAt("Event_SlotFound");
		appointment(WEDNESDAY, true);
		ENGINE.correlate("meeting.slotFound");

		assertThat(slot).isWaitingAt("CallActivity_HoldVisit");
		assertThat(ENGINE.messagesSent()).containsExactly("visitWaiting", "visitBooked");
		assertThat(ENGINE.timeline()).containsExactly("أُدرج طلبكم في قائمة الانتظار حتى يتوفر موعد");
	}

	@Test
	@DisplayName("may be moved by the requester, and by the prison with an apology")
	void moved() {
		appointment(SUNDAY, true);
		var slot = book("SOONEST");
		appointment(WEDNESDAY, true);
		ENGINE.correlate("meeting.bookingMoved");
		appointment(SUNDAY, true);
		ENGINE.correlate("meeting.bookingDisplaced");

		assertThat(slot).isWaitingAt("CallActivity_HoldVisit");
		assertThat(ENGINE.messagesSent()).containsExactly("visitBooked", "visitBooked", "visitChanged", "visitBooked");
	}

	@Test
	@DisplayName("is replaced if the prison cannot receive the visit on that day")
	void postponed() {
		appointment(SUNDAY, true);
		var slot = book("SOONEST");
		appointment(WEDNESDAY, true);
		ENGINE.returns("tawasul-visit-day", Map.of("receptionOutcome", "MOVED"));

		then(appointments()).should().postpone(CaseEngine.REFERENCE);
		assertThat(slot).isWaitingAt("CallActivity_HoldVisit");
		assertThat(ENGINE.handedTo("tawasul-visit-day")).containsEntry("visitAt", WEDNESDAY.toString());
		assertThat(ENGINE.messagesSent()).containsExactly("visitBooked", "visitChanged", "visitBooked");
	}

	@Test
	@DisplayName("may be given up by the requester, booked or waiting")
	void givenUp() {
		appointment(null, true);
		var slot = book("SOONEST");
		ENGINE.correlate("meeting.bookingCancelled");

		assertThat(slot).isEnded().hasPassed("Task_GiveUpBooking");
		then(appointments()).should().giveUp(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("visitWaiting", "visitGivenUp");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITHDRAWN);
	}

	private static void appointment(Instant at, boolean news) {
		given(appointments().book(any(), any())).willReturn(new Appointment(Optional.ofNullable(at), news, false,
				CaseEngine.NOW, "tawasul-prison-officers", "jeddah"));
	}

	private static VisitAppointments appointments() {
		return ENGINE.port(VisitAppointments.class);
	}

	private static ProcessInstance book(String wantedFrom) {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men"));
		facts.putAll(Map.of("requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons"));
		facts.putAll(Map.of("prisonCentre", "jeddah", "visitKind", "ORDINARY", "wantedFrom", wantedFrom));
		return ENGINE.start(facts);
	}

}
