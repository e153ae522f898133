package sa.wusul.models.tawasul.leave;

import java.time.Duration;
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
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.leave.Leave;
import sa.wusul.tawasul.leave.LeavePermitService;
import sa.wusul.tawasul.leave.LeaveReason;
import sa.wusul.tawasul.leave.LeaveState;
import sa.wusul.tawasul.leave.Leaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The authorisation of a leave")
@Tag("fast")
class LeaveAuthorisationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-authorisation")
		.standingInFor("tawasul-record-opening")
		.standingInFor("tawasul-leave-decision")
		.standingInFor("tawasul-leave-use");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("that is granted gets its permit, is announced without details, and lasts until its end")
	void granted() {
		var leave = asked("WEDDING");
		assertThat(leave).isWaitingAt("CallActivity_DecideLeave");
		assertThat(ENGINE.handedTo("tawasul-leave-decision")).containsEntry("prisonCentre", "riyadh")
			.containsEntry("leaveNumber", "00000123")
			.containsEntry("verdict", "GRANT")
			.containsEntry("priority", "NORMAL");
		ENGINE.returns("tawasul-leave-decision",
				Map.of("leaveDecision", "GRANT", "decisionLevel", "PRISON_DIRECTOR", "decidedBy", "prison-director"));
		ENGINE.continueAt("Task_IssuePermit");

		assertThat(leave).isWaitingAt("CallActivity_LiveLeave");
		then(ENGINE.port(Leaves.class)).should().approve("00000123", "PRISON_DIRECTOR", "prison-director");
		then(ENGINE.port(LeavePermitService.class)).should().issue("00000123", "Task_IssuePermit");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveDecided");
		assertThat(ENGINE.handedTo("tawasul-leave-use")).containsEntry("leaveState", "APPROVED")
			.containsEntry("validUntilAt", CaseEngine.NOW.plus(Duration.ofDays(60)).toString());
		ENGINE.returns("tawasul-leave-use", Map.of());

		assertThat(leave).isEnded().hasPassed("EndEvent_LeaveOver");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT, CaseState.IN_FORCE,
				CaseState.COMPLETED);
	}

	@Test
	@DisplayName("has the escort required by the decision")
	void escortRequired() {
		asked("WEDDING");
		ENGINE.returns("tawasul-leave-decision", Map.of("leaveDecision", "GRANT", "decisionLevel", "PRISON_DIRECTOR",
				"decidedBy", "prison-director", "escortRequired", true));

		then(ENGINE.port(Leaves.class)).should().requireEscort("00000123");
	}

	@Test
	@DisplayName("for a death is decided at any hour")
	void death() {
		asked("DEATH");

		assertThat(ENGINE.handedTo("tawasul-leave-decision")).containsEntry("priority", "URGENT");
		then(ENGINE.caseFiles).should().classify(CaseEngine.REFERENCE, null, "URGENT", null);
	}

	@Test
	@DisplayName("for an ineligible detainee is denied before any opinion, with reason and remedy")
	void ineligible() {
		var leave = hand("WEDDING");
		registersFind(Map.of("securityClass", "HIGH"));

		assertThat(leave).isEnded().hasPassed("EndEvent_LeaveIneligible").hasNotPassed("CallActivity_DecideLeave");
		then(ENGINE.port(Leaves.class)).should().deny("00000123", "L07");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.REJECTED);
	}

	@Test
	@DisplayName("that is refused keeps its reason, and the requester is told the remedy")
	void refused() {
		var leave = asked("WEDDING");
		ENGINE.returns("tawasul-leave-decision",
				Map.of("leaveDecision", "REFUSE", "reasonCode", "NO_GUARANTOR", "remedy", "ليحضر الكفيل بهويته"));

		assertThat(leave).isEnded().hasPassed("EndEvent_LeaveRefused");
		then(ENGINE.port(Leaves.class)).should().deny("00000123", "NO_GUARANTOR");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("is examined again if something changes for the detainee before the decision")
	void changed() {
		var leave = asked("WEDDING");
		ENGINE.correlate("tawasul.detaineeChanged");
		assertThat(leave).isWaitingAt("CallActivity_OpenRecord");
		registersFind(Map.of("detaineeHeld", false));

		assertThat(leave).isEnded().hasPassed("EndEvent_LeaveIneligible");
		then(ENGINE.port(Leaves.class)).should().deny("00000123", "L05");
	}

	@Test
	@DisplayName("that its requester withdraws is cancelled")
	void withdrawn() {
		var leave = asked("WEDDING");
		ENGINE.correlate("tawasul.applicationWithdrawn");

		assertThat(leave).isEnded().hasPassed("EndEvent_ApplicationWithdrawn");
		then(ENGINE.port(Leaves.class)).should().cancel("00000123", "WITHDRAWN");
		assertThat(ENGINE.messagesSent()).containsExactly("requestWithdrawn");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
	}

	@Test
	@DisplayName("stores neither the detainee, the destination, the purpose nor register facts as variables")
	void nothingPersonal() {
		asked("WEDDING");

		assertThat(ENGINE.variableValues()).doesNotContain("1057830869", "زواج ابنته", "الرياض، حي النسيم",
				"SERVING_JUDGMENT", "GOOD");
	}

	private static ProcessInstance asked(String reason) {
		var leave = hand(reason);
		registersFind(Map.of());
		return leave;
	}

	private static ProcessInstance hand(String reason) {
		given(ENGINE.port(Leaves.class).open(any(), any())).willReturn(leave(LeaveState.PENDING));
		given(ENGINE.port(Leaves.class).approve(any(), any(), any())).willReturn(leave(LeaveState.APPROVED));
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requesterName", "هدى بنت سعد الحربي", "identityNumber", "1366712766", "mobile", "0551112001"));
		answers
			.putAll(Map.of("detaineeIdentityNumber", "1057830869", "leaveReason", reason, "leaveRelative", "زواج ابنته",
					"leavePlace", "الرياض، حي النسيم", "leaveRelation", "CHILD", "occasionDate", "2026-12-24"));
		return ENGINE.submit("tawasul", List.of("tawasul-officers", "tawasul-officers-riyadh"), answers);
	}

	private static void registersFind(Map<String, Object> changes) {
		var facts = new HashMap<String, Object>(Map.of("detaineeKnown", true, "detaineeHeld", true, "stage",
				"SERVING_JUDGMENT", "securityClass", "LOW", "escapedBefore", false, "absentBefore", false));
		facts.putAll(Map.of("lateReturns", 0L, "conduct", "GOOD", "contactRestricted", false, "servedPercent", 62L,
				"leavesThisMonth", 0L));
		facts.putAll(changes);
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(facts);
		ENGINE.returns("tawasul-record-opening", Map.of("contactRole", "PRIMARY", "prisonCentre", "riyadh"));
	}

	private static Leave leave(LeaveState state) {
		return new Leave("00000123", CaseEngine.REFERENCE, new IdentityNumber("1057830869"), LeaveReason.WEDDING, state,
				1, Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.of(CaseEngine.NOW.plus(Duration.ofDays(60))));
	}

}
