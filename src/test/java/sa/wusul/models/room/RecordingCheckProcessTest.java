package sa.wusul.models.room;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.CaseEngine;
import sa.wusul.room.RecordingChecks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A recording that is not complete")
@Tag("fast")
class RecordingCheckProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("room-recording-check");

	private static final long ROOM = 7;

	private static final String REASON = "انقطع التيار في المركز";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "EXPLAINED, EndEvent_RecordingExplained", "FAULT_REPORTED, EndEvent_FaultReported",
			"MEETING_REPEATED, EndEvent_MeetingRepeated" })
	@DisplayName("is explained by the private office, with words that are no variable")
	void explained(String outcome, String end) {
		var check = incomplete();
		assertThat(ENGINE.candidateGroup("Task_ExplainRecording")).isEqualTo("escalation-private-office");
		ENGINE.complete("private-office", "Task_ExplainRecording",
				Map.of("recordingOutcome", outcome, "recordingReason", REASON));

		then(checks()).should().explain(ROOM, outcome, REASON, "private-office");
		assertThat(check).isEnded().hasPassed(end);
		assertThat(ENGINE.variableValues()).doesNotContain(REASON);
	}

	@Test
	@DisplayName("is looked at again until nothing is missing")
	void again() {
		given(checks().checkAgain(ROOM)).willReturn(false, true);
		var check = incomplete();
		lookAgain();
		assertThat(check).isWaitingAt("Task_ExplainRecording").variables().containsEntry("recordingWhole", false);
		lookAgain();

		assertThat(check).isEnded().hasPassed("EndEvent_RecordingWhole");
		then(checks()).should(never()).explain(anyLong(), any(), any(), any());
	}

	private static void lookAgain() {
		ENGINE.complete("private-office", "Task_ExplainRecording", Map.of("recordingOutcome", "CHECK_AGAIN"));
	}

	private static ProcessInstance incomplete() {
		return ENGINE.start(Map.of("recordedRoom", ROOM, "recordedCase", "1448-0001234-7", "recordedAt", "أمس",
				"recordingFindings", "المقعد 1 (المضيف): لم يُسجل"));
	}

	private static RecordingChecks checks() {
		return ENGINE.port(RecordingChecks.class);
	}

}
