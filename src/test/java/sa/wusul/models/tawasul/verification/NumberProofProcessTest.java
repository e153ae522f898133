package sa.wusul.models.tawasul.verification;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.verification.ContactApplicationService;
import sa.wusul.tawasul.verification.ContactKind;
import sa.wusul.tawasul.verification.NumberProofService;
import sa.wusul.tawasul.verification.NumberProofService.NumberVerdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("The proof of a number on file")
@Tag("fast")
class NumberProofProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-number-proof");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private NumberProofService proofs;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.proofs = ENGINE.port(NumberProofService.class);
		given(this.proofs.standing(CaseEngine.REFERENCE)).willReturn(new NumberVerdict(false, 3));
	}

	@Test
	@DisplayName("sends a code, which the citizen gives to the officer; the code becomes no variable")
	void proven() {
		var proof = proof();
		assertThat(proof).isWaitingAt("Task_ReadCode");
		assertThat(ENGINE.candidateGroup("Task_ReadCode")).isEqualTo("tawasul-officers-riyadh");
		then(ENGINE.port(ContactApplicationService.class)).should()
			.orderCode(CaseEngine.REFERENCE, ContactKind.NAMED, "contactCode");
		reads("٤٩٣٠٢٧", new NumberVerdict(true, 3));

		assertThat(proof).isEnded().hasPassed("EndEvent_NumberProven");
		assertThat(proof).variables().containsEntry("numberProven", true);
		then(this.proofs).should().tryCode(CaseEngine.REFERENCE, "٤٩٣٠٢٧");
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains("٤٩٣٠٢٧"));
	}

	@Test
	@DisplayName("counts a wrong code and sends no new one")
	void wrong() {
		var proof = proof();
		reads("111111", new NumberVerdict(false, 2));

		assertThat(proof).isWaitingAt("Task_ReadCode");
		assertThat(proof).variables().containsEntry("triesLeft", 2L).containsEntry("numberProven", false);
		then(ENGINE.port(ContactApplicationService.class)).should(times(1)).orderCode(any(), any(), any());
	}

	@Test
	@DisplayName("ends with the third wrong code")
	void thirdWrong() {
		var proof = proof();
		reads("111111", new NumberVerdict(false, 2));
		reads("222222", new NumberVerdict(false, 1));
		reads("333333", new NumberVerdict(false, 0));

		assertThat(proof).isEnded().hasPassed("EndEvent_NumberUnproven");
		assertThat(proof).variables().containsEntry("numberProven", false);
	}

	@Test
	@DisplayName("sends a new code when its owner asks for one")
	void newCode() {
		var proof = proof();
		ENGINE.complete("tawasul", "Task_ReadCode", Map.of("codeStep", "NEW_CODE"));

		assertThat(proof).isWaitingAt("Task_ReadCode");
		then(ENGINE.port(ContactApplicationService.class)).should(times(2)).orderCode(any(), any(), any());
		then(this.proofs).should(never()).tryCode(any(), any());
	}

	@Test
	@DisplayName("refuses a new code that may not be sent, and the officer keeps the task")
	void noMoreCodes() {
		var proof = proof();
		willThrow(new RefusalException(Kind.CONFLICT, "contact.codesSpent", 3)).given(this.proofs)
			.checkRenewal(CaseEngine.REFERENCE);

		assertThatThrownBy(() -> ENGINE.complete("tawasul", "Task_ReadCode", Map.of("codeStep", "NEW_CODE")))
			.hasStackTraceContaining("contact.codesSpent");
		assertThat(proof).isWaitingAt("Task_ReadCode");
		then(ENGINE.port(ContactApplicationService.class)).should(times(1)).orderCode(any(), any(), any());
	}

	@Test
	@DisplayName("fails for a person who does not hold the telephone")
	void givesUp() {
		var proof = proof();
		ENGINE.complete("tawasul", "Task_ReadCode", Map.of("codeStep", "GIVE_UP"));

		assertThat(proof).isEnded().hasPassed("EndEvent_NumberUnproven");
	}

	@Test
	@DisplayName("needs no officer for a code entered on a channel")
	void overChannel() {
		var proof = proof();
		given(this.proofs.standing(CaseEngine.REFERENCE)).willReturn(new NumberVerdict(true, 3));
		ENGINE.correlate("tawasul.codeJudged");

		assertThat(proof).isEnded().hasPassed("Task_LookAtProof", "EndEvent_NumberProven");
		assertThat(proof).variables().containsEntry("numberProven", true);
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("does not wait forever")
	void lapses() {
		var proof = proof();
		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(10));

		assertThat(proof).isEnded().hasPassed("EndEvent_ProofLapsed");
		assertThat(proof).variables().containsEntry("numberProven", false);
	}

	@Test
	@DisplayName("requires a code, and no form answer can claim that the number is proven")
	void formIsChecked() {
		proof();

		assertThatThrownBy(() -> ENGINE.complete("tawasul", "Task_ReadCode", Map.of("codeStep", "CODE")))
			.hasStackTraceContaining("field.required");
		assertThatThrownBy(
				() -> ENGINE.complete("tawasul", "Task_ReadCode", Map.of("codeStep", "GIVE_UP", "numberProven", true)))
			.hasStackTraceContaining("field.unknown");
	}

	private void reads(String code, NumberVerdict verdict) {
		given(this.proofs.tryCode(CaseEngine.REFERENCE, code)).willReturn(verdict);
		ENGINE.complete("tawasul", "Task_ReadCode", Map.of("codeStep", "CODE", "contactCode", code));
	}

	private static ProcessInstance proof() {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
				"E_SERVICE", "priority", "NORMAL", "department", "prisons", "contactKind", "NAMED"));
	}

}
