package sa.wusul.models.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.meeting.Sessions.Opened;
import sa.wusul.meeting.Settlement;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.CurrentStaff.Person;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A session of meetings")
@Tag("fast")
class SessionSchedulingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-session-scheduling");

	private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);

	private static final LocalTime TEN = LocalTime.of(10, 0);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		is("private-office", "escalation-private-office");
		given(ENGINE.port(Resources.class).room("riyadh", "مجلس الوزير")).willReturn(7L);
		given(sessions().open(any())).willReturn(new Opened(List.of(1L), 16, List.of()));
		given(sessions().find(Purpose.MINISTER_MEETING, "MINISTER", "riyadh", "men", SUNDAY, TEN)).willReturn(12L);
		given(sessions().bookings(12)).willReturn(9);
		given(sessions().move(12, Instant.parse("2026-11-30T08:00:00Z"))).willReturn(new Settlement(9, 0));
		given(sessions().cancel(12)).willReturn(new Settlement(4, 5));
	}

	@Test
	@DisplayName("is opened weekly for the Minister by the private office in the named room")
	void opened() {
		var scheduling = submit(ministersSession());

		assertThat(scheduling).isEnded().hasPassed("EndEvent_SessionOpened");
		then(sessions()).should()
			.open(new SessionPlan(Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON, "riyadh", "men",
					Optional.of(7L), SUNDAY, TEN, LocalTime.of(14, 0), 15, 1, 8, "private-office"));
		assertThat(ENGINE.variableValues()).as("the room's name stays in its own table")
			.noneMatch((value) -> "مجلس الوزير".equals(value));
	}

	@Test
	@DisplayName("of appointments is opened by an office in any free room")
	void officeWindow() {
		is("office", "reception-office-officers", "reception-office-officers-passports");

		assertThat(submit(officeWindow("passports"))).isEnded().hasPassed("EndEvent_SessionOpened");
		then(sessions()).should()
			.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
					Optional.empty(), SUNDAY, LocalTime.of(8, 0), LocalTime.of(12, 0), 15, 6, 4, "office"));
	}

	@Test
	@DisplayName("of another office or a host cannot be scheduled")
	void notYours() {
		is("office", "reception-office-officers", "reception-office-officers-passports");

		assertThatThrownBy(() -> submit(officeWindow("traffic"))).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo("session.notYours"));
		assertThatThrownBy(() -> submit(ministersSession())).isInstanceOf(RefusalException.class);
		then(sessions()).should(never()).open(any());
	}

	@Test
	@DisplayName("is moved after a confirmation that shows the number of bookings, which move with it")
	void moved() {
		var scheduling = submit(change("MOVE"));

		assertThat(scheduling).isWaitingAt("Task_ConfirmChange").variables().containsEntry("sessionBookings", 9L);
		assertThat(ENGINE.candidateGroup("Task_ConfirmChange")).isEqualTo("escalation-private-office");
		confirm("CONFIRM");

		assertThat(scheduling).isEnded().hasPassed("EndEvent_SessionMoved");
		then(sessions()).should().move(12, Instant.parse("2026-11-30T08:00:00Z"));
	}

	@Test
	@DisplayName("that is cancelled has its bookings rebooked")
	void cancelled() {
		var scheduling = submit(change("CANCEL"));
		confirm("CONFIRM");

		assertThat(scheduling).isEnded().hasPassed("EndEvent_SessionCancelled");
		then(sessions()).should().cancel(12);
	}

	@Test
	@DisplayName("is not changed without a confirmation")
	void kept() {
		var scheduling = submit(change("CANCEL"));
		confirm("KEEP");

		assertThat(scheduling).isEnded().hasPassed("EndEvent_SessionKept");
		then(sessions()).should(never()).cancel(12);
	}

	@Test
	@DisplayName("with an invalid day or time is refused")
	void noDay() {
		var answers = ministersSession();
		answers.put("sessionDay", "29/11/2026");

		assertThatThrownBy(() -> submit(answers)).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo("field.type"));
	}

	private static Sessions sessions() {
		return ENGINE.port(Sessions.class);
	}

	private static void is(String user, String... groups) {
		given(ENGINE.port(CurrentStaff.class).person()).willReturn(Optional.of(new Person(user, Set.of(groups))));
		person = user;
	}

	private static String person;

	private static ProcessInstance submit(Map<String, Object> answers) {
		return ENGINE.submit(person, List.of(), answers);
	}

	private static void confirm(String decision) {
		ENGINE.complete("private-office", "Task_ConfirmChange", Map.of("changeDecision", decision));
	}

	private static Map<String, Object> ministersSession() {
		return new HashMap<>(Map.ofEntries(Map.entry("sessionAction", "OPEN"),
				Map.entry("sessionPurpose", "MINISTER_MEETING"), Map.entry("sessionHost", "MINISTER"),
				Map.entry("sessionMode", "IN_PERSON"), Map.entry("centre", "riyadh"), Map.entry("section", "men"),
				Map.entry("sessionDay", "2026-11-29"), Map.entry("fromTime", "10:00"), Map.entry("untilTime", "14:00"),
				Map.entry("slotMinutes", 15), Map.entry("parallelSeats", 1), Map.entry("weeks", 8),
				Map.entry("roomName", "مجلس الوزير")));
	}

	private static Map<String, Object> officeWindow(String department) {
		return Map.ofEntries(Map.entry("sessionAction", "OPEN"), Map.entry("sessionPurpose", "OFFICE_APPOINTMENT"),
				Map.entry("department", department), Map.entry("sessionMode", "IN_PERSON"),
				Map.entry("centre", "riyadh"), Map.entry("section", "men"), Map.entry("sessionDay", "2026-11-29"),
				Map.entry("fromTime", "08:00"), Map.entry("untilTime", "12:00"), Map.entry("slotMinutes", 15),
				Map.entry("parallelSeats", 6), Map.entry("weeks", 4));
	}

	private static Map<String, Object> change(String action) {
		return Map.ofEntries(Map.entry("sessionAction", action), Map.entry("sessionPurpose", "MINISTER_MEETING"),
				Map.entry("sessionHost", "MINISTER"), Map.entry("centre", "riyadh"), Map.entry("section", "men"),
				Map.entry("sessionDay", "2026-11-29"), Map.entry("fromTime", "10:00"),
				Map.entry("newDay", "2026-11-30"), Map.entry("newTime", "11:00"));
	}

}
