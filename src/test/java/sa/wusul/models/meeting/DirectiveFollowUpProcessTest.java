package sa.wusul.models.meeting;

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

import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.DirectiveService.Directive;
import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("A directive")
@Tag("fast")
class DirectiveFollowUpProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-directive-follow-up");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Instant MEETING_AT = Instant.parse("2026-11-23T07:30:00Z");

	private static final Instant DUE_AT = Instant.parse("2026-12-02T08:00:00Z");

	private static final DirectiveKey KEY = new DirectiveKey(CaseEngine.REFERENCE, MEETING_AT, 2);

	private static final Map<String, Object> EVIDENCE = Map.of("evidenceKind", "DECISION", "evidence",
			"صدر قرار التجديد رقم 4471");

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(DirectiveService.class).issueOrder(KEY)).willReturn(directive("passports", DUE_AT));
		given(ENGINE.port(DirectiveService.class).sendBack(KEY)).willReturn(directive("passports", DUE_AT));
	}

	@Test
	@DisplayName("becomes an order, is carried out by its department, and is closed when the private office accepts the evidence")
	void carriedOut() {
		var followUp = ordered();
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.UNDER_DIRECTIVE);
		assertThat(ENGINE.messagesSent()).containsExactly("directiveIssued");
		assertThat(ENGINE.candidateGroup("Task_CarryOutDirective")).isEqualTo("department-officers-passports");
		assertThat(ENGINE.step("Task_CarryOutDirective").getDueDate()).isEqualTo(DUE_AT);

		ENGINE.complete("officer", "Task_CarryOutDirective", EVIDENCE);
		then(ENGINE.port(DirectiveService.class)).should()
			.report(KEY, "DECISION", "صدر قرار التجديد رقم 4471", "officer");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("evidence")
					&& note.text().equals("(2) صدر قرار التجديد رقم 4471") && note.author().equals("officer")));
		assertThat(ENGINE.variableValues()).doesNotContain("صدر قرار التجديد رقم 4471");
		assertThat(ENGINE.candidateGroup("Task_AcceptEvidence")).isEqualTo("escalation-private-office");
		assertThat(ENGINE.messagesSent()).containsExactly("directiveIssued");

		ENGINE.complete("private-office", "Task_AcceptEvidence", Map.of("evidenceDecision", "ACCEPTED"));
		then(ENGINE.port(DirectiveService.class)).should().accept(KEY, "private-office");
		assertThat(followUp).isEnded().hasPassed("EndEvent_DirectiveClosed");
		assertThat(ENGINE.messagesSent()).containsExactly("directiveIssued", "directiveDone");
		assertThat(ENGINE.timeline()).containsExactly("صدر في مقابلتكم توجيه، وأُرسل إلى الجهة المكلفة بتنفيذه",
				"نُفذ التوجيه الصادر في مقابلتكم");
	}

	@Test
	@DisplayName("whose evidence is rejected returns to the same officer with a reason and stays open")
	void evidenceReturned() {
		var followUp = ordered();
		ENGINE.complete("officer", "Task_CarryOutDirective", EVIDENCE);
		assertThatThrownBy(() -> ENGINE.complete("private-office", "Task_AcceptEvidence",
				Map.of("evidenceDecision", "RETURNED", "note", "")))
			.hasMessage("field.required|What the evidence lacks");
		ENGINE.complete("private-office", "Task_AcceptEvidence",
				Map.of("evidenceDecision", "RETURNED", "note", "أرفقوا صورة القرار"));

		then(ENGINE.port(DirectiveService.class)).should().sendBack(KEY);
		then(ENGINE.port(DirectiveService.class)).should(never()).accept(any(), anyString());
		assertThat(ENGINE.step("Task_CarryOutDirective").getAssignee()).isEqualTo("officer");
		assertThat(followUp).isActive();
		assertThat(ENGINE.messagesSent()).doesNotContain("directiveDone");
	}

	@Test
	@DisplayName("moves to the top of the department's list the day before its deadline")
	void reminded() {
		ordered();
		assertThat(ENGINE.step("Task_CarryOutDirective").getPriority()).isEqualTo(75);
		ENGINE.timePasses("BoundaryEvent_DeadlineNear", DUE_AT.minus(Duration.ofDays(1)));

		then(ENGINE.port(DirectiveService.class)).should().remind(KEY);
		assertThat(ENGINE.step("Task_CarryOutDirective").getPriority()).isEqualTo(95);
	}

	@Test
	@DisplayName("that is overdue goes to the private office, which sets another deadline for the same officer")
	void late() {
		ordered();
		ENGINE.complete("officer", "Task_CarryOutDirective", EVIDENCE);
		ENGINE.complete("private-office", "Task_AcceptEvidence",
				Map.of("evidenceDecision", "RETURNED", "note", "أرفقوا صورة القرار"));
		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", DUE_AT);
		assertThat(ENGINE.openSteps()).containsExactly("Task_DecideDelay");
		assertThat(ENGINE.candidateGroup("Task_DecideDelay")).isEqualTo("escalation-private-office");

		var later = DUE_AT.plusSeconds(86400);
		given(ENGINE.port(DirectiveService.class).issueOrder(KEY)).willReturn(directive("passports", later));
		given(ENGINE.port(DirectiveService.class).renew(KEY, "مدير الجوازات", "passports", 1))
			.willReturn(directive("passports", later));
		ENGINE.complete("private-office", "Task_DecideDelay", Map.of("directiveDepartment", "passports",
				"directiveOwner", "مدير الجوازات", "directiveDays", 1, "note", "مهلة أخيرة"));
		assertThat(ENGINE.step("Task_CarryOutDirective").getDueDate()).isEqualTo(later);
		assertThat(ENGINE.step("Task_CarryOutDirective").getAssignee()).isEqualTo("officer");
	}

	@Test
	@DisplayName("that is overdue may be given to another department")
	void givenToAnotherDepartment() {
		ordered();
		ENGINE.complete("officer", "Task_CarryOutDirective", EVIDENCE);
		ENGINE.complete("private-office", "Task_AcceptEvidence",
				Map.of("evidenceDecision", "RETURNED", "note", "أرفقوا صورة القرار"));
		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", DUE_AT);
		given(ENGINE.port(DirectiveService.class).renew(KEY, "مدير المرور", "traffic", 3))
			.willReturn(directive("traffic", DUE_AT));
		given(ENGINE.port(DirectiveService.class).issueOrder(KEY)).willReturn(directive("traffic", DUE_AT));
		ENGINE.complete("private-office", "Task_DecideDelay", Map.of("directiveDepartment", "traffic", "directiveOwner",
				"مدير المرور", "directiveDays", 3, "note", "تعذر على الجوازات"));

		assertThat(ENGINE.candidateGroup("Task_CarryOutDirective")).isEqualTo("department-officers-traffic");
		assertThat(ENGINE.step("Task_CarryOutDirective").getAssignee()).isNull();
		then(ENGINE.port(DirectiveService.class)).should(times(2)).issueOrder(KEY);
	}

	@Test
	@DisplayName("whose evidence was read late is not late itself: the returned directive has a later deadline")
	void readLate() {
		ordered();
		ENGINE.complete("officer", "Task_CarryOutDirective", EVIDENCE);
		var later = DUE_AT.plus(Duration.ofDays(2));
		given(ENGINE.port(DirectiveService.class).sendBack(KEY)).willReturn(directive("passports", later));
		ENGINE.complete("private-office", "Task_AcceptEvidence",
				Map.of("evidenceDecision", "RETURNED", "note", "أرفقوا صورة القرار"));

		assertThat(ENGINE.step("Task_CarryOutDirective").getDueDate()).isEqualTo(later);
		assertThat(ENGINE.timeline()).noneMatch((sentence) -> sentence.contains("تأخر"));
	}

	private static Directive directive(String department, Instant dueAt) {
		return new Directive(2, "تجديد الجواز فورا", "مدير الجوازات", department, dueAt, "ORDERED", "1448-0001234-7/2",
				0, null, null, null, null, null);
	}

	/** Starts with a directive that was given in a meeting and issued as an order. */
	private static ProcessInstance ordered() {
		var followUp = ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType",
				"MEETING", "priority", "NORMAL", "meetingAt", MEETING_AT.toString(), "directiveNumber", 2L));
		ENGINE.continueAt("Task_IssueOrder");
		return followUp;
	}

}
