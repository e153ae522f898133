package sa.wusul.models.release;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.release.Drafts;
import sa.wusul.release.Drafts.Decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A draft submitted to the releasers")
@Tag("fast")
class DraftApprovalProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("release-draft-approval");

	private static final List<String> SHOWN = List.of("رخص السلاح", "analyst", "- جديد");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("comes into service when one of them approves the version they were shown")
	void approved() {
		var approval = handedIn();
		assertThat(ENGINE.candidateGroup("Task_DecideDraft")).isEqualTo("releasers");

		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE"));

		assertThat(approval).isEnded()
			.hasPassedInOrder("Task_DecideDraft", "Task_ReleaseDraft", "EndEvent_DraftReleased");
		then(drafts()).should().decide(12, new Decision(true, null, SHOWN));
		then(drafts()).should().release(12);
	}

	@Test
	@DisplayName("is refused with a reason for the analysts, which is no process variable")
	void refused() {
		var approval = handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "REFUSE", "draftRefusalReason",
				"UNCLEAR", "draftRefusal", "لا يذكر لماذا تغيّر"));

		then(drafts()).should().decide(12, new Decision(false, "UNCLEAR: لا يذكر لماذا تغيّر", SHOWN));
		assertThat(approval).isWaitingAt("Task_ReadRefusal");
		assertThat(ENGINE.candidateGroup("Task_ReadRefusal")).isEqualTo("analysts");
		assertThat(ENGINE.variableValues()).contains("UNCLEAR").doesNotContain("لا يذكر لماذا تغيّر");
		ENGINE.complete("analyst", "Task_ReadRefusal", Map.of("refusalRead", true));
		assertThat(approval).isEnded().hasPassed("EndEvent_DraftRefused").hasNotPassed("Task_ReleaseDraft");
		then(drafts()).should(never()).release(anyLong());
	}

	@Test
	@DisplayName("cannot be approved or claimed by its author")
	void author() {
		handedIn();
		assertThatThrownBy(() -> ENGINE.complete("analyst", "Task_DecideDraft", Map.of("draftDecision", "APPROVE")))
			.hasStackTraceContaining("task.fourEyes");
		then(drafts()).should(never()).decide(anyLong(), any());
	}

	private static ProcessInstance handedIn() {
		return ENGINE.start(
				Map.of("draftNumber", 12L, "draftName", "رخص السلاح", "author", "analyst", "draftChanges", "- جديد"));
	}

	private static Drafts drafts() {
		return ENGINE.port(Drafts.class);
	}

}
