package sa.wusul.models.meeting;

import java.time.DayOfWeek;
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

import sa.wusul.meeting.InterpreterFacts;
import sa.wusul.meeting.ResourceKind;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
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

@DisplayName("Rooms and interpreters of a centre")
@Tag("fast")
class ResourceMaintenanceProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-resource-maintenance");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(CurrentStaff.class).person()).willReturn(
				Optional.of(new Person("supervisor", Set.of("intake-supervisors", "intake-supervisors-riyadh"))));
		given(resources().settle(ResourceKind.ROOM, 0)).willReturn(new Settlement(0, 0));
		given(resources().settle(ResourceKind.INTERPRETER, 0)).willReturn(new Settlement(0, 0));
		given(resources().withdraw(ResourceKind.INTERPRETER, "riyadh", "وليد السالم")).willReturn(3L);
		given(resources().settle(ResourceKind.INTERPRETER, 3)).willReturn(new Settlement(2, 1));
	}

	@Test
	@DisplayName("are entered by the supervisor")
	void room() {
		var maintenance = submit(Map.of("resourceAction", "KEEP", "resourceKind", "ROOM", "centre", "riyadh",
				"roomName", "غرفة الاتصال", "section", "women", "videoEquipped", true, "roomSeats", 2));

		assertThat(maintenance).isEnded().hasPassed("EndEvent_ResourceRecorded");
		then(resources()).should().enter(new RoomFacts("riyadh", "غرفة الاتصال", Optional.of("women"), true, 2));
	}

	@Test
	@DisplayName("include an interpreter's days and hours; the name stays out of the process")
	void interpreter() {
		var maintenance = submit(interpreter("riyadh"));

		assertThat(maintenance).isEnded();
		then(resources()).should()
			.enter(new InterpreterFacts("riyadh", "وليد السالم", Optional.empty(),
					Set.of(DayOfWeek.SUNDAY, DayOfWeek.TUESDAY), LocalTime.of(7, 30), LocalTime.of(14, 30)));
		assertThat(ENGINE.variableValues()).noneMatch((value) -> "وليد السالم".equals(value));
	}

	@Test
	@DisplayName("are replaced in sessions and bookings if they are withdrawn")
	void withdrawn() {
		var answers = new HashMap<>(interpreter("riyadh"));
		answers.put("resourceAction", "WITHDRAW");

		var maintenance = submit(answers);

		assertThat(maintenance).isEnded().hasPassed("Task_SettleResource");
		assertThat(ENGINE.variableValues()).contains(2L, 1L);
	}

	@Test
	@DisplayName("include an interpreter's day of illness, which bookings follow")
	void ill() {
		var answers = new HashMap<>(interpreter("riyadh"));
		answers.put("resourceAction", "ABSENT");
		answers.put("absentDay", "2026-11-29");
		given(resources().away("riyadh", "وليد السالم", LocalDate.of(2026, 11, 29))).willReturn(7L);
		given(resources().settle(ResourceKind.INTERPRETER, 7)).willReturn(new Settlement(1, 0));

		var maintenance = submit(answers);

		assertThat(maintenance).isEnded().hasPassed("Task_SettleResource");
		then(resources()).should().settle(ResourceKind.INTERPRETER, 7);
		then(resources()).should(never()).enter(any(InterpreterFacts.class));
	}

	@Test
	@DisplayName("exclude an interpreter without hours, or of another centre")
	void refused() {
		var withoutHours = new HashMap<>(interpreter("riyadh"));
		withoutHours.remove("fromTime");

		assertThatThrownBy(() -> submit(withoutHours)).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo("interpreter.hours"));
		assertThatThrownBy(() -> submit(interpreter("jeddah"))).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo("resource.notYours"));
	}

	private static Map<String, Object> interpreter(String centre) {
		return Map.of("resourceAction", "KEEP", "resourceKind", "INTERPRETER", "centre", centre, "interpreterName",
				"وليد السالم", "section", "men", "bothSections", true, "worksSunday", true, "worksTuesday", true,
				"fromTime", "07:30", "untilTime", "14:30");
	}

	private static Resources resources() {
		return ENGINE.port(Resources.class);
	}

	private static ProcessInstance submit(Map<String, Object> answers) {
		return ENGINE.submit("supervisor", List.of(), answers);
	}

}
