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
import sa.wusul.notification.thread.CaseQuestionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("A question to a requester")
@Tag("fast")
class RequesterEnquiryProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("notification-requester-enquiry")
		.standingInFor("notification-more-time");

	private static final String ASKED = "سألناكم عن أمر في طلبكم، وننتظر جوابكم";

	private static final String REPLY = "لونه أبيض";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("reaches whoever asked, once it is answered, and the case goes on meanwhile")
	void answered() {
		var enquiry = asked();
		assertThat(ENGINE.messagesSent()).containsExactly("requesterAsked");
		assertThat(ENGINE.statesEntered()).as("the case itself does not wait").isEmpty();

		ENGINE.correlate("notification.replyArrived");

		assertThat(enquiry).isWaitingAt("Task_ReadReply");
		assertThat(ENGINE.candidateGroup("Task_ReadReply")).isEqualTo("audit-officers-riyadh");
		ENGINE.complete("auditor", "Task_ReadReply", Map.of());
		assertThat(enquiry).isEnded().hasPassed("EndEvent_ReplyRead");
		assertThat(ENGINE.timeline()).containsExactly(ASKED);
	}

	@Test
	@DisplayName("may be answered on the telephone, which whoever asked writes down")
	void answeredOnTheTelephone() {
		var enquiry = asked();

		ENGINE.complete("auditor", "Task_ReceiveReply", Map.of("reply", REPLY));

		assertThat(enquiry).isEnded().hasPassed("EndEvent_ReplyRecorded");
		assertThat(ENGINE.variableValues()).doesNotContain(REPLY);
		assertThat(ENGINE.timeline()).containsExactly(ASKED, "قُيد جوابكم");
	}

	@Test
	@DisplayName("is recalled after three working days")
	void reminded() {
		var enquiry = asked();

		ENGINE.timePasses("BoundaryEvent_ReminderDue", Duration.ofDays(3));

		assertThat(enquiry).isWaitingAt("Task_ReceiveReply").hasPassed("EndEvent_RequesterReminded");
		assertThat(ENGINE.messagesSent()).containsExactly("requesterAsked", "replyReminder");
	}

	@Test
	@DisplayName("lapses after five working days, and whoever asked learns that there is no answer")
	void lapsed() {
		var enquiry = asked();
		given(ENGINE.port(CaseQuestionService.class).lapse(enquiry.getProcessInstanceId())).willReturn(true);

		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(5));

		then(ENGINE.port(CaseQuestionService.class)).should().lapse(enquiry.getProcessInstanceId());
		assertThat(enquiry).isWaitingAt("Task_ReadReply").hasPassed("Task_LapseQuestion");
		assertThat(ENGINE.messagesSent()).containsExactly("requesterAsked", "replyLapsed");
		ENGINE.complete("auditor", "Task_ReadReply", Map.of());
		assertThat(enquiry).isEnded();
		assertThat(ENGINE.timeline()).containsExactly(ASKED, "انقضت مهلة جوابكم، ويمضي طلبكم بما فيه");
	}

	@Test
	@DisplayName("that was answered just before its time was over is read, and nobody is told that it lapsed")
	void answeredAtTheLastMoment() {
		var enquiry = asked();

		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(5));

		assertThat(enquiry).isWaitingAt("Task_ReadReply").hasPassed("Task_LapseQuestion");
		assertThat(ENGINE.messagesSent()).containsExactly("requesterAsked");
		assertThat(ENGINE.timeline()).containsExactly(ASKED);
	}

	@Test
	@DisplayName("still waits while more time is considered, with the same task")
	void moreTime() {
		var enquiry = asked();
		var task = ENGINE.step("Task_ReceiveReply").getId();

		ENGINE.correlate("notification.moreTimeAsked");
		assertThat(ENGINE.handedTo("notification-more-time")).containsEntry("waitsFor", "REPLY")
			.containsEntry("questionGroup", "audit-officers-riyadh");
		ENGINE.returns("notification-more-time", Map.of());

		assertThat(enquiry).isWaitingAt("Task_ReceiveReply").hasPassed("EndEvent_MoreTimeSettled");
		assertThat(ENGINE.step("Task_ReceiveReply").getId()).isEqualTo(task);
	}

	@Test
	@DisplayName("of a case that ends needs no answer any more")
	void caseEnds() {
		var enquiry = asked();

		ENGINE.correlate("notification.threadEnded");

		assertThat(enquiry).isEnded().hasPassed("EndEvent_ThreadEnded");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	private static ProcessInstance asked() {
		return ENGINE.start(Map.of("questionGroup", "audit-officers-riyadh", "questionNumber", 1L, "priority", "NORMAL",
				"requestType", "PASSPORT", "centre", "riyadh", "section", "men"));
	}

}
