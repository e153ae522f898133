package sa.wusul.models.delivery;

import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.delivery.Destruction;
import sa.wusul.delivery.OfficeCustodyService;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.then;

@DisplayName("An unclaimed document")
@Tag("fast")
class DocumentDestructionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("delivery-document-destruction");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is destroyed with two signatures, and the requester is notified")
	void twoSignatures() {
		var destruction = ENGINE.start(Parcels.facts());

		assertThat(ENGINE.candidateGroup("Task_DestroyDocument")).isEqualTo("delivery-office-officers-riyadh");
		destroy();
		assertThat(ENGINE.candidateGroup("Task_WitnessDestruction")).isEqualTo("delivery-custodians-riyadh");
		ENGINE.complete("custodian", "Task_WitnessDestruction", Map.of("witnessDecision", "WITNESSED"));

		assertThat(destruction).isEnded()
			.hasPassed("EndEvent_DocumentDestroyed")
			.variables()
			.containsEntry("handoverOutcome", "DESTROYED");
		then(ENGINE.port(OfficeCustodyService.class)).should()
			.destroy(CaseEngine.REFERENCE, new Destruction("SHREDDED", "delivery-office", "custodian"));
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryDestroyed");
	}

	@Test
	@DisplayName("is not signed for twice by one person")
	void onePerson() {
		ENGINE.start(Parcels.facts());
		destroy();

		// The engine wraps what a task listener throws.
		assertThatThrownBy(() -> ENGINE.complete("delivery-office", "Task_WitnessDestruction",
				Map.of("witnessDecision", "WITNESSED")))
			.hasStackTraceContaining("task.fourEyes");
	}

	@Test
	@DisplayName("returns to the first officer if the witness did not see the destruction")
	void notWitnessed() {
		var destruction = ENGINE.start(Parcels.facts());
		destroy();

		ENGINE.complete("custodian", "Task_WitnessDestruction", Map.of("witnessDecision", "NOT_WITNESSED"));

		assertThat(destruction).isWaitingAt("Task_DestroyDocument");
		assertThat(ENGINE.step("Task_DestroyDocument").getAssignee()).isEqualTo("delivery-office");
	}

	private static void destroy() {
		ENGINE.complete("delivery-office", "Task_DestroyDocument",
				Map.of("destructionMethod", "SHREDDED", "documentDestroyed", true));
	}

}
