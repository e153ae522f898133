package sa.wusul.models.tawasul;

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
import sa.wusul.records.Disposals;
import sa.wusul.records.Disposals.Listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("A list of the Tawasul window's cases whose retention time is over")
@Tag("fast")
class ConfidentialDisposalProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-case-disposal");

	private static final String REASON = "دعوى قائمة في المحكمة";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(disposals().listing(12)).willReturn(new Listing(2, "- سطران", "1.0.0 (1)"));
		given(disposals().certify(12)).willReturn("DL-12/1");
	}

	@Test
	@DisplayName("is erased case by case after two people decided, and a certificate is issued")
	void disposed() {
		given(disposals().eraseNext(12, "tawasul", "tawasul-supervisor")).willReturn(true, false);
		var disposal = drawnUp();
		assertThat(ENGINE.candidateGroup("Task_CheckList")).isEqualTo("tawasul-officers-riyadh");
		ENGINE.complete("tawasul", "Task_CheckList", Map.of("listDecision", "PASS_ON"));
		assertThat(ENGINE.candidateGroup("Task_ApproveDisposal")).isEqualTo("tawasul-supervisors-riyadh");
		ENGINE.complete("tawasul-supervisor", "Task_ApproveDisposal", Map.of("approvalDecision", "APPROVE"));
		then(disposals()).should(never()).eraseNext(anyLong(), any(), any());

		ENGINE.continueAt("Task_EraseCase");
		ENGINE.continueAt("Task_EraseCase");
		ENGINE.continueAt("Task_IssueCertificate");

		then(disposals()).should(times(2)).eraseNext(12, "tawasul", "tawasul-supervisor");
		assertThat(disposal).isWaitingAt("Task_FileCertificate")
			.variables()
			.containsEntry("certificateNumber", "DL-12/1");
		assertThat(ENGINE.step("Task_FileCertificate").getAssignee()).isEqualTo("tawasul");
		ENGINE.complete("tawasul", "Task_FileCertificate", Map.of("certificateFiled", true));
		assertThat(disposal).isEnded().hasPassed("EndEvent_CasesDisposed");
	}

	@Test
	@DisplayName("loses the cases that the officer leaves out or stops, with a reason that is no variable")
	void leftOut() {
		var disposal = drawnUp();
		given(disposals().listing(12)).willReturn(new Listing(1, "- سطر", "1.0.0 (1)"));
		ENGINE.complete("tawasul", "Task_CheckList", Map.of("listDecision", "EXCLUDE", "chosenCases",
				"1448-0001234-3، ١٤٤٨-٠٠٠١٢٣٤-٣", "listReason", REASON));
		then(disposals()).should().exclude(12, List.of("1448-0001234-3"), REASON, "tawasul");
		assertThat(ENGINE.step("Task_CheckList").getAssignee()).isEqualTo("tawasul");

		given(disposals().listing(12)).willReturn(new Listing(0, "", "1.0.0 (1)"));
		ENGINE.complete("tawasul", "Task_CheckList",
				Map.of("listDecision", "HOLD", "chosenCases", "1448-0001234-3", "listReason", REASON));
		then(disposals()).should().hold(12, List.of("1448-0001234-3"), REASON, "tawasul");
		assertThat(ENGINE.variableValues()).doesNotContain(REASON);
		ENGINE.complete("tawasul", "Task_CheckList", Map.of("listDecision", "PASS_ON"));

		assertThat(disposal).isEnded().hasPassed("EndEvent_NothingDisposed").hasNotPassed("Task_EraseCase");
	}

	@Test
	@DisplayName("returns to the officer if the second person does not approve it")
	void returned() {
		var disposal = drawnUp();
		ENGINE.complete("tawasul", "Task_CheckList", Map.of("listDecision", "PASS_ON"));
		ENGINE.complete("tawasul-supervisor", "Task_ApproveDisposal",
				Map.of("approvalDecision", "RETURN", "disposalReturn", "DISPUTE"));

		assertThat(disposal).isWaitingAt("Task_CheckList").variables().containsEntry("disposalReturn", "DISPUTE");
		then(disposals()).should(never()).eraseNext(anyLong(), any(), any());
	}

	@Test
	@DisplayName("is not approved by the person who checked it")
	void onePerson() {
		drawnUp();
		ENGINE.complete("tawasul", "Task_CheckList", Map.of("listDecision", "PASS_ON"));

		assertThatThrownBy(
				() -> ENGINE.complete("tawasul", "Task_ApproveDisposal", Map.of("approvalDecision", "APPROVE")))
			.hasStackTraceContaining("task.fourEyes");
	}

	private static ProcessInstance drawnUp() {
		return ENGINE.start(Map.of("disposalNumber", 12L, "centre", "riyadh", "caseCount", 2L, "caseList", "- سطران",
				"rulesVersion", "1.0.0 (1)"));
	}

	private static Disposals disposals() {
		return ENGINE.port(Disposals.class);
	}

}
