package sa.wusul.models.room;

import java.time.Duration;
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
import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.room.RecordingCertificates;
import sa.wusul.room.RecordingViewings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A viewing of a recording")
@Tag("fast")
class RecordingViewingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("room-recording-viewing");

	private static final long NUMBER = 12;

	private static final String REASON = "شكوى من اللقاء";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is composed after a legal officer released it, and deleted after the person who asked has seen it")
	void watched() {
		var viewing = ask();
		assertThat(ENGINE.candidateGroup("Task_ReleaseViewing")).isEqualTo("escalation-legal-officers");
		then(viewings()).should(never()).release(anyLong(), any(), any(), any());
		decide("RELEASE");
		then(viewings()).should().release(NUMBER, viewing.getId(), "asker", "decider");
		assertThat(ENGINE.openSteps()).isEmpty();

		ENGINE.correlate("room.viewingComposed");
		ENGINE.continueAt("Task_CertifyFilm");
		then(ENGINE.port(RecordingCertificates.class)).should().certifyFilm(NUMBER);
		assertThat(ENGINE.step("Task_WatchRecording").getAssignee()).isEqualTo("asker");
		given(viewings().delete(NUMBER)).willReturn(true);
		ENGINE.complete("asker", "Task_WatchRecording", Map.of("viewingOver", true));

		assertThat(viewing).isEnded().hasPassed("EndEvent_RecordingWatched");
		assertThat(ENGINE.variableValues()).doesNotContain(REASON);
	}

	@Test
	@DisplayName("is not composed if the second person declines, or is the first one")
	void declined() {
		var viewing = ask();
		assertThatThrownBy(() -> ENGINE.complete("asker", "Task_ReleaseViewing", Map.of("viewingDecision", "RELEASE")))
			.hasStackTraceContaining("task.fourEyes");
		decide("DECLINE");

		assertThat(viewing).isEnded().hasPassed("EndEvent_ViewingDeclined");
		then(viewings()).should(never()).release(anyLong(), any(), any(), any());
	}

	@Test
	@DisplayName("is deleted after its time, though nobody has seen it")
	void expired() {
		var viewing = ask();
		decide("RELEASE");
		ENGINE.correlate("room.viewingComposed");
		ENGINE.continueAt("Task_CertifyFilm");
		ENGINE.timePasses("BoundaryEvent_ViewingExpired", Duration.ofDays(2));

		then(viewings()).should().delete(NUMBER);
		assertThat(viewing).isEnded().hasPassed("EndEvent_NotWatched");
	}

	@Test
	@DisplayName("tells the person who asked that it could not be composed")
	void failed() {
		var viewing = ask();
		decide("RELEASE");
		ENGINE.correlate("room.viewingFailed");
		problemRead();

		assertThat(viewing).isEnded().hasPassed("EndEvent_NotWatched");
	}

	@Test
	@DisplayName("tells the person who asked that it is not composed in time")
	void late() {
		var viewing = ask();
		decide("RELEASE");
		ENGINE.timePasses("Event_ViewingLate", Duration.ofHours(6));
		problemRead();

		then(viewings()).should().delete(NUMBER);
		assertThat(viewing).isEnded().hasPassed("EndEvent_NotWatched");
	}

	private static void problemRead() {
		assertThat(ENGINE.step("Task_ReadViewingProblem").getAssignee()).isEqualTo("asker");
		ENGINE.complete("asker", "Task_ReadViewingProblem", Map.of("problemRead", true));
	}

	private static ProcessInstance ask() {
		given(viewings().ask(any())).willReturn(Result.as(CaseEngine.REFERENCE, Map.of("viewingNumber", NUMBER,
				"viewedCase", CaseEngine.REFERENCE, "recordedAt", "أمس", "centre", "riyadh")));
		return ENGINE.submit("asker", List.of("escalation-private-office"),
				Map.of("viewedCase", CaseEngine.REFERENCE, "viewingReason", REASON));
	}

	private static void decide(String decision) {
		ENGINE.hire("asker", "escalation-private-office");
		ENGINE.complete("decider", "Task_ReleaseViewing", Map.of("viewingDecision", decision));
	}

	private static RecordingViewings viewings() {
		return ENGINE.port(RecordingViewings.class);
	}

}
