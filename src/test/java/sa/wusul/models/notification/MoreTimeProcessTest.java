package sa.wusul.models.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("A request for more time")
@Tag("fast")
class MoreTimeProcessTest {

	private static final String WAIT = "notification-requester-enquiry";

	private static final CaseEngine ENGINE = CaseEngine.covering("notification-more-time").starting(WAIT);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is granted at once by the table, and the timer of the wait moves")
	void grantedAtOnce() {
		var wait = asked("NORMAL");

		assertThat(deadline(wait)).isEqualTo(CaseEngine.NOW.plus(Duration.ofDays(5 + 3)));
		assertThat(ENGINE.openSteps()).containsExactly("Task_ReceiveReply");
		assertThat(wait).hasPassed("EndEvent_MoreTimeSettled");
		assertThat(ENGINE.messagesSent()).containsExactly("requesterAsked", "moreTimeGranted");
		assertThat(ENGINE.timeline()).endsWith("زدنا مهلتكم كما طلبتم");
		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", CaseEngine.NOW.plus(Duration.ofDays(8)));
		assertThat(wait).isWaitingAt("Task_ReadReply");
	}

	@Test
	@DisplayName("is decided by a person if the matter is urgent, and the wait does not end before")
	void grantedByPerson() {
		var wait = asked("URGENT");
		assertThat(deadline(wait)).isEqualTo(CaseEngine.NOW.plus(Duration.ofDays(5 + 2)));
		assertThat(ENGINE.candidateGroup("Task_DecideMoreTime")).isEqualTo("audit-officers-riyadh");

		ENGINE.complete("auditor", "Task_DecideMoreTime", Map.of("moreTime", "MORE_TIME_LONG"));

		assertThat(deadline(wait)).isEqualTo(CaseEngine.NOW.plus(Duration.ofDays(5 + 2 + 10)));
		assertThat(ENGINE.messagesSent()).containsExactly("requesterAsked", "moreTimeGranted");
	}

	@Test
	@DisplayName("may be refused by a person, and the requester learns until when there is time")
	void refused() {
		var wait = asked("URGENT");

		ENGINE.complete("auditor", "Task_DecideMoreTime", Map.of("moreTime", "REFUSED"));

		assertThat(deadline(wait)).isEqualTo(CaseEngine.NOW.plus(Duration.ofDays(5 + 2)));
		assertThat(ENGINE.messagesSent()).containsExactly("requesterAsked", "moreTimeRefused");
		assertThat(ENGINE.timeline()).endsWith("تعذرت زيادة مهلتكم");
	}

	@Test
	@DisplayName("ends with the wait")
	void waitEnds() {
		asked("URGENT");

		ENGINE.correlate("notification.threadEnded");

		assertThat(ENGINE.openSteps()).isEmpty();
	}

	private static ProcessInstance asked(String priority) {
		var wait = coverage.getProcessEngine()
			.getRuntimeService()
			.startProcessInstanceByKey(WAIT, CaseEngine.REFERENCE,
					Map.of("questionGroup", "audit-officers-riyadh", "questionNumber", 1L, "priority", priority,
							"requestType", "PASSPORT", "centre", "riyadh", "section", "men"));
		ENGINE.correlate("notification.moreTimeAsked");
		return wait;
	}

	private static Instant deadline(ProcessInstance wait) {
		return coverage.getProcessEngine()
			.getManagementService()
			.createJobQuery()
			.processInstanceId(wait.getId())
			.activityId("BoundaryEvent_DeadlinePassed")
			.singleResult()
			.getDuedate()
			.toInstant();
	}

}
