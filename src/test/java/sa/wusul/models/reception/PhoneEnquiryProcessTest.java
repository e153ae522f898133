package sa.wusul.models.reception;

import java.time.Duration;
import java.util.HashMap;
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

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.casefile.RequestStarter.Submitted;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.reception.RequesterBookingService;
import sa.wusul.reception.RequesterBookingService.Offer;
import sa.wusul.reception.phone.CallerProofService;
import sa.wusul.reception.phone.CallerVerdict;
import sa.wusul.reception.phone.NewCall;
import sa.wusul.reception.phone.PhoneCalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("A call to the call centre")
@Tag("fast")
class PhoneEnquiryProcessTest {

	/** Has a test of its own. */
	private static final String PROOF = "reception-identity-proof";

	private static final CaseEngine ENGINE = CaseEngine.covering("reception-phone-enquiry").standingInFor(PROOF);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final String CALL = "call-7";

	/** A valid reference, as given by the caller. */
	private static final String NAMED = "1448-0001234-3";

	private static final Map<String, Object> BY_REFERENCE = Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "REFERENCE",
			"caseNumber", NAMED);

	private PhoneCalls calls;

	private CallerProofService proofs;

	private RequestStarter requests;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.calls = ENGINE.port(PhoneCalls.class);
		this.proofs = ENGINE.port(CallerProofService.class);
		this.requests = ENGINE.port(RequestStarter.class);
		given(this.calls.begin(any())).willReturn(CALL);
		given(this.calls.caseOfProvenCaller(CALL)).willCallRealMethod();
		given(this.calls.provenCase(CALL)).willReturn(Optional.empty());
		given(this.calls.refusedCase(CALL)).willReturn(Optional.empty());
	}

	@Test
	@DisplayName("begins with a code; the process knows neither the case nor the caller's data")
	void nothingIsKnownBefore() {
		var call = received(BY_REFERENCE);

		assertThat(call).isWaitingAt("Task_VerifyCaller").hasBusinessKey(CALL);
		assertThat(ENGINE.step("Task_VerifyCaller").getAssignee()).isEqualTo("callcentre");
		assertThat(ENGINE.candidateGroup("Task_VerifyCaller")).isEqualTo("reception-phone-officers");
		then(this.calls).should().orderCode(CALL, "callerCode");
		then(this.calls).should()
			.begin(new NewCall("ENQUIRY", Optional.of(new CaseReference(NAMED)), Optional.empty(), "callcentre"));
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains("1448"));
		assertThat(ENGINE.timeline()).isEmpty();
	}

	@Test
	@DisplayName("is answered from the case after the right code")
	void answered() {
		var call = received(
				Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "IDENTITY", "identityNumber", "١٠٥٨٥٢٩٩٤٠"));
		then(this.calls).should()
			.begin(argThat((begun) -> begun.identityNumber().equals(Optional.of(new IdentityNumber("1058529940")))));

		reads("٤٩٣٠٢٧", new CallerVerdict(true, 0));

		then(this.calls).should().tryCode(CALL, "493027", "callcentre");
		assertThat(call).isWaitingAt("Task_AnswerCaller").hasBusinessKey(CaseEngine.REFERENCE);
		assertThat(ENGINE.timeline()).containsExactly("استُفسر عن طلبكم هاتفياً بعد التحقق من هوية المتصل");
		ENGINE.complete("callcentre", "Task_AnswerCaller",
				Map.of("callOutcome", "ANSWERED", "note", "سأل عن حال طلبه فأُجيب"));
		assertThat(call).isEnded().hasPassed("EndEvent_CallerAnswered");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("سأل عن حال طلبه فأُجيب")));
		then(this.calls).should().answered(CALL, "callcentre");
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains("493027"));
	}

	@Test
	@DisplayName("is answered from the case after a confirmation in the national app, without a code")
	void confirmedInApp() {
		var call = byApp();
		then(this.calls).should().prepareProof(CALL, NAMED);
		assertThat(ENGINE.handedTo(PROOF)).containsEntry("proofChannel", "PHONE")
			.doesNotContainKeys("callNumber", "identityNumber", "caseNumber");
		assertThat(ENGINE.called(PROOF, call).getBusinessKey()).isEqualTo(CALL);
		given(this.proofs.record(CALL, "CONFIRMED", "callcentre")).willReturn(true);
		given(this.calls.provenCase(CALL)).willReturn(Optional.of(CaseEngine.REFERENCE));

		ENGINE.returns(PROOF, Map.of("proofOutcome", "CONFIRMED"));

		assertThat(call).isWaitingAt("Task_AnswerCaller")
			.hasBusinessKey(CaseEngine.REFERENCE)
			.hasNotPassed("Task_SendCode");
	}

	@Test
	@DisplayName("goes on with a code if the national app proves nothing")
	void notInApp() {
		var call = byApp();

		ENGINE.returns(PROOF, Map.of("proofOutcome", "UNAVAILABLE"));

		assertThat(call).isWaitingAt("Task_VerifyCaller").hasBusinessKey(CALL);
		then(this.calls).should().orderCode(CALL, "callerCode");
	}

	@Test
	@DisplayName("ends and warns the owner of the case if they deny in the national app that they call")
	void deniedInApp() {
		given(this.calls.refusedCase(CALL)).willReturn(Optional.of(CaseEngine.REFERENCE));
		var call = byApp();

		ENGINE.returns(PROOF, Map.of("proofOutcome", "REFUSED"));

		assertThat(call).isEnded().hasPassed("EndEvent_CallerNotProven").hasNotPassed("Task_SendCode");
		then(ENGINE.messages).should().inform(eq(CaseEngine.REFERENCE), eq("callerRefused"), eq(CALL), anyMap());
	}

	@Test
	@DisplayName("opens no case on a confirmation that only the process has")
	void confirmedByProcessAlone() {
		var call = byApp();

		ENGINE.returns(PROOF, Map.of("proofOutcome", "CONFIRMED"));

		assertThat(call).isEnded().hasPassed("EndEvent_CallerNotProven").hasNotPassed("Task_OpenCase");
	}

	@Test
	@DisplayName("ends when the caller hangs up before they confirm")
	void hangsUpBeforeConfirming() {
		var call = byApp();

		ENGINE.returns(PROOF, Map.of("proofOutcome", "ENDED"));

		assertThat(call).isEnded().hasPassed("EndEvent_CallerNotProven");
		then(this.proofs).should().record(CALL, "ENDED", "callcentre");
		then(this.calls).should(never()).orderCode(any(), any());
	}

	private ProcessInstance byApp() {
		var answers = new HashMap<>(BY_REFERENCE);
		answers.put("nationalApp", true);
		return received(answers);
	}

	@Test
	@DisplayName("counts a wrong code and sends no new one")
	void wrongCode() {
		var call = received(BY_REFERENCE);

		reads("111111", new CallerVerdict(false, 2));

		assertThat(call).isWaitingAt("Task_VerifyCaller").hasBusinessKey(CALL).hasNotPassed("Task_OpenCase");
		assertThat(call).variables().containsEntry("triesLeft", 2L);
		then(this.calls).should(times(1)).orderCode(any(), any());
	}

	@Test
	@DisplayName("sends a new code on request and keeps the number of attempts")
	void newCode() {
		var call = received(BY_REFERENCE);
		reads("111111", new CallerVerdict(false, 2));

		ENGINE.complete("callcentre", "Task_VerifyCaller", Map.of("callerStep", "NEW_CODE"));

		assertThat(call).isWaitingAt("Task_VerifyCaller");
		assertThat(call).variables().containsEntry("triesLeft", 2L);
		then(this.calls).should(times(2)).orderCode(CALL, "callerCode");
	}

	@Test
	@DisplayName("ends without information if no code was right, and warns the owner of the case")
	void refused() {
		given(this.calls.refusedCase(CALL)).willReturn(Optional.of(CaseEngine.REFERENCE));
		var call = received(BY_REFERENCE);

		reads("111111", new CallerVerdict(false, 0));

		assertThat(call).isEnded().hasPassed("EndEvent_CallerNotProven").hasNotPassed("Task_OpenCase");
		then(ENGINE.messages).should().inform(eq(CaseEngine.REFERENCE), eq("callerRefused"), eq(CALL), anyMap());
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("phoneEnquiry")));
	}

	@Test
	@DisplayName("for an unknown case proceeds and ends alike, without a warning")
	void unknownCase() {
		var call = received(BY_REFERENCE);

		reads("111111", new CallerVerdict(false, 0));

		assertThat(call).isEnded().hasPassed("EndEvent_CallerNotProven");
		then(ENGINE.messages).should(never()).inform(any(), any(), any(), any());
	}

	@Test
	@DisplayName("ends when the caller hangs up")
	void hangsUp() {
		var call = received(BY_REFERENCE);

		ENGINE.complete("callcentre", "Task_VerifyCaller", Map.of("callerStep", "HUNG_UP"));

		assertThat(call).isEnded().hasPassed("EndEvent_CallerNotProven");
		then(this.calls).should().hangUp(CALL, "callcentre");
		then(this.calls).should(never()).tryCode(any(), any(), any());
	}

	@Test
	@DisplayName("reveals nothing on a result that only the process has")
	void processAloneProvesNothing() {
		received(BY_REFERENCE);
		given(this.calls.tryCode(any(), any(), any())).willReturn(new CallerVerdict(true, 0));

		assertThatThrownBy(() -> ENGINE.complete("callcentre", "Task_VerifyCaller",
				Map.of("callerStep", "CODE", "callerCode", "493027")))
			.hasStackTraceContaining("call.unproven");
	}

	@Test
	@DisplayName("requires a code, and no form answer can claim that the caller is identified")
	void formIsChecked() {
		received(BY_REFERENCE);

		assertThatThrownBy(() -> ENGINE.complete("callcentre", "Task_VerifyCaller", Map.of("callerStep", "CODE")))
			.isInstanceOf(RefusalException.class);
		assertThatThrownBy(() -> ENGINE.complete("callcentre", "Task_VerifyCaller",
				Map.of("callerStep", "NEW_CODE", "callerProven", true)))
			.isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("refuses an invalid reference while the caller is still on the line")
	void misheardReference() {
		assertThatThrownBy(() -> received(
				Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "REFERENCE", "caseNumber", "1448-0001234-8")))
			.isInstanceOf(RefusalException.class)
			.hasMessage("reference.invalid");
	}

	@Test
	@DisplayName("accepts a request by phone without a code and returns its reference")
	void newRequest() {
		given(this.requests.submit(any(), anyMap(), any())).willReturn(new Submitted("1448-0005678-9", true));
		var call = received(Map.of("callPurpose", "NEW_REQUEST"));
		assertThat(call).isWaitingAt("Task_TakeRequest").hasNotPassed("Task_SendCode");

		ENGINE.complete("callcentre", "Task_TakeRequest", dictated());

		var answers = new HashMap<>(dictated());
		answers.put("channel", "PHONE");
		then(this.requests).should().submit("intake-request-registration", answers, Optional.empty());
		then(this.calls).should().requestTaken(CALL, "callcentre");
		assertThat(call).isWaitingAt("Task_TellReference").hasBusinessKey(CALL);
		assertThat(call).variables()
			.containsEntry("requestReference", "1448-0005678-9")
			.doesNotContainKey("requesterName");
		ENGINE.complete("callcentre", "Task_TellReference", Map.of("referenceTold", true));
		assertThat(call).isEnded().hasPassed("EndEvent_RequestTaken");
	}

	@Test
	@DisplayName("accepts a request after an answer in the same call")
	void answeredAndNewRequest() {
		var call = received(BY_REFERENCE);
		reads("493027", new CallerVerdict(true, 0));

		ENGINE.complete("callcentre", "Task_AnswerCaller",
				Map.of("callOutcome", "NEW_REQUEST", "note", "أُجيب ويطلب تجديد رخصته"));

		assertThat(call).isWaitingAt("Task_TakeRequest");
	}

	@Test
	@DisplayName("lets an answered caller move or cancel their meeting, and continues")
	void changesHisMeeting() {
		var meeting = ENGINE.port(RequesterBookingService.class);
		given(meeting.words(CaseEngine.REFERENCE)).willReturn(Optional.of("الأحد"));
		given(meeting.offers(CaseEngine.REFERENCE, Optional.empty()))
			.willReturn(List.of(new Offer(41, "الاثنين"), new Offer(42, "الثلاثاء")));
		var call = received(BY_REFERENCE);
		reads("493027", new CallerVerdict(true, 0));
		assertThat(call).variables()
			.containsEntry("meetingWords", "الأحد")
			.containsEntry("secondOffer", "الثلاثاء")
			.containsEntry("thirdOffer", null);

		changes("SECOND");
		then(meeting).should().move(CaseEngine.REFERENCE, 42);
		assertThat(call).isWaitingAt("Task_AnswerCaller");
		assertThatThrownBy(() -> changes("THIRD")).hasStackTraceContaining("slot.unknown");

		changes("CANCEL");
		then(meeting).should().cancel(CaseEngine.REFERENCE);
		assertThat(call).isWaitingAt("Task_AnswerCaller").hasBusinessKey(CaseEngine.REFERENCE);
	}

	private static void changes(String change) {
		ENGINE.complete("callcentre", "Task_AnswerCaller",
				Map.of("callOutcome", "CHANGE_MEETING", "meetingChange", change, "note", "يطلب تغيير موعده"));
	}

	@Test
	@DisplayName("that is left open is closed after an hour, with its link to the case")
	void closedAfterAnHour() {
		var call = received(BY_REFERENCE);
		reads("493027", new CallerVerdict(true, 0));

		ENGINE.timePasses("StartEvent_CallTooLong", Duration.ofMinutes(60));

		assertThat(call).isEnded().hasPassed("EndEvent_CallClosed");
	}

	private static ProcessInstance received(Map<String, Object> answers) {
		return ENGINE.submit("callcentre", List.of("reception-phone-officers"), answers);
	}

	private void reads(String code, CallerVerdict verdict) {
		given(this.calls.tryCode(any(), any(), any())).willReturn(verdict);
		if (verdict.proven()) {
			given(this.calls.provenCase(CALL)).willReturn(Optional.of(CaseEngine.REFERENCE));
		}
		ENGINE.complete("callcentre", "Task_VerifyCaller", Map.of("callerStep", "CODE", "callerCode", code));
	}

	private static Map<String, Object> dictated() {
		return Map.of("centre", "riyadh", "section", "women", "topic", "driving", "requesterName", "سارة بنت خالد",
				"identityNumber", "1058529940", "mobile", "0501234567", "subject", "تجديد رخصة القيادة", "requestText",
				"أرجو تجديد رخصة القيادة وتوصيلها إلى البيت");
	}

}
