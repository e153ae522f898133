package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.leave.Leave;
import sa.wusul.tawasul.leave.LeaveConditions;
import sa.wusul.tawasul.leave.LeaveReason;
import sa.wusul.tawasul.leave.LeaveState;
import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.Occurrence;
import sa.wusul.tawasul.leave.OccurrenceState;
import sa.wusul.tawasul.leave.Occurrences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The use of a leave")
@Tag("fast")
class LeaveUseProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-use")
		.standingInFor("tawasul-leave-validity")
		.starting("tawasul-leave-occurrence");

	private static final IdentityNumber DETAINEE = new IdentityNumber("1057830869");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(DetaineeCases.class).find(CaseEngine.REFERENCE)).willReturn(Optional
			.of(new DetaineeCase(CaseEngine.REFERENCE, DETAINEE, ContactRole.PRIMARY, Optional.of("hair"))));
	}

	@Test
	@DisplayName("begins with an appointment that the prison makes; the going-out then runs beside the authorisation")
	void scheduled() {
		var leave = new Leave("00000123", CaseEngine.REFERENCE, DETAINEE, LeaveReason.WEDDING, LeaveState.APPROVED, 1,
				Optional.of(new LeaveConditions(true, true, 24, 1, 60, false, 2, 180)), Optional.empty(),
				Optional.empty(), Optional.empty());
		given(ENGINE.port(Leaves.class).get("00000123")).willReturn(leave);
		var departs = CaseEngine.NOW.plus(Duration.ofDays(1));
		given(ENGINE.port(Occurrences.class).schedule(eq(CaseEngine.REFERENCE), any(), eq("prison")))
			.willReturn(new Occurrence("00000123-1", "00000123", DETAINEE, OccurrenceState.SCHEDULED, departs,
					departs.plus(Duration.ofHours(2)), Optional.empty(), Optional.empty(), Optional.empty(), 0,
					Optional.empty(), Optional.empty()));
		var use = use();
		assertThat(ENGINE.handedTo("tawasul-leave-validity")).containsEntry("leaveState", "APPROVED");
		assertThat(ENGINE.candidateGroup("Task_ScheduleDeparture")).isEqualTo("tawasul-prison-officers-riyadh");
		ENGINE.complete("prison", "Task_ScheduleDeparture",
				Map.of("schedulingDecision", "SCHEDULE", "departureDay", "2026-11-25", "departureTime", "10:00"));

		assertThat(use).hasPassed("Task_BeginOccurrence").isWaitingAt("CallActivity_LiveLeave", "Gateway_AwaitChange");
		assertThat(ENGINE.step("Task_ConfirmDeparture").getName()).endsWith("00000123-1");
		then(ENGINE.port(Occurrences.class)).should(never()).tellScheduled(any(), any());
		ENGINE.returns("tawasul-leave-validity", Map.of());
		assertThat(use).isEnded();
		assertThat(ENGINE.steps("Task_ConfirmDeparture")).as("ends by itself").hasSize(1);
	}

	@Test
	@DisplayName("may not be wanted any more; the case stores who said so")
	void notWanted() {
		var use = use();
		ENGINE.complete("prison", "Task_ScheduleDeparture",
				Map.of("schedulingDecision", "NOT_WANTED", "note", "اكتفت الأسرة بالعزاء"));

		assertThat(use).hasPassed("EndEvent_NoDeparture").isWaitingAt("CallActivity_LiveLeave");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("اكتفت الأسرة بالعزاء")));
	}

	@Test
	@DisplayName("needs no appointment by its task if one was made from Tasklist")
	void scheduledOtherwise() {
		var use = use();
		ENGINE.correlate("tawasul.occurrenceScheduled");
		assertThat(use).isWaitingAt("CallActivity_LiveLeave", "Gateway_AwaitChange");
		assertThat(ENGINE.steps("Task_ScheduleDeparture")).isEmpty();
	}

	@Test
	@DisplayName("follows a detainee who is moved: the prison that now holds them makes the appointment, also a new one")
	void moved() {
		var use = use();

		ENGINE.correlate("tawasul.leaveMoved", Map.of("prisonCentre", "jeddah"));

		assertThat(ENGINE.steps("Task_ScheduleDeparture")).hasSize(1);
		assertThat(ENGINE.candidateGroup("Task_ScheduleDeparture")).isEqualTo("tawasul-prison-officers-jeddah");
		ENGINE.correlate("tawasul.occurrenceScheduled");
		ENGINE.correlate("tawasul.leaveMoved", Map.of("prisonCentre", "riyadh"));
		assertThat(ENGINE.candidateGroup("Task_ScheduleDeparture")).isEqualTo("tawasul-prison-officers-riyadh");
		assertThat(use).isWaitingAt("CallActivity_LiveLeave", "Task_ScheduleDeparture");
	}

	@Test
	@DisplayName("needs another appointment if the detainee did not go out, while the authorisation is in force")
	void cancelled() {
		var use = use();
		ENGINE.correlate("tawasul.occurrenceScheduled");

		ENGINE.correlate("tawasul.occurrenceCancelled");

		assertThat(use).isWaitingAt("CallActivity_LiveLeave", "Task_ScheduleDeparture");
		assertThat(ENGINE.candidateGroup("Task_ScheduleDeparture")).isEqualTo("tawasul-prison-officers-riyadh");
	}

	@Test
	@DisplayName("needs no appointment any more when the authorisation is over")
	void over() {
		var use = use();
		ENGINE.returns("tawasul-leave-validity", Map.of());

		assertThat(use).isEnded().hasPassed("EndEvent_LeaveOver");
		assertThat(ENGINE.steps("Task_ScheduleDeparture")).isEmpty();
	}

	private static ProcessInstance use() {
		var facts = LeaveWays.facts();
		facts.putAll(
				Map.of("leaveState", "APPROVED", "validUntilAt", CaseEngine.NOW.plus(Duration.ofDays(60)).toString()));
		return ENGINE.start(facts);
	}

}
