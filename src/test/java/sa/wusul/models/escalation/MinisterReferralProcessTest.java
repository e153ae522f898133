package sa.wusul.models.escalation;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@DisplayName("A case referred to the Minister")
@Tag("fast")
class MinisterReferralProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-minister-referral");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@ParameterizedTest
	@ValueSource(strings = { "APPROVE", "REFUSE", "DIRECT" })
	@DisplayName("goes through the private office to the Minister and returns with the decision")
	void decided(String decision) {
		var referral = referred();
		assertThat(ENGINE.candidateGroup("Task_PrepareReferral")).isEqualTo("escalation-private-office");
		submit();

		assertThat(ENGINE.candidateGroup("Task_DecideReferral")).isEqualTo("escalation-ministers");
		decide(decision, "يُجاب الطلب وفق النظام");

		assertThat(referral).isEnded().hasPassed("EndEvent_CaseDecided");
		assertThat(referral).variables()
			.containsEntry("ministerDecision", decision)
			.doesNotContainKeys("brief", "recommendation", "decision");
		assertThat(ENGINE.messagesSent()).containsExactly("caseEscalated", "referralDecided");
		assertThat(ENGINE.timeline()).containsExactly("رُفع طلبكم إلى معالي الوزير", "طلبكم معروض على معالي الوزير",
				"بتّ معالي الوزير في طلبكم");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_MINISTER);
		then(ENGINE.caseFiles).should().write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("brief")));
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE),
					argThat((note) -> note.kind().equals("decision") && note.text().equals("يُجاب الطلب وفق النظام")));
	}

	@Test
	@DisplayName("may be returned with a question, which the referring officer answers")
	void asked() {
		ENGINE.hire("officer", "department-officers-passports");
		var referral = referred();
		submit();

		decide("ASK", "هل سبق أن رُفض طلبه؟");

		assertThat(referral).isWaitingAt("Task_AnswerMinister");
		assertThat(ENGINE.step("Task_AnswerMinister").getAssignee()).isEqualTo("officer");
		assertThat(ENGINE.candidateGroup("Task_AnswerMinister")).isEqualTo("department-officers-passports");
		ENGINE.complete("officer", "Task_AnswerMinister", Map.of("note", "لم يسبق أن رُفض له طلب"));
		assertThat(referral).isWaitingAt("Task_PrepareReferral");
		assertThat(ENGINE.step("Task_PrepareReferral").getAssignee()).as("the performer of the earlier step")
			.isEqualTo("private-office");
		submit();
		decide("APPROVE", "موافق");

		assertThat(referral).isEnded().hasPassed("EndEvent_CaseDecided");
		assertThat(ENGINE.messagesSent()).containsExactly("caseEscalated", "referralAsked", "referralDecided");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_MINISTER, CaseState.WITH_DEPARTMENT,
				CaseState.WITH_MINISTER);
	}

	@Test
	@DisplayName("returns undecided if its file is incomplete, with a note")
	void fileReturned() {
		var referral = referred();

		ENGINE.complete("private-office", "Task_PrepareReferral",
				Map.of("referralDecision", "RETURN_FILE", "note", "لا يوجد رأي الحقوق"));

		assertThat(referral).isEnded().hasPassed("EndEvent_FileReturned").hasNotPassed("Task_DecideReferral");
		assertThat(referral).variables().containsEntry("referralDecision", "RETURN_FILE");
		assertThat(ENGINE.messagesSent()).containsExactly("caseEscalated", "referralReturned");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("لا يوجد رأي الحقوق")));
	}

	@Test
	@DisplayName("needs a summary, a recommendation and a decision in words")
	void words() {
		referred();
		assertThatThrownBy(() -> ENGINE.complete("private-office", "Task_PrepareReferral",
				Map.of("referralDecision", "SUBMIT", "brief", "ملخص المعاملة كما وردت")))
			.isInstanceOf(RefusalException.class);
		assertThatThrownBy(() -> ENGINE.complete("private-office", "Task_PrepareReferral",
				Map.of("referralDecision", "RETURN_FILE")))
			.isInstanceOf(RefusalException.class);
		submit();
		assertThatThrownBy(
				() -> ENGINE.complete("minister", "Task_DecideReferral", Map.of("ministerDecision", "DIRECT")))
			.isInstanceOf(RefusalException.class);
	}

	private static ProcessInstance referred() {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "requestType", "PASSPORT", "priority",
				"NORMAL", "department", "passports", "studiedBy", "officer"));
	}

	private static void submit() {
		ENGINE.complete("private-office", "Task_PrepareReferral", Map.of("referralDecision", "SUBMIT", "brief",
				"طلب تجديد جواز لمن عليه التزام", "recommendation", "الموافقة"));
	}

	private static void decide(String decision, String words) {
		ENGINE.complete("minister", "Task_DecideReferral", Map.of("ministerDecision", decision, "decision", words));
	}

}
