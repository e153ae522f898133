package sa.wusul.models.release;

import java.time.Instant;
import java.util.Date;
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

import sa.wusul.models.CaseEngine;
import sa.wusul.release.Drafts;
import sa.wusul.release.Drafts.Decision;
import sa.wusul.release.Drafts.GuardianAnswer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A draft submitted to the releasers")
@Tag("fast")
class DraftApprovalProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("release-draft-approval");

	private static final List<String> SHOWN = List.of("رخص السلاح", "analyst", "- جديد");

	private static final Decision APPROVED = new Decision(true, null, SHOWN, Optional.empty());

	/** The beginning of 1 Muharram 1449, 6 June 2027. */
	private static final Instant MUHARRAM = Instant.parse("2027-06-05T21:00:00Z");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(drafts().stillFits(12)).willReturn(true);
	}

	@Test
	@DisplayName("comes into service when one of them approves the version they were shown")
	void approved() {
		var approval = handedIn();
		assertThat(ENGINE.candidateGroup("Task_DecideDraft")).isEqualTo("releasers");

		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE"));

		assertThat(approval).isEnded()
			.hasPassedInOrder("Task_DecideDraft", "Task_ReleaseDraft", "EndEvent_DraftReleased");
		then(drafts()).should().decide(12, new Decision(true, null, SHOWN, Optional.empty()));
		then(drafts()).should().release(12);
	}

	@Test
	@DisplayName("is refused with a reason for the analysts, which is no process variable")
	void refused() {
		var approval = handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "REFUSE", "draftRefusalReason",
				"UNCLEAR", "draftRefusal", "لا يذكر لماذا تغيّر"));

		then(drafts()).should()
			.decide(12, new Decision(false, "UNCLEAR: لا يذكر لماذا تغيّر", SHOWN, Optional.empty()));
		assertThat(approval).isWaitingAt("Task_ReadRefusal");
		assertThat(ENGINE.candidateGroup("Task_ReadRefusal")).isEqualTo("analysts");
		assertThat(ENGINE.variableValues()).contains("UNCLEAR").doesNotContain("لا يذكر لماذا تغيّر");
		ENGINE.complete("analyst", "Task_ReadRefusal", Map.of("refusalRead", true));
		assertThat(approval).isEnded().hasPassed("EndEvent_DraftRefused").hasNotPassed("Task_ReleaseDraft");
		then(drafts()).should(never()).release(anyLong());
	}

	@Test
	@DisplayName("that changes what takes three people comes into service when a guardian agrees too")
	void guarded() {
		given(drafts().decide(12, APPROVED)).willReturn(true);
		var approval = handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE"));
		then(drafts()).should(never()).release(anyLong());
		assertThat(approval).isWaitingAt("Task_GuardDraft");
		assertThat(ENGINE.candidateGroup("Task_GuardDraft")).isEqualTo("release-guardians");

		ENGINE.complete("guardian", "Task_GuardDraft",
				Map.of("guardDecision", "AGREE", "guardReason", "راجعتها مع القانونية"));
		then(drafts()).should().guard(12, new GuardianAnswer(true, "راجعتها مع القانونية", SHOWN));
		assertThat(approval).isEnded().hasPassed("Task_GuardDraft", "EndEvent_DraftReleased");
		then(drafts()).should().release(12);
		assertThat(ENGINE.variableValues()).doesNotContain("راجعتها مع القانونية");
	}

	@Test
	@DisplayName("that changes what takes three people is refused by the guardian with a reason for the analysts")
	void refusedByGuardian() {
		given(drafts().decide(12, APPROVED)).willReturn(true);
		var approval = handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE"));
		ENGINE.complete("guardian", "Task_GuardDraft", Map.of("guardDecision", "REFUSE", "draftRefusalReason",
				"AGAINST_RULES", "draftRefusal", "لا يدقق المعاملة من فتحها"));

		then(drafts()).should().guard(12, new GuardianAnswer(false, "AGAINST_RULES: لا يدقق المعاملة من فتحها", SHOWN));
		then(drafts()).should(never()).release(anyLong());
		assertThat(approval).isWaitingAt("Task_ReadRefusal");
	}

	@Test
	@DisplayName("that changes what takes three people is agreed to by neither its author nor its releaser")
	void threePeople() {
		given(drafts().decide(12, APPROVED)).willReturn(true);
		handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE"));
		for (var person : List.of("analyst", "releaser")) {
			assertThatThrownBy(() -> ENGINE.complete(person, "Task_GuardDraft",
					Map.of("guardDecision", "AGREE", "guardReason", "راجعتها مع القانونية")))
				.hasStackTraceContaining("task.fourEyes");
		}
		then(drafts()).should(never()).guard(anyLong(), any());
	}

	@Test
	@DisplayName("comes into service on the day that the releaser names, in either calendar")
	void later() {
		var approval = handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE", "releaseDay", "1449-01-01"));

		then(drafts()).should().decide(12, new Decision(true, null, SHOWN, Optional.of(MUHARRAM)));
		then(drafts()).should(never()).release(anyLong());
		assertThat(ENGINE.step("Task_WithdrawDraft").getDueDate()).isEqualTo(Date.from(MUHARRAM));
		assertThat(ENGINE.candidateGroup("Task_WithdrawDraft")).isEqualTo("releasers");
		ENGINE.timePasses("BoundaryEvent_DayCame", MUHARRAM);

		assertThat(approval).isEnded().hasPassed("EndEvent_DraftReleased");
		then(drafts()).should().release(12);
	}

	@Test
	@DisplayName("does not come into service on its day if the models in service changed; analysts are told")
	void overtaken() {
		var approval = handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE", "releaseDay", "2027-06-06"));
		given(drafts().stillFits(12)).willReturn(false);
		ENGINE.timePasses("BoundaryEvent_DayCame", MUHARRAM);

		then(drafts()).should(never()).release(anyLong());
		assertThat(approval).isWaitingAt("Task_ReadRefusal")
			.variables()
			.containsEntry("draftRefusalReason", "OVERTAKEN");
	}

	@Test
	@DisplayName("is withdrawn by a releaser before its day")
	void withdrawn() {
		var approval = handedIn();
		ENGINE.complete("releaser", "Task_DecideDraft", Map.of("draftDecision", "APPROVE", "releaseDay", "1449-01-01"));
		ENGINE.complete("releaser", "Task_WithdrawDraft", Map.of("draftWithdrawn", true));

		then(drafts()).should().withdraw(12);
		then(drafts()).should(never()).release(anyLong());
		assertThat(approval).isWaitingAt("Task_ReadRefusal")
			.variables()
			.containsEntry("draftRefusalReason", "WITHDRAWN");
	}

	@Test
	@DisplayName("is not decided with a day that does not exist")
	void noSuchDay() {
		handedIn();
		assertThatThrownBy(() -> ENGINE.complete("releaser", "Task_DecideDraft",
				Map.of("draftDecision", "APPROVE", "releaseDay", "1449-13-01")))
			.hasStackTraceContaining("draft.dayUnknown");
		then(drafts()).should(never()).decide(anyLong(), any());
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
		return ENGINE.start(Map.of("draftNumber", 12L, "draftName", "رخص السلاح", "author", "analyst", "handedInBy",
				"analyst", "draftChanges", "- جديد"));
	}

	private static Drafts drafts() {
		return ENGINE.port(Drafts.class);
	}

}
