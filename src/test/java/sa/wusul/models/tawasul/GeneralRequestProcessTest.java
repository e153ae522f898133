package sa.wusul.models.tawasul;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Particular;
import sa.wusul.casefile.Receipts;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.disclosure.StatementService;
import sa.wusul.tawasul.verification.NumberOnFileService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A general request of the Tawasul window")
@Tag("fast")
class GeneralRequestProcessTest {

	private static final String EXCHANGE = "services-register-exchange";

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-general-request")
		.standingInFor(TawasulWays.OPENING)
		.standingInFor(EXCHANGE);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private StatementService statements;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.statements = ENGINE.port(StatementService.class);
		given(this.statements.tellAnswer(CaseEngine.REFERENCE, "Task_IssueAnswer")).willReturn(true);
	}

	@Test
	@DisplayName("that names no detainee is answered by an officer; the register is only asked for the "
			+ "requester's number")
	void aboutNobody() {
		var request = made("GENERAL");
		assertThat(ENGINE.handedTo(EXCHANGE)).containsEntry("registers", "numbers");
		given(ENGINE.port(NumberOnFileService.class).useFor(CaseEngine.REFERENCE)).willReturn(true);
		ENGINE.returns(EXCHANGE, Map.of());
		assertThat(request).isWaitingAt("Task_AnswerFamily").hasNotPassed("CallActivity_OpenRecord");
		assertThat(ENGINE.candidateGroup("Task_AnswerFamily")).isEqualTo("tawasul-officers-riyadh");
		answers();

		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered");
		then(this.statements).should().tellAnswer(CaseEngine.REFERENCE, "Task_IssueAnswer");
		assertThat(ENGINE.messagesSent()).containsExactly("statementIssued");
		then(ENGINE.port(NumberOnFileService.class)).should().useFor(CaseEngine.REFERENCE);
		then(ENGINE.port(Receipts.class)).should().confirm(any(), eq(true));
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.ANSWERED);
	}

	@Test
	@DisplayName("about a detainee opens their record first; the officer may ask the prison and gets it back")
	void askThePrison() {
		var request = aboutDetainee();
		ENGINE.complete("tawasul", "Task_AnswerFamily",
				Map.of("answerDecision", "VIEW", "viewCentre", "jeddah", "note", "هل يُسمح بإدخال كتب له؟"));
		assertThat(ENGINE.candidateGroup("Task_GiveView")).isEqualTo("tawasul-prison-officers-jeddah");
		ENGINE.complete("prison", "Task_GiveView", Map.of("note", "لا مانع لدينا"));

		assertThat(ENGINE.step("Task_AnswerFamily").getAssignee()).isEqualTo("tawasul");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("هل يُسمح بإدخال كتب له؟")));
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("لا مانع لدينا")));
		answers();
		then(this.statements).should()
			.answer(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("تُستقبل الكتب كل أحد")));
		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered");
	}

	@Test
	@DisplayName("returns to its author if the answer discloses too much; the author may not release it")
	void fourEyes() {
		var request = aboutDetainee();
		answer("هو في سجن الحائر");
		assertThat(ENGINE.candidateGroup("Task_ReleaseAnswer")).isEqualTo("tawasul-supervisors-riyadh");
		assertThatThrownBy(() -> release("tawasul", Map.of("releaseDecision", "RELEASE")))
			.hasStackTraceContaining("task.fourEyes");
		assertThatThrownBy(() -> release("tawasul-supervisor", Map.of("releaseDecision", "BACK")))
			.hasStackTraceContaining("field.required");
		release("tawasul-supervisor", Map.of("releaseDecision", "BACK", "note", "احذف مكانه"));

		assertThat(ENGINE.step("Task_AnswerFamily").getAssignee()).isEqualTo("tawasul");
		then(this.statements).should(never()).tellAnswer(any(), any());
		answers();
		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered");
	}

	@Test
	@DisplayName("updates the record while it is examined if something changes for the detainee")
	void changesMeanwhile() {
		var request = aboutDetainee();
		answer("تُستقبل الكتب كل أحد");
		ENGINE.correlate("tawasul.detaineeChanged");
		assertThat(request).isWaitingAt("CallActivity_RefreshRecord");
		TawasulWays.opened(ENGINE, "NONE", Map.of());

		assertThat(request).isWaitingAt("Task_ReleaseAnswer").hasPassed("EndEvent_RecordRefreshed");
		assertThat(request).variables().containsEntry("contactRole", "NONE");
	}

	@Test
	@DisplayName("is not answered if the requester lost the role they had; the officer writes another answer")
	void noLongerAContact() {
		given(this.statements.tellAnswer(CaseEngine.REFERENCE, "Task_IssueAnswer")).willReturn(false, true);
		var request = aboutDetainee();
		answers();
		assertThat(request).isWaitingAt("Task_AnswerFamily");
		assertThat(ENGINE.messagesSent()).isEmpty();
		answers();

		assertThat(request).isEnded().hasPassed("EndEvent_RequestAnswered");
	}

	@Test
	@DisplayName("of a person without any rights is answered with the way to prove them, alike for all")
	void notEntitled() {
		var request = aboutDetainee();
		ENGINE.complete("tawasul", "Task_AnswerFamily", Map.of("answerDecision", "EXPLAIN"));

		assertThat(request).isWaitingAt("Task_ReleaseAnswer");
		then(this.statements).should()
			.explain(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().contains("طلب توثيق جهة تواصل")));
		then(this.statements).should(never()).answer(any(), any());
	}

	@Test
	@DisplayName("that was moved from outside leaves no traces there, and an officer names the detainee first")
	void moved() {
		var request = ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType",
				"DETAINEE", "priority", "HIGH", "openedBy", "clerk", "requestAbout", "UNKNOWN"));
		ENGINE.continueAt("Task_EraseTraces");
		assertThat(ENGINE.candidateGroup("Task_NameDetainee")).isEqualTo("tawasul-officers-riyadh");
		assertThatThrownBy(() -> ENGINE.complete("tawasul", "Task_NameDetainee",
				Map.of("requestAbout", "DETAINEE", "detaineeIdentityNumber", "1058529941")))
			.hasStackTraceContaining("identity.checksum");
		ENGINE.complete("tawasul", "Task_NameDetainee",
				Map.of("requestAbout", "DETAINEE", "detaineeIdentityNumber", "1058529940"));

		then(ENGINE.caseFiles).should()
			.add(CaseEngine.REFERENCE, new Particular("detaineeIdentityNumber", "رقم هوية النزيل", "1058529940"));
		assertThat(request).isWaitingAt("CallActivity_OpenRecord");
	}

	@Test
	@DisplayName("that is withdrawn is not answered")
	void withdrawn() {
		var request = made("GENERAL");
		ENGINE.returns(EXCHANGE, Map.of());
		ENGINE.correlate("tawasul.applicationWithdrawn");

		assertThat(request).isEnded().hasPassed("EndEvent_RequestWithdrawn");
		then(this.statements).should(never()).tellAnswer(any(), any());
		assertThat(ENGINE.messagesSent()).containsExactly("requestWithdrawn");
	}

	private static void answers() {
		answer("تُستقبل الكتب كل أحد");
		release("tawasul-supervisor", Map.of("releaseDecision", "RELEASE"));
		ENGINE.continueAt("Task_IssueAnswer");
	}

	private static void answer(String words) {
		ENGINE.complete("tawasul", "Task_AnswerFamily", Map.of("answerDecision", "ANSWER", "answer", words));
	}

	private static void release(String person, Map<String, Object> decision) {
		ENGINE.complete(person, "Task_ReleaseAnswer", decision);
	}

	private static ProcessInstance aboutDetainee() {
		var request = made("DETAINEE");
		assertThat(request).isWaitingAt("CallActivity_OpenRecord");
		TawasulWays.opened(ENGINE, "PRIMARY", Map.of());
		assertThat(request).isWaitingAt("Task_AnswerFamily");
		return request;
	}

	private static ProcessInstance made(String about) {
		var asked = new HashMap<String, Object>(
				Map.of("requestAbout", about, "subject", "إدخال كتب", "requestText", "أرجو السماح بإدخال كتب"));
		if (about.equals("GENERAL")) {
			asked.put("detaineeIdentityNumber", null);
		}
		return TawasulWays.handIn(ENGINE, asked);
	}

}
