package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Verdicts;
import sa.wusul.tawasul.leave.AskedOpinion;
import sa.wusul.tawasul.leave.Authority;
import sa.wusul.tawasul.leave.Guarantor;
import sa.wusul.tawasul.leave.LeaveConditions;
import sa.wusul.tawasul.leave.Leaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The examination of a leave")
@Tag("fast")
class LeaveDecisionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-decision")
		.standingInFor("tawasul-leave-ruling");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("asks the authorities of the table in parallel; then the guarantor is recorded and the ruling "
			+ "made")
	void wholeWay() {
		asked(Authority.PRISON, Authority.MEDICAL, Authority.SECURITY);
		conditions(true);
		var decision = ENGINE.start(asking());
		assertThat(ENGINE.steps("Task_GiveLeaveOpinion")).hasSize(3);
		opine("tawasul-prison-officers-riyadh", "FAVOURABLE");
		opine("tawasul-medical-officers-riyadh", "FAVOURABLE");
		opine("tawasul-security-officers-riyadh", "ADVERSE");
		allReady();

		assertThat(decision).isWaitingAt("Task_RecordGuarantor");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveChanged");
		assertThat(ENGINE.candidateGroup("Task_RecordGuarantor")).isEqualTo("tawasul-officers-riyadh");
		ENGINE.complete("tawasul", "Task_RecordGuarantor",
				Map.of("guarantorName", "راشد بن علي الحربي", "guarantorIdentityNumber", "1842684654",
						"guarantorRelation", "PARENT", "guarantorIdentityChecked", true));
		then(ENGINE.port(Leaves.class)).should()
			.guarantee("00000123",
					new Guarantor(new IdentityNumber("1842684654"), new PersonName("راشد بن علي الحربي"), "PARENT"),
					"tawasul");
		assertThat(ENGINE.variableValues()).doesNotContain("1842684654", "راشد بن علي الحربي");

		assertThat(ENGINE.handedTo("tawasul-leave-ruling")).containsEntry("prisonOpinion", "FAVOURABLE")
			.containsEntry("investigationOpinion", "NOT_ASKED")
			.containsEntry("securityOpinion", "ADVERSE")
			.containsEntry("verdict", "GRANT");
		assertThat(ENGINE.performers(decision, "opinionBy")).contains("tawasul-security-officers-riyadh");
		assertThat(ENGINE.performers(decision, "guarantorBy")).containsExactly("tawasul");
		ENGINE.returns("tawasul-leave-ruling", Map.of("leaveDecision", "GRANT", "decisionLevel", "DIRECTORATE"));
		assertThat(decision).isEnded().hasPassed("EndEvent_RulingMade");
		assertThat(decision).variables().containsEntry("leaveDecision", "GRANT");
	}

	@Test
	@DisplayName("after a death needs no guarantor, and silence delays nothing")
	void withoutGuarantor() {
		asked(Authority.INVESTIGATION);
		conditions(false);
		var decision = ENGINE.start(asking());
		assertThat(ENGINE.candidateGroup("Task_GiveLeaveOpinion")).isEqualTo("tawasul-investigators");
		ENGINE.timePasses("BoundaryEvent_OpinionDeadlinePassed", Duration.ofDays(3));
		allReady();

		assertThat(decision).isWaitingAt("CallActivity_RuleOnLeave").hasNotPassed("Task_RecordGuarantor");
		assertThat(ENGINE.messagesSent()).isEmpty();
		assertThat(ENGINE.handedTo("tawasul-leave-ruling")).containsEntry("investigationOpinion", "SILENT");
	}

	@Test
	@DisplayName("ends in a refusal with its remedy without a required guarantor")
	void noGuarantor() {
		asked();
		conditions(true);
		var decision = ENGINE.start(asking());
		allReady();
		ENGINE.timePasses("BoundaryEvent_GuarantorNeverCame", Duration.ofDays(5));

		assertThat(decision).isEnded().hasPassed("EndEvent_NoGuarantor");
		assertThat(decision).variables()
			.containsEntry("leaveDecision", "REFUSE")
			.containsEntry("reasonCode", "NO_GUARANTOR");
		then(ENGINE.port(Verdicts.class)).should()
			.give(eq(CaseEngine.REFERENCE), argThat((verdict) -> verdict.reasonCode().equals("NO_GUARANTOR")),
					anyString());
	}

	@Test
	@DisplayName("does not ask a guarantor to come again who came before a change")
	void guarantorCameBefore() {
		asked();
		conditions(true);
		given(ENGINE.port(Leaves.class).guarantorRecordedBy("00000123")).willReturn(Optional.of("tawasul"));
		var decision = ENGINE.start(asking());
		allReady();

		assertThat(decision).isWaitingAt("CallActivity_RuleOnLeave").hasNotPassed("Task_RecordGuarantor");
	}

	private static void asked(Authority... authorities) {
		given(ENGINE.port(Leaves.class).ask(any(), any())).willReturn(Optional.empty());
		for (var authority : authorities) {
			given(ENGINE.port(Leaves.class).ask("00000123", authority)).willReturn(Optional.of(new AskedOpinion(1,
					CaseEngine.NOW, CaseEngine.NOW.plus(Duration.ofDays(3)), Optional.empty(), Optional.empty())));
		}
	}

	private static void conditions(boolean guarantor) {
		given(ENGINE.port(Leaves.class).setConditions("00000123"))
			.willReturn(new LeaveConditions(false, guarantor, 24, 1, 60, false, 2, 180));
	}

	/**
	 * Gives the opinion as a member of the group, with a user name equal to the group's.
	 */
	private static void opine(String group, String opinion) {
		var task = ENGINE.steps("Task_GiveLeaveOpinion")
			.stream()
			.filter((candidate) -> ENGINE.groupsOf(candidate).contains(group))
			.findFirst()
			.orElseThrow();
		ENGINE.complete(group, task, Map.of("leaveOpinion", opinion, "note", "هذا رأينا"));
	}

	private static void allReady() {
		ENGINE.continueAll("Gateway_MedicalAndSecurityReady");
		ENGINE.continueAll("Gateway_OthersReady");
		ENGINE.continueAll("Gateway_AllReady");
	}

	private static Map<String, Object> asking() {
		var facts = LeaveWays.facts();
		facts.putAll(Map.of("verdict", "GRANT", "leaveDecision", "REFUSE", "leaveRefusalReason", "NO_GUARANTOR"));
		return facts;
	}

}
