package sa.wusul.models.escalation;

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

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("An urgent case")
@Tag("fast")
class UrgentCaseProcessTest {

	private static void decline() {
		ENGINE.complete("duty", "Task_ConfirmUrgency",
				Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS", "note", "الموعد بعد شهر"));
	}

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-urgent-case")
		.standingInFor("meeting-minister-booking");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("gets the brief and the stay in parallel, then a decision, and the requester is notified of "
			+ "each step")
	void execution() {
		var lane = raised("EXECUTION", 10);
		assertThat(ENGINE.openSteps()).as("the stay at once, beside the confirmation")
			.containsExactlyInAnyOrder("Task_ConfirmUrgency", "Task_RequestStay");
		confirm();

		assertThat(ENGINE.openSteps()).as("in parallel")
			.containsExactlyInAnyOrder("Task_WriteLegalBrief", "Task_RequestStay");
		then(ENGINE.caseFiles).should()
			.classify(CaseEngine.REFERENCE, "QISAS", "URGENT", "minister-office",
					CaseEngine.NOW.plus(Duration.ofHours(10)));
		ENGINE.complete("legal", "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome",
				"REQUESTED", "stayGrounds", "أولياء الدم يدرسون العفو"));
		ENGINE.complete("duty", "Task_RecordStayAnswer", Map.of("stayOutcome", "GRANTED"));
		ENGINE.continueAt("Gateway_MeetingOver");
		assertThat(lane).isWaitingAt("CallActivity_BookMeeting", "CallActivity_WriteLegalBrief");
		meetingEnds();
		assertThat(ENGINE.openSteps()).containsExactly("Task_WriteLegalBrief");
		ENGINE.complete("legal", "Task_WriteLegalBrief", Map.of("legalBrief", "الحكم لم يكتسب القطعية بعد"));
		ENGINE.continueAt("Gateway_AllReady");
		assertThat(ENGINE.candidateGroup("Task_RecordDecision")).isEqualTo("escalation-private-office");
		decide();

		assertThat(lane).isEnded().hasPassed("EndEvent_UrgentCaseResolved");
		assertThat(lane).variables()
			.containsEntry("urgentOutcome", "RESOLVED")
			.containsEntry("priority", "URGENT")
			.containsEntry("department", "minister-office")
			.containsEntry("stayOutcome", "GRANTED");
		assertThat(ENGINE.messagesSent()).containsExactly("urgentReceived", "urgentConfirmed", "stayRequested",
				"stayRequested");
		assertThat(ENGINE.statesEntered()).containsOnly(CaseState.WITH_MINISTER);
		assertThat(ENGINE.timeline()).containsExactly("سُجل طلبكم أمراً عاجلاً وعُرض على المناوب",
				"تأكدت عجلة أمركم ودخل المسار العاجل", "أُبلغتم بما انتهى إليه طلب إيقاف التنفيذ",
				"وصل جواب طلب إيقاف التنفيذ", "أُعدت المذكرة القانونية في أمركم", "صدر القرار في أمركم العاجل");
	}

	@Test
	@DisplayName("without a judgment to be executed needs no stay")
	void withoutExecution() {
		var lane = raised("SAFETY", 5);
		confirm();

		ENGINE.continueAt("Gateway_MeetingOver");
		meetingEnds();
		assertThat(ENGINE.openSteps()).containsExactly("Task_WriteLegalBrief");
		ENGINE.complete("legal", "Task_WriteLegalBrief", Map.of("legalBrief", "يلزم توفير الحماية له"));
		ENGINE.continueAt("Gateway_AllReady");
		decide();

		assertThat(lane).isEnded().hasPassed("EndEvent_UrgentCaseResolved").hasNotPassed("CallActivity_RequestStay");
	}

	@Test
	@DisplayName("without any confirmation is treated as urgent")
	void presumed() {
		raised("SAFETY", 5);

		for (var level = 1; level <= 3; level++) {
			ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		}

		assertThat(ENGINE.openSteps()).containsExactly("Task_WriteLegalBrief");
		assertThat(ENGINE.messagesSent()).endsWith("urgentPassedOver", "urgentConfirmed");
		assertThat(ENGINE.handedTo("meeting-minister-booking")).as("five hours from the registration")
			.containsEntry("urgentUntil", CaseEngine.NOW.plus(Duration.ofHours(5)).toString());
		then(ENGINE.caseFiles).should()
			.classify(CaseEngine.REFERENCE, "QISAS", "URGENT", "minister-office",
					CaseEngine.NOW.plus(Duration.ofHours(5)));
	}

	@Test
	@DisplayName("that the duty officer declines continues as an ordinary request with the reason and unchanged")
	void declined() {
		var lane = raised("RIGHT_LAPSING", 60);

		decline();

		assertThat(lane).isEnded().hasPassed("EndEvent_NotUrgent");
		assertThat(lane).variables()
			.containsEntry("urgentOutcome", "NOT_URGENT")
			.containsEntry("urgencyReason", "TIME_ALLOWS")
			.containsEntry("priority", "HIGH")
			.containsEntry("department", "rights");
		assertThat(ENGINE.messagesSent()).containsExactly("urgentReceived", "urgentDeclined");
		then(ENGINE.messages).should()
			.inform(eq(CaseEngine.REFERENCE), eq("urgentDeclined"), anyString(),
					eq(Map.of("urgencyReason", "TIME_ALLOWS")));
		then(ENGINE.caseFiles).should(never()).enter(eq(CaseEngine.REFERENCE), any(CaseState.class));
	}

	@Test
	@DisplayName("that the duty officer declines leaves no request for a stay behind")
	void declinedExecution() {
		var lane = raised("EXECUTION", 60);

		decline();

		assertThat(lane).isEnded().hasPassed("EndEvent_NotUrgent");
		assertThat(lane).variables().containsEntry("urgentOutcome", "NOT_URGENT");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("that the table does not count as urgent alerts no duty officer")
	void outsideTheRules() {
		var lane = raised("RIGHT_LAPSING", 73);

		assertThat(lane).isEnded().hasPassed("EndEvent_OutsideRules").hasNotPassed("CallActivity_ConfirmUrgency");
		assertThat(ENGINE.messagesSent()).containsExactly("urgentDeclined");
		assertThat(ENGINE.timeline()).containsExactly("يُنظر في طلبكم بالطريق المعتاد، وقد سُجل السبب");
	}

	private static void confirm() {
		ENGINE.complete("duty", "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));
	}

	private static void meetingEnds() {
		ENGINE.returns("meeting-minister-booking", Map.of("sessionOutcome", "HELD"));
		ENGINE.continueAt("Gateway_MeetingOver");
		ENGINE.continueAt("Gateway_AllReady");
	}

	private static void decide() {
		ENGINE.complete("private-office", "Task_RecordDecision",
				Map.of("decisionBasis", "FILE", "answer", "وجه معالي الوزير بإيقاف التنفيذ"));
	}

	private static ProcessInstance raised(String matter, long hoursLeft) {
		return ENGINE.start(Map.of("channel", "PHONE", "centre", "riyadh", "section", "men", "requestType", "QISAS",
				"priority", "HIGH", "department", "rights", "urgentMatter", matter, "hoursLeft", hoursLeft));
	}

}
