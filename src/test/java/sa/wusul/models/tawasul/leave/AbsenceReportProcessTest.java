package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.models.tawasul.TawasulWays;
import sa.wusul.tawasul.disclosure.StatementService;
import sa.wusul.tawasul.verification.NumberOnFileService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A report of a missing person")
@Tag("fast")
class AbsenceReportProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-absence-report")
		.standingInFor(TawasulWays.OPENING);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Map<String, Object> SON_OF_HELD = Map.of("detaineeKnown", true, "detaineeHeld", true,
			"relationDegree", 1L);

	private static final Map<String, Object> STRANGER_OF_HELD = Map.of("detaineeKnown", true, "detaineeHeld", true,
			"relationDegree", 9L);

	private static final Map<String, Object> UNKNOWN = Map.of("detaineeKnown", false, "relationDegree", 9L);

	private static final Map<String, Object> SON_OF_FREE = Map.of("detaineeKnown", true, "detaineeHeld", false,
			"relationDegree", 1L);

	private StatementService statements;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.statements = ENGINE.port(StatementService.class);
	}

	@Test
	@DisplayName("a child is informed at once that their parent is held, at the number on file")
	void relative() {
		var report = reported(SON_OF_HELD);
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(report).isEnded().hasPassed("EndEvent_ReporterTold");
		then(this.statements).should().tellRelative(CaseEngine.REFERENCE, "Task_IssueAnswer");
		then(ENGINE.port(NumberOnFileService.class)).should().useFor(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("statementIssued");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.ANSWERED);
	}

	@Test
	@DisplayName("a stranger gets the same answer, whether the person is held or unknown")
	void stranger() {
		var held = reported(STRANGER_OF_HELD);
		var ofHeld = ENGINE.messagesSent();
		assertThat(held).isWaitingAt("Gateway_AwaitNews");
		begin();
		var unknown = reported(UNKNOWN);

		assertThat(unknown).isWaitingAt("Gateway_AwaitNews");
		assertThat(ENGINE.messagesSent()).isEqualTo(ofHeld).containsExactly("absenceKept");
		then(this.statements).should(never()).tellRelative(any(), any());
	}

	@Test
	@DisplayName("a relative is informed when the person appears in the register days later")
	void appears() {
		var report = reported(SON_OF_FREE);
		round(SON_OF_FREE);
		assertThat(report).isWaitingAt("Gateway_AwaitNews");
		round(SON_OF_HELD);
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(report).isEnded().hasPassed("EndEvent_ReporterTold");
		assertThat(ENGINE.messagesSent()).containsExactly("absenceKept", "statementIssued");
	}

	@Test
	@DisplayName("a relative is informed as soon as the register publishes an event about the person")
	void registerTells() {
		var report = reported(SON_OF_FREE);
		ENGINE.correlate("tawasul.detaineeChanged");
		TawasulWays.opened(ENGINE, "NONE", SON_OF_HELD);
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(report).isEnded().hasPassed("Event_DetaineeChanged", "EndEvent_ReporterTold");
	}

	@Test
	@DisplayName("an event about a held person sends no message to a stranger, and repeats none")
	void nothingToHearBetweenTheLines() {
		var report = reported(STRANGER_OF_HELD);
		for (var news = 0; news < 12; news++) {
			ENGINE.correlate("tawasul.detaineeChanged");
			TawasulWays.opened(ENGINE, "NONE", STRANGER_OF_HELD);
		}

		assertThat(report).isWaitingAt("Gateway_AwaitNews")
			.variables()
			.containsEntry("roundsAsked", 1L)
			.containsEntry("nextRoundAt", CaseEngine.NOW.plus(Duration.ofHours(72)).toString());
		assertThat(ENGINE.messagesSent()).containsExactly("absenceKept");
		for (var round = 2; round <= 10; round++) {
			round(STRANGER_OF_HELD);
		}
		assertThat(report).isEnded().hasPassed("EndEvent_FollowUpEnded");
	}

	@Test
	@DisplayName("the register is asked ten times and no more")
	void limit() {
		var report = reported(UNKNOWN);
		for (var round = 2; round <= 10; round++) {
			assertThat(report).isWaitingAt("Gateway_AwaitNews");
			round(UNKNOWN);
		}

		assertThat(report).isEnded().hasPassed("EndEvent_FollowUpEnded");
		assertThat(report).variables().containsEntry("roundsAsked", 10L);
		assertThat(ENGINE.messagesSent()).containsExactly("absenceKept", "absenceClosed");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.COMPLETED);
	}

	@Test
	@DisplayName("the reporter can withdraw the report")
	void withdrawn() {
		var report = reported(UNKNOWN);
		ENGINE.correlate("tawasul.applicationWithdrawn");

		assertThat(report).isEnded().hasPassed("EndEvent_RequestWithdrawn");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
	}

	private static void round(Map<String, Object> facts) {
		ENGINE.timePasses("Event_RoundDue", Duration.ofHours(72));
		TawasulWays.opened(ENGINE, "NONE", facts);
	}

	private static ProcessInstance reported(Map<String, Object> facts) {
		var report = TawasulWays.handIn(ENGINE,
				Map.of("missingName", "خليل بن أنس", "lastSeen", "خرج من بيته يوم الخميس"));
		TawasulWays.opened(ENGINE, "NONE", facts);
		return report;
	}

}
