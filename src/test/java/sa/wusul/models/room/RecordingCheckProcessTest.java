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
import sa.wusul.room.RecordingCertificates;
import sa.wusul.room.RecordingChecks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The check of a recording")
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
	@DisplayName("has what is missing explained by the private office, with words that are no variable")
	void explained(String outcome, String end) {
		given(certificates().certify(ROOM)).willReturn(outcome);
		var check = incomplete();
		assertThat(ENGINE.candidateGroup("Task_ExplainRecording")).isEqualTo("escalation-private-office");
		ENGINE.complete("private-office", "Task_ExplainRecording",
				Map.of("recordingOutcome", outcome, "recordingReason", REASON));

		then(checks()).should().explain(ROOM, outcome, REASON, "private-office");
		then(certificates()).should(never()).certify(ROOM);
		ENGINE.continueAt("Task_CertifyRecording");
		then(certificates()).should().certify(ROOM);
		assertThat(check).isEnded().hasPassed(end);
		assertThat(ENGINE.variableValues()).doesNotContain(REASON);
	}

	@Test
	@DisplayName("asks nobody where all is recorded, and certifies it")
	void whole() {
		given(certificates().certify(ROOM)).willReturn("WHOLE");
		var check = ENGINE.start(Map.of("recordedRoom", ROOM, "recordedCase", "1448-0001234-7", "recordedAt", "أمس",
				"recordingWhole", true));
		ENGINE.continueAt("Task_CertifyRecording");

		then(certificates()).should().certify(ROOM);
		assertThat(check).isEnded().hasPassed("EndEvent_RecordingWhole").hasNotPassed("Task_ExplainRecording");
	}

	@Test
	@DisplayName("looks again until nothing is missing")
	void again() {
		given(certificates().certify(ROOM)).willReturn("WHOLE");
		given(checks().checkAgain(ROOM)).willReturn(false, true);
		var check = incomplete();
		lookAgain();
		assertThat(check).isWaitingAt("Task_ExplainRecording")
			.variables()
			.containsEntry("recordingWhole", false)
			.containsEntry("recordingLookedAgain", true);
		lookAgain();
		ENGINE.continueAt("Task_CertifyRecording");

		assertThat(check).isEnded().hasPassed("EndEvent_RecordingWhole");
		then(checks()).should(never()).explain(anyLong(), any(), any(), any());
	}

	private static void lookAgain() {
		ENGINE.complete("private-office", "Task_ExplainRecording", Map.of("recordingOutcome", "CHECK_AGAIN"));
	}

	private static ProcessInstance incomplete() {
		return ENGINE.start(Map.of("recordedRoom", ROOM, "recordedCase", "1448-0001234-7", "recordedAt", "أمس",
				"recordingWhole", false, "recordingFindings", "المقعد 1 (المضيف): لم يُسجل"));
	}

	private static RecordingCertificates certificates() {
		return ENGINE.port(RecordingCertificates.class);
	}

	private static RecordingChecks checks() {
		return ENGINE.port(RecordingChecks.class);
	}

}
