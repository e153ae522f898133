package sa.wusul.models.notification;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.notification.MessageFollowUpService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("A message that asks or warns")
@Tag("fast")
class RequesterInformingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("notification-requester-informing");

	/** The sentences for which the portal has English ones, too. */
	private static final String ARRIVED = "وصلت رسالتنا إلى جوالكم";

	private static final String FAILED = "تعذر وصول رسالتنا إلى جوالكم، ونتصل بكم";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("arrives, and the timeline says so")
	void arrives() {
		var message = handedOver();
		assertThat(message).isWaitingAt("Gateway_OutcomeKnown");

		ENGINE.correlate("notification.messageDelivered");

		assertThat(message).isEnded().hasPassed("EndEvent_MessageDelivered");
		assertThat(ENGINE.timeline()).containsExactly(ARRIVED);
	}

	@Test
	@DisplayName("counts as sent without a receipt after three days, without a call and without a line of the timeline")
	void withoutReceipt() {
		var message = handedOver();

		ENGINE.timePasses("Event_ReceiptMissing", Duration.ofHours(72));

		assertThat(message).isEnded().hasPassed("EndEvent_SentWithoutReceipt");
		assertThat(ENGINE.timeline()).isEmpty();
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("that fails goes through another gateway once, and may arrive by it")
	void anotherGateway() {
		anew(true);
		var message = handedOver();

		ENGINE.correlate("notification.messageFailed");
		assertThat(message).isWaitingAt("Gateway_OutcomeKnown").hasPassed("Task_SendAnew");
		then(ENGINE.port(MessageFollowUpService.class)).should().sendAnew(message.getProcessInstanceId());
		ENGINE.correlate("notification.messageDelivered");

		assertThat(message).isEnded();
		assertThat(ENGINE.timeline()).containsExactly(ARRIVED);
	}

	@Test
	@DisplayName("that fails for good leads to a call, which ends it")
	void called() {
		var message = failed();
		assertThat(message).isWaitingAt("Task_CallBack");
		assertThat(ENGINE.candidateGroup("Task_CallBack")).isEqualTo("reception-phone-officers");
		assertThat(ENGINE.step("Task_CallBack").getPriority()).isEqualTo(65);

		call("REACHED");

		assertThat(message).isEnded().hasPassed("EndEvent_RequesterCalled");
		assertThat(ENGINE.timeline()).containsExactly(FAILED, "أبلغناكم هاتفياً بما تعذر وصوله إلى جوالكم");
	}

	@Test
	@DisplayName("is called for within the hour if the matter is urgent")
	void urgent() {
		anew(false);
		ENGINE.start(Map.of("messageKind", "WARNS", "callBackGroup", "reception-phone-officers", "callAttempts", 0L,
				"priority", "URGENT"));
		ENGINE.correlate("notification.messageFailed");

		assertThat(ENGINE.step("Task_CallBack").getPriority()).isEqualTo(88);
	}

	@Test
	@DisplayName("to a wrong number ends with the call")
	void wrongNumber() {
		var message = failed();

		call("WRONG_NUMBER");

		assertThat(message).isEnded().hasPassed("EndEvent_NumberWrong");
		assertThat(ENGINE.timeline()).containsExactly(FAILED);
	}

	@Test
	@DisplayName("is called for three times if nobody answers, each time some hours later")
	void calledAgain() {
		var message = failed();

		for (var attempt = 1L; attempt < 3; attempt++) {
			call("NOT_REACHED");
			assertThat(message).isWaitingAt("Event_TimeToCallAgain").variables().containsEntry("callAttempts", attempt);
			ENGINE.timePasses("Event_TimeToCallAgain", Duration.ofHours(4));
		}
		call("NOT_REACHED");

		assertThat(message).isEnded().hasPassed("EndEvent_RequesterNotFound");
		assertThat(ENGINE.timeline()).containsExactly(FAILED);
	}

	@Test
	@DisplayName("that arrives after all needs no call any more")
	void arrivesLate() {
		var message = failed();

		ENGINE.correlate("notification.messageDelivered");

		assertThat(message).isEnded();
		assertThat(ENGINE.openSteps()).isEmpty();
		assertThat(ENGINE.timeline()).containsExactly(FAILED, ARRIVED);
	}

	@Test
	@DisplayName("of a case that ends needs no call any more")
	void caseEnds() {
		var message = failed();

		ENGINE.correlate("notification.noLongerNeeded");

		assertThat(message).isEnded().hasPassed("EndEvent_NoLongerNeeded");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	private static ProcessInstance handedOver() {
		return ENGINE
			.start(Map.of("messageKind", "ASKS", "callBackGroup", "reception-phone-officers", "callAttempts", 0L));
	}

	private static ProcessInstance failed() {
		anew(false);
		var message = handedOver();
		ENGINE.correlate("notification.messageFailed");
		return message;
	}

	private static void anew(boolean sent) {
		given(ENGINE.port(MessageFollowUpService.class).sendAnew(anyString())).willReturn(sent);
	}

	private static void call(String outcome) {
		ENGINE.complete("phone", "Task_CallBack", Map.of("callBackOutcome", outcome, "note", "اتصلنا بصاحب الطلب"));
	}

}
