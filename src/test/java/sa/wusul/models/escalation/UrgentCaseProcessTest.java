package sa.wusul.models.escalation;

import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.escalation.DutyPagingService;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
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
		.starting("escalation-stay-follow-up")
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
		assertThat(lane).variables().containsEntry("urgencyClass", "EXECUTION").doesNotContainKey("stayOutcome");
		assertThat(ENGINE.openSteps()).as("the stay at once, beside the confirmation")
			.containsExactlyInAnyOrder("Task_ConfirmUrgency", "Task_RequestStay");
		confirm();

		assertThat(ENGINE.openSteps()).as("in parallel")
			.containsExactlyInAnyOrder("Task_WriteLegalBrief", "Task_RequestStay", "Task_DecideAsMinister",
					"Task_DecideAsDeputy");
		then(ENGINE.caseFiles).should()
			.classify(CaseEngine.REFERENCE, "QISAS", "URGENT", "minister-office",
					CaseEngine.NOW.plus(Duration.ofHours(10)));
		then(ENGINE.caseFiles).should().enterUrgentLane(CaseEngine.REFERENCE);
		ENGINE.complete("legal", "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome",
				"REQUESTED", "stayGrounds", "أولياء الدم يدرسون العفو"));
		assertThat(lane).variables().containsEntry("stayOutcome", "REQUESTED");
		ENGINE.complete("duty", "Task_RecordStayAnswer", Map.of("stayOutcome", "GRANTED"));
		ENGINE.continueAt("Gateway_AllReady");
		assertThat(lane).isWaitingAt("CallActivity_BookMeeting", "CallActivity_WriteLegalBrief");
		meetingEnds();
		assertThat(ENGINE.openSteps()).contains("Task_WriteLegalBrief");
		ENGINE.complete("legal", "Task_WriteLegalBrief", Map.of("legalBrief", "الحكم لم يكتسب القطعية بعد"));
		prepared();
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

		ENGINE.continueAt("Gateway_AllReady");
		meetingEnds();
		assertThat(ENGINE.openSteps()).doesNotContain("Task_RequestStay").contains("Task_WriteLegalBrief");
		ENGINE.complete("legal", "Task_WriteLegalBrief", Map.of("legalBrief", "يلزم توفير الحماية له"));
		prepared();
		decide();

		assertThat(lane).isEnded().hasPassed("EndEvent_UrgentCaseResolved");
		assertThat(lane).variables().containsEntry("stayOutcome", "NOT_NEEDED");
	}

	@Test
	@DisplayName("counts its hours from the report, if the request became urgent in mid-course")
	void becameUrgent() {
		ENGINE.start(Map.of("channel", "PHONE", "centre", "riyadh", "section", "men", "requestType", "QISAS",
				"priority", "HIGH", "department", "rights", "urgentMatter", "SAFETY", "hoursLeft", 5L, "urgentSince",
				CaseEngine.NOW.plus(Duration.ofDays(2)).toString()));
		confirm();

		then(ENGINE.caseFiles).should()
			.classify(CaseEngine.REFERENCE, "QISAS", "URGENT", "minister-office",
					CaseEngine.NOW.plus(Duration.ofDays(2)).plus(Duration.ofHours(5)));
	}

	@Test
	@DisplayName("without any confirmation is treated as urgent")
	void presumed() {
		raised("SAFETY", 5);

		for (var level = 1; level <= 3; level++) {
			ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(1));
		}

		assertThat(ENGINE.openSteps()).contains("Task_WriteLegalBrief");
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

	@ParameterizedTest(name = "{0} by {1}")
	@CsvSource({ "Task_DecideAsMinister, minister, escalation-ministers",
			"Task_DecideAsDeputy, deputy, escalation-deputies" })
	@DisplayName("may be decided on file at any moment, which ends the brief, the stay and the meeting")
	void decidedOnFile(String step, String person, String group) {
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional.of(waiting()));
		var lane = raised("EXECUTION", 10);
		confirm();

		assertThat(ENGINE.candidateGroup(step)).isEqualTo(group);
		assertThat(ENGINE.step(step).getDueDate()).as("four hours before the execution")
			.isEqualTo(Date.from(CaseEngine.NOW.plus(Duration.ofHours(6))));
		ENGINE.complete(person, step, Map.of("answer", "وجه معالي الوزير بإيقاف التنفيذ"));

		assertThat(lane).isEnded().hasPassed("EndEvent_DecidedOnFile");
		assertThat(lane).variables().containsEntry("urgentOutcome", "RESOLVED");
		assertThat(ENGINE.openSteps()).isEmpty();
		then(bookings()).should().cancel(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).endsWith("urgentConfirmed", "meetingNotNeeded");
		assertThat(ENGINE.timeline()).endsWith("صدر القرار على الملف، وأُلغيت المقابلة لأنها لم تعد لازمة",
				"صدر القرار في أمركم العاجل");
	}

	@Test
	@DisplayName("that nobody decided in time pages the Minister and the deputy, and the duty officer reaches them")
	void timeRunsShort() {
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional.empty());
		var lane = raised("EXECUTION", 10);
		confirm();

		ENGINE.timePasses("Event_TimeRunsShort", Duration.ofHours(6));

		for (var role : List.of("escalation-ministers", "escalation-deputies", "escalation-duty-officers")) {
			then(ENGINE.port(DutyPagingService.class)).should()
				.page(argThat((page) -> page.role().equals(role) && page.matter().equals("DECISION")
						&& page.due().equals(CaseEngine.NOW.plus(Duration.ofHours(10)))));
		}
		assertThat(ENGINE.openSteps()).contains("Task_DecideAsMinister", "Task_DecideAsDeputy");
		assertThat(ENGINE.candidateGroup("Task_ReachDecider")).isEqualTo("escalation-duty-officers");
		ENGINE.complete("duty", "Task_ReachDecider",
				Map.of("spokenDecider", "DEPUTY", "answer", "وجه نائب الوزير بإيقاف التنفيذ"));
		assertThat(lane).isEnded().hasPassed("EndEvent_DecidedOnFile");
		assertThat(ENGINE.messagesSent()).doesNotContain("meetingNotNeeded");
	}

	@Test
	@DisplayName("that is not confirmed when its time runs short counts as urgent")
	void confirmationLate() {
		raised("EXECUTION", 2);

		ENGINE.timePasses("BoundaryEvent_ConfirmationLate", Duration.ofHours(1));

		assertThat(ENGINE.openSteps()).contains("Task_DecideAsMinister", "Task_RequestStay")
			.doesNotContain("Task_ConfirmUrgency");
		ENGINE.continueAt("Event_TimeRunsShort");
		assertThat(ENGINE.openSteps()).contains("Task_ReachDecider");
	}

	@Test
	@DisplayName("follows a request for a stay at the court beyond the decision, and tells the late answer")
	void stayAnsweredAfterTheDecision() {
		given(bookings().forCase(CaseEngine.REFERENCE)).willReturn(Optional.empty());
		var lane = raised("EXECUTION", 10);
		confirm();
		ENGINE.complete("legal", "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome",
				"REQUESTED", "stayGrounds", "أولياء الدم يدرسون العفو"));
		ENGINE.complete("minister", "Task_DecideAsMinister", Map.of("answer", "وجه معالي الوزير بإيقاف التنفيذ"));
		assertThat(lane).isEnded();

		assertThat(ENGINE.openSteps()).containsExactly("Task_RecordStayAnswer");
		ENGINE.complete("duty", "Task_RecordStayAnswer", Map.of("stayOutcome", "GRANTED"));

		assertThat(ENGINE.messagesSent()).endsWith("stayRequested", "stayRequested");
	}

	@Test
	@DisplayName("shows an answer that comes after two hours to whoever decides")
	void lateAnswer() {
		var lane = raised("EXECUTION", 10);
		confirm();
		ENGINE.complete("legal", "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT", "stayOutcome",
				"REQUESTED", "stayGrounds", "أولياء الدم يدرسون العفو"));
		ENGINE.timePasses("Event_NoAnswer", Duration.ofHours(2));
		assertThat(lane).variables().containsEntry("stayOutcome", "NO_ANSWER");

		ENGINE.complete("duty", "Task_RecordStayAnswer", Map.of("stayOutcome", "GRANTED"));

		assertThat(lane).variables().containsEntry("stayOutcome", "GRANTED");
	}

	private static Bookings bookings() {
		return ENGINE.port(Bookings.class);
	}

	private static Booking waiting() {
		return new Booking(CaseEngine.REFERENCE, BookingState.WAITING, Optional.empty(), Optional.empty(),
				Optional.empty(), 1);
	}

	private static void confirm() {
		ENGINE.complete("duty", "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));
	}

	private static void meetingEnds() {
		ENGINE.returns("meeting-minister-booking", Map.of("sessionOutcome", "HELD"));
		ENGINE.continueAt("Gateway_MeetingOver");
	}

	private static void prepared() {
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
