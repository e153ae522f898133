package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.time.Instant;
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

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.leave.Leave;
import sa.wusul.tawasul.leave.LeaveConditions;
import sa.wusul.tawasul.leave.LeaveReason;
import sa.wusul.tawasul.leave.LeaveState;
import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.Occurrence;
import sa.wusul.tawasul.leave.OccurrenceState;
import sa.wusul.tawasul.leave.Occurrences;
import sa.wusul.tawasul.leave.ReturnOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.jobQuery;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("An occurrence of a leave")
@Tag("fast")
class LeaveOccurrenceProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-occurrence")
		.standingInFor("tawasul-leave-return");

	private static final Instant DUE_AT = CaseEngine.NOW.plus(Duration.ofHours(24));

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is scheduled under the authorisation's case, checked at the gate, watched, reported and closed")
	void wholeWay() {
		var outing = scheduled();
		assertThat(outing.getBusinessKey()).isEqualTo(CaseEngine.REFERENCE);
		assertThat(ENGINE.candidateGroup("Task_ConfirmDeparture")).isEqualTo("tawasul-prison-officers-riyadh");
		assertThat(ENGINE.step("Task_ConfirmDeparture").getName()).endsWith("00000123-1");
		leave();
		assertThat(ENGINE.handedTo("tawasul-leave-return")).containsEntry("leaveDueAt", DUE_AT.toString())
			.containsEntry("prisonCentre", "riyadh");
		then(ENGINE.port(Occurrences.class)).should().depart("00000123-1", "سعد المرافق");
		assertThat(ENGINE.variableValues()).doesNotContain("سعد المرافق", "1057830869");
		ENGINE.returns("tawasul-leave-return", Map.of("watchOutcome", "RETURNED", "returnOutcome", "PUNCTUAL"));
		ENGINE.complete("prison", "Task_WriteLeaveReport", Map.of("note", "عاد في موعده والتزم بالشروط"));

		assertThat(outing).isEnded().hasPassed("EndEvent_OccurrenceClosed");
		then(ENGINE.port(Occurrences.class)).should().close("00000123-1");
	}

	@Test
	@DisplayName("that is extended is watched again until the new time")
	void extended() {
		var outing = scheduled();
		leave();
		var later = DUE_AT.plus(Duration.ofHours(3)).toString();
		ENGINE.returns("tawasul-leave-return", Map.of("watchOutcome", "EXTENDED", "leaveDueAt", later));

		assertThat(outing).isWaitingAt("CallActivity_WatchReturn");
		assertThat(ENGINE.handedTo("tawasul-leave-return")).containsEntry("leaveDueAt", later);
	}

	@Test
	@DisplayName("whose authorisation is paused is recalled, and the family is asked to call")
	void recalled() {
		var outing = scheduled();
		leave();
		given(ENGINE.port(Occurrences.class).recall("00000123-1")).willReturn(occurrence(OccurrenceState.OUT, null));
		ENGINE.correlate("tawasul.leaveRecalled");

		assertThat(outing).isWaitingAt("CallActivity_WatchReturn");
		then(ENGINE.port(Occurrences.class)).should().recall("00000123-1");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveCallDuty");
	}

	@Test
	@DisplayName("ends without a watch or a call if the detainee is released during it")
	void released() {
		var outing = scheduled();
		leave();
		given(ENGINE.port(Occurrences.class).recall("00000123-1"))
			.willReturn(occurrence(OccurrenceState.RELEASED, ReturnOutcome.RELEASED));
		ENGINE.correlate("tawasul.leaveRecalled");

		assertThat(outing).isEnded().hasPassed("EndEvent_DetaineeReleased");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("cannot begin at a prison that the detainee has left")
	void movedAway() {
		scheduled();
		given(ENGINE.port(DetaineeCases.class).find(CaseEngine.REFERENCE)).willReturn(Optional.empty());
		assertThatThrownBy(LeaveOccurrenceProcessTest::leave).hasStackTraceContaining("leave.notYours");
	}

	@Test
	@DisplayName("without a return ends with the watch and its report to public security")
	void absent() {
		var outing = scheduled();
		leave();
		ENGINE.returns("tawasul-leave-return", Map.of("watchOutcome", "ABSENT"));

		assertThat(outing).isEnded().hasPassed("EndEvent_AbsenceReported");
	}

	@Test
	@DisplayName("is cancelled with its reason in the case if the detainee does not leave")
	void notLeft() {
		var outing = scheduled();
		ENGINE.complete("prison", "Task_ConfirmDeparture",
				Map.of("departureDecision", "NOT_LEFT", "note", "اعتذر عن الخروج"));

		assertThat(outing).isEnded().hasPassed("EndEvent_OccurrenceCancelled");
		then(ENGINE.port(Occurrences.class)).should().cancel("00000123-1");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("اعتذر عن الخروج")));
	}

	@Test
	@DisplayName("waits for the word of the prison, however late; no timer says that the detainee did not leave")
	void recordedLate() {
		var outing = scheduled();
		ENGINE.clockShows(CaseEngine.NOW.plus(Duration.ofDays(1)));

		assertThat(jobQuery().timers().processInstanceId(outing.getId()).count()).as("clocks that could end it")
			.isZero();
		assertThat(outing).isWaitingAt("Task_ConfirmDeparture");
		then(ENGINE.port(Occurrences.class)).should(never()).cancel("00000123-1");
		leave();
		assertThat(outing).isWaitingAt("CallActivity_WatchReturn");
	}

	@Test
	@DisplayName("is cancelled if its authorisation is paused before")
	void recalledBefore() {
		var outing = scheduled();
		given(ENGINE.port(Occurrences.class).recall("00000123-1"))
			.willReturn(occurrence(OccurrenceState.SCHEDULED, null));
		ENGINE.correlate("tawasul.leaveRecalled");

		assertThat(outing).isEnded().hasPassed("EndEvent_OccurrenceCancelled");
		then(ENGINE.port(Occurrences.class)).should().cancel("00000123-1");
	}

	@Test
	@DisplayName("continues if a late recall is refused because the authorisation is in force again")
	void recalledLate() {
		var outing = scheduled();
		given(ENGINE.port(Occurrences.class).recall("00000123-1"))
			.willThrow(new RefusalException(Kind.CONFLICT, "leave.notRecalled"));
		assertThatThrownBy(() -> ENGINE.correlate("tawasul.leaveRecalled")).hasStackTraceContaining("notRecalled");
		assertThat(outing).isWaitingAt("Task_ConfirmDeparture");
		leave();
		assertThatThrownBy(() -> ENGINE.correlate("tawasul.leaveRecalled")).hasStackTraceContaining("notRecalled");

		assertThat(outing).isWaitingAt("CallActivity_WatchReturn");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	private static void leave() {
		given(ENGINE.port(Occurrences.class).depart(eq("00000123-1"), any()))
			.willReturn(occurrence(OccurrenceState.OUT, null));
		ENGINE.complete("prison", "Task_ConfirmDeparture", Map.of("departureDecision", "LEFT", "identityChecked", true,
				"conditionsRead", true, "escortName", "سعد المرافق"));
	}

	private static ProcessInstance scheduled() {
		given(ENGINE.port(DetaineeCases.class).find(CaseEngine.REFERENCE))
			.willReturn(Optional.of(new DetaineeCase(CaseEngine.REFERENCE, new IdentityNumber("1057830869"),
					ContactRole.PRIMARY, Optional.of("hair"))));
		given(ENGINE.port(Occurrences.class).schedule(eq(CaseEngine.REFERENCE), any(), anyString()))
			.willReturn(occurrence(OccurrenceState.SCHEDULED, null));
		given(ENGINE.port(Leaves.class).get("00000123")).willReturn(
				new Leave("00000123", CaseEngine.REFERENCE, new IdentityNumber("1057830869"), LeaveReason.WEDDING,
						LeaveState.APPROVED, 1, Optional.of(new LeaveConditions(true, true, 24, 1, 60, false, 2, 180)),
						Optional.empty(), Optional.empty(), Optional.empty()));
		return ENGINE.submit("prison", List.of("tawasul-prison-officers", "tawasul-prison-officers-riyadh"),
				Map.of("leaveReference", CaseEngine.REFERENCE, "departureDay", "2026-11-26", "departureTime", "10:00"));
	}

	private static Occurrence occurrence(OccurrenceState state, ReturnOutcome outcome) {
		return new Occurrence("00000123-1", "00000123", new IdentityNumber("1057830869"), state, CaseEngine.NOW,
				CaseEngine.NOW.plus(Duration.ofHours(2)), Optional.of(CaseEngine.NOW), Optional.of(DUE_AT),
				Optional.empty(), 1, Optional.ofNullable(outcome), Optional.empty());
	}

}
