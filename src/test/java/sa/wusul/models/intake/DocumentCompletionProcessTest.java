package sa.wusul.models.intake;

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
import sa.wusul.intake.OriginalDecisions;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;

@DisplayName("Completion of a missing document")
@Tag("fast")
class DocumentCompletionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("intake-document-completion")
		.standingInFor("notification-more-time");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(OriginalDecisions.class).suffices("PHOTO")).willReturn(true);
	}

	@Test
	@DisplayName("requests the document, and the case waits at the counter of the requester's section")
	void asksAndWaits() {
		var completion = missing("POWER_OF_ATTORNEY");

		assertThat(completion).isWaitingAt("Task_ReceiveDocument");
		assertThat(ENGINE.messagesSent()).containsExactly("documentMissing");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WAITING_FOR_REQUESTER);
		assertThat(ENGINE.candidateGroup("Task_ReceiveDocument")).isEqualTo("intake-clerks-riyadh-men");
	}

	@Test
	@DisplayName("ends the wait when the clerk receives the document")
	void clerkReceives() {
		var completion = missing("PHOTO");

		ENGINE.complete("clerk", "Task_ReceiveDocument", Map.of("documentSupplied", true));

		assertThat(completion).isEnded().hasPassed("EndEvent_DocumentSupplied");
		assertThat(completion).variables().containsEntry("documentSupplied", true);
		assertThat(ENGINE.messagesSent()).containsExactly("documentMissing", "documentReceived");
	}

	@Test
	@DisplayName("is not ended by a tick alone: the document is scanned, or its original may be seen")
	void onlyTicked() {
		missing("MEDICAL_REPORT");

		assertThatThrownBy(() -> ENGINE.complete("clerk", "Task_ReceiveDocument", Map.of("documentSupplied", true)))
			.hasStackTraceContaining("document.notAttached");
	}

	@Test
	@DisplayName("ends the wait when the document arrives on another channel")
	void documentArrives() {
		var completion = missing("PHOTO");

		ENGINE.correlate("intake.documentSupplied");

		assertThat(completion).isEnded().hasPassed("EndEvent_DocumentSupplied");
		assertThat(completion).variables().containsEntry("documentSupplied", true);
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("reminds the requester after three working days, and still accepts the document")
	void reminder() {
		var completion = missing("PHOTO");

		ENGINE.timePasses("BoundaryEvent_ReminderDue", Duration.ofDays(3));

		assertThat(completion).isNotEnded().isWaitingAt("Task_ReceiveDocument");
		assertThat(completion).hasPassed("EndEvent_RequesterReminded");
		assertThat(ENGINE.messagesSent()).containsExactly("documentMissing", "documentReminder");
		ENGINE.complete("clerk", "Task_ReceiveDocument", Map.of("documentSupplied", true));
		assertThat(completion).isEnded().hasPassed("EndEvent_DocumentSupplied");
	}

	@Test
	@DisplayName("lets the case lapse after ten working days and notifies the requester")
	void lapse() {
		var completion = missing("PHOTO");

		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(10));

		assertThat(completion).isEnded().hasPassed("EndEvent_DocumentNotSupplied");
		assertThat(completion).variables().containsEntry("documentSupplied", false);
		assertThat(ENGINE.openSteps()).isEmpty();
		assertThat(ENGINE.messagesSent()).containsExactly("documentMissing", "requestLapsed");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WAITING_FOR_REQUESTER, CaseState.LAPSED);
	}

	@Test
	@DisplayName("considers more time beside the wait, which goes on with the same task")
	void moreTime() {
		var completion = missing("PHOTO");
		var task = ENGINE.step("Task_ReceiveDocument").getId();

		ENGINE.correlate("intake.moreTimeAsked");
		assertThat(ENGINE.handedTo("notification-more-time")).containsEntry("waitsFor", "DOCUMENT")
			.containsEntry("questionGroup", "intake-clerks-riyadh-men");
		ENGINE.returns("notification-more-time", Map.of());

		assertThat(completion).isWaitingAt("Task_ReceiveDocument").hasPassed("EndEvent_MoreTimeSettled");
		assertThat(ENGINE.step("Task_ReceiveDocument").getId()).isEqualTo(task);
	}

	@Test
	@DisplayName("needs no decision about more time once the document arrived")
	void arrivesBeforeTheDecision() {
		var completion = missing("PHOTO");
		ENGINE.correlate("intake.moreTimeAsked");

		ENGINE.correlate("intake.documentSupplied");

		assertThat(completion).isEnded();
		assertThat(completion).variables().containsEntry("documentSupplied", true);
	}

	private static ProcessInstance missing(String document) {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
				"PASSPORT", "priority", "NORMAL", "missingDocument", document));
	}

}
