package sa.wusul.models.archive;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.archive.ContentRepairs;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A damaged file of the archive")
@Tag("fast")
class ContentRepairProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("archive-content-repair");

	private static final String HASH = "ab".repeat(32);

	private static final String REASON = "لم يكن في نسخة احتياطية قط";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("returns to the supervisor of the records until it is what was stored")
	void restored() {
		given(repairs().check(HASH)).willReturn(false, true);
		var repair = damaged();
		assertThat(ENGINE.candidateGroup("Task_RepairContent")).isEqualTo("records-supervisors-riyadh");
		restore();
		assertThat(repair).isWaitingAt("Task_RepairContent").variables().containsEntry("contentWhole", false);
		restore();

		assertThat(repair).isEnded().hasPassed("EndEvent_ContentRepaired");
		then(repairs()).should(never()).lose(any(), any(), any());
	}

	@Test
	@DisplayName("is put on record as lost, with a reason that is no variable")
	void lost() {
		var repair = damaged();
		ENGINE.complete("records-supervisor", "Task_RepairContent",
				Map.of("repairOutcome", "LOST", "lossReason", REASON));

		then(repairs()).should().lose(HASH, REASON, "records-supervisor");
		assertThat(repair).isEnded().hasPassed("EndEvent_ContentLost");
		assertThat(ENGINE.variableValues()).doesNotContain(REASON);
	}

	private static void restore() {
		ENGINE.complete("records-supervisor", "Task_RepairContent", Map.of("repairOutcome", "RESTORED"));
	}

	private static ProcessInstance damaged() {
		return ENGINE.start(Map.of("centre", "riyadh", "contentHash", HASH, "contentKind", "PAPER", "contentBytes", 12L,
				"contentFault", "MISSING", "contentPlace", "ab/ab/" + HASH));
	}

	private static ContentRepairs repairs() {
		return ENGINE.port(ContentRepairs.class);
	}

}
