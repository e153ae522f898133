package sa.wusul.models.reception;

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

import sa.wusul.models.CaseEngine;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.ProofState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A proof of identity by number matching")
@Tag("fast")
class IdentityProofProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("reception-identity-proof");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private IdentityProofService proofs;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.proofs = ENGINE.port(IdentityProofService.class);
		given(this.proofs.ask(any(), any())).willReturn(ProofState.ASKED);
	}

	@Test
	@DisplayName("is offered to the officer of the call, and ends by itself when the person confirms")
	void confirmed() {
		ENGINE.hire("callcentre", "reception-phone-officers");
		var proof = needed("PHONE");
		then(this.proofs).should().ask(CaseEngine.REFERENCE, Optional.of(proof.getId()));
		assertThat(proof).isWaitingAt("Task_TellNumber");
		assertThat(ENGINE.step("Task_TellNumber").getAssignee()).isEqualTo("callcentre");
		assertThat(ENGINE.candidateGroup("Task_TellNumber")).isEqualTo("reception-phone-officers");

		answered(ProofState.CONFIRMED);

		assertThat(proof).isEnded().hasPassed("EndEvent_IdentityProven").hasNotPassed("EndEvent_IdentityUnproven");
		assertThat(proof).variables().containsEntry("proofOutcome", "CONFIRMED");
	}

	@Test
	@DisplayName("is offered at the counter to the officers of the centre and section")
	void atCounter() {
		needed("COUNTER");

		assertThat(ENGINE.candidateGroup("Task_TellNumber")).isEqualTo("reception-officers-riyadh-women");
	}

	@Test
	@DisplayName("fails if the person denies, chooses another number, or cannot be reached")
	void notConfirmed() {
		for (var state : new ProofState[] { ProofState.REFUSED, ProofState.MISMATCHED, ProofState.UNAVAILABLE }) {
			var proof = needed("PHONE");

			answered(state);

			assertThat(proof).isEnded().hasPassed("EndEvent_IdentityUnproven");
			assertThat(proof).variables().containsEntry("proofOutcome", state.name());
		}
	}

	@Test
	@DisplayName("ends after three minutes without an answer")
	void unanswered() {
		given(this.proofs.conclude(any())).willReturn(ProofState.UNANSWERED);
		var proof = needed("PHONE");

		ENGINE.timePasses("BoundaryEvent_ProofLapsed", Duration.ofMinutes(3));

		assertThat(proof).isEnded().hasPassed("EndEvent_IdentityUnproven");
		assertThat(proof).variables().containsEntry("proofOutcome", "UNANSWERED");
	}

	@Test
	@DisplayName("asks nobody if a cap is reached, and leaves no task")
	void nobodyAsked() {
		given(this.proofs.ask(any(), any())).willReturn(ProofState.LIMITED);

		var proof = needed("PHONE");

		assertThat(proof).isEnded().hasPassed("EndEvent_NobodyAsked");
		assertThat(proof).variables().containsEntry("proofOutcome", "LIMITED");
		then(this.proofs).should(never()).conclude(any());
	}

	@Test
	@DisplayName("is ended by the officer for another way")
	void otherWay() {
		given(this.proofs.withdraw(CaseEngine.REFERENCE)).willReturn(ProofState.WITHDRAWN);
		var proof = needed("PHONE");

		ENGINE.complete("callcentre", "Task_TellNumber", Map.of("proofStep", "OTHER_WAY"));

		assertThat(proof).isEnded().hasPassed("EndEvent_IdentityUnproven");
		assertThat(proof).variables().containsEntry("proofOutcome", "OTHER_WAY").doesNotContainKey("proofStep");
	}

	@Test
	@DisplayName("counts the answer that came while the officer ended it")
	void answeredMeanwhile() {
		given(this.proofs.withdraw(CaseEngine.REFERENCE)).willReturn(ProofState.CONFIRMED);
		var proof = needed("PHONE");

		ENGINE.complete("callcentre", "Task_TellNumber", Map.of("proofStep", "ENDED"));

		assertThat(proof).isEnded().hasPassed("EndEvent_IdentityProven");
	}

	private void answered(ProofState state) {
		given(this.proofs.conclude(CaseEngine.REFERENCE)).willReturn(state);
		ENGINE.correlate(IdentityProofService.ANSWERED);
	}

	private static ProcessInstance needed(String channel) {
		return ENGINE
			.start(Map.of("proofChannel", channel, "centre", "riyadh", "section", "women", "takenBy", "callcentre"));
	}

}
