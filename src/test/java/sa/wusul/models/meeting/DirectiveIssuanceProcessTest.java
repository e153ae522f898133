package sa.wusul.models.meeting;

import java.time.Instant;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.DirectiveService.Directive;
import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.meeting.DirectiveService.NewDirective;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willReturn;

@DisplayName("The directives of a meeting")
@Tag("fast")
class DirectiveIssuanceProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-directive-issuance");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Instant MEETING_AT = Instant.parse("2026-11-23T07:30:00Z");

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(DirectiveService.class).write(any())).willReturn(1L, 2L);
		given(ENGINE.port(DirectiveService.class).issueOrder(any()))
			.willAnswer((call) -> directive(call.<DirectiveKey>getArgument(0).number()));
	}

	@Test
	@DisplayName("are entered one by one, each with its department, owner and deadline")
	void writtenDown() {
		held("MEETING");
		assertThat(ENGINE.candidateGroup("Task_WriteDirective")).isEqualTo("escalation-private-office");
		ENGINE.complete("private-office", "Task_WriteDirective", answers("passports", "YES"));

		then(ENGINE.port(DirectiveService.class)).should()
			.write(new NewDirective(CaseEngine.REFERENCE, MEETING_AT, "يجدد جوازه في أسبوع", "مدير الإدارة",
					"passports", 5, "private-office"));
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat(
					(note) -> note.kind().equals("directive") && note.text().equals("(1) يجدد جوازه في أسبوع")));
		assertThat(ENGINE.openSteps()).containsExactly("Task_WriteDirective");
	}

	@Test
	@DisplayName("keep a request for a meeting open until all are carried out")
	void keepTheRequestOpen() {
		var issuance = held("MEETING");
		ENGINE.complete("private-office", "Task_WriteDirective", answers("passports", "YES"));
		ENGINE.complete("private-office", "Task_WriteDirective", answers("traffic", "NO"));
		ENGINE.continueAll("Task_IssueOrder");
		assertThat(issuance).isActive();
		carryOutAll();

		assertThat(issuance).isEnded()
			.hasPassed("EndEvent_DirectivesCarriedOut")
			.variables()
			.containsEntry("directiveCount", 2L);
		assertThat(ENGINE.timeline()).startsWith("عُقدت المقابلة");
	}

	@Test
	@DisplayName("do not delay a case that requests more than a meeting, and are still followed up")
	void doNotHoldUpAnotherCase() {
		var issuance = held("QISAS");
		ENGINE.complete("private-office", "Task_WriteDirective", answers("passports", "YES"));
		ENGINE.complete("private-office", "Task_WriteDirective", answers("traffic", "NO"));
		assertThat(issuance).isEnded().hasPassed("EndEvent_FollowUpsStarted");

		ENGINE.continueAll("Task_IssueOrder");
		then(ENGINE.port(DirectiveService.class)).should()
			.issueOrder(new DirectiveKey(CaseEngine.REFERENCE, MEETING_AT, 1));
		then(ENGINE.port(DirectiveService.class)).should()
			.issueOrder(new DirectiveKey(CaseEngine.REFERENCE, MEETING_AT, 2));
		assertThat(ENGINE.openSteps()).containsExactly("Task_CarryOutDirective", "Task_CarryOutDirective");
		carryOutAll();
		assertThat(ENGINE.messagesSent()).containsExactly("directiveIssued", "directiveIssued", "directiveDone",
				"directiveDone");
	}

	@Test
	@DisplayName("that were written in the room are followed up without being written again, with their moment")
	void writtenInTheRoom() {
		willReturn(new Directive(1, "يجدد جوازه في أسبوع", "مدير الإدارة", "passports",
				MEETING_AT.plusSeconds(86400 * 7), "ORDERED", "1448-0001234-7/2", 0, null, null, null, "page", 725))
			.given(ENGINE.port(DirectiveService.class))
			.issueOrder(any());
		var issuance = ENGINE.start(
				Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType", "MEETING", "priority",
						"NORMAL", "meetingAt", MEETING_AT.toString(), "directivesGiven", "NO", "directiveCount", 1L));
		assertThat(issuance).hasNotPassed("Task_WriteDirective");
		ENGINE.continueAt("Task_IssueOrder");
		assertThat(ENGINE.variableValues()).contains("12:05").doesNotContain("يجدد جوازه في أسبوع");
		carryOutAll();
		assertThat(issuance).isEnded().hasPassed("EndEvent_DirectivesCarriedOut");
	}

	@Test
	@DisplayName("have a deadline in whole working days")
	void wholeDays() {
		held("MEETING");
		assertThatThrownBy(() -> ENGINE.complete("private-office", "Task_WriteDirective",
				Map.of("directive", "يجدد جوازه في أسبوع", "directiveDepartment", "passports", "directiveOwner",
						"مدير الإدارة", "directiveDays", 2.5, "anotherDirective", "NO")))
			.hasMessage("field.type|directiveDays");
	}

	private static void carryOutAll() {
		ENGINE.steps("Task_CarryOutDirective")
			.forEach((task) -> ENGINE.complete("officer", task,
					Map.of("evidenceKind", "DECISION", "evidence", "صدر قرار التجديد رقم 4471")));
		ENGINE.steps("Task_AcceptEvidence")
			.forEach((task) -> ENGINE.complete("private-office", task, Map.of("evidenceDecision", "ACCEPTED")));
	}

	private static Directive directive(long number) {
		return new Directive(number, "يجدد جوازه في أسبوع", "مدير الإدارة", "passports",
				MEETING_AT.plusSeconds(86400 * 7), "ORDERED", "1448-0001234-7/2", 0, null, null, null, null, null);
	}

	private static Map<String, Object> answers(String department, String another) {
		return Map.of("directive", "يجدد جوازه في أسبوع", "directiveDepartment", department, "directiveOwner",
				"مدير الإدارة", "directiveDays", 5, "anotherDirective", another);
	}

	private static ProcessInstance held(String requestType) {
		return ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType",
				requestType, "priority", "NORMAL", "meetingAt", MEETING_AT.toString(), "directivesGiven", "YES",
				"directiveCount", 0L));
	}

}
