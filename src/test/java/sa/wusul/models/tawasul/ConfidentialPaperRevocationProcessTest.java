package sa.wusul.models.tawasul;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.DisposedCaseRepository;
import sa.wusul.models.CaseEngine;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.IssuedPaper.Audience;
import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.papers.VerifiedPaper.Withdrawal;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A paper of the Tawasul window")
@Tag("fast")
class ConfidentialPaperRevocationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-paper-revocation");

	/** A reference with a valid check digit; the case file knows it by another one. */
	private static final String NUMBER = "1448-0001234-3/2";

	private static final String EXPLANATION = "صدرت باسم غير صاحبها";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(CurrentStaff.class).person())
			.willReturn(Optional.of(new CurrentStaff.Person("tawasul", Set.of("tawasul-officers"))));
		given(ENGINE.port(CaseRights.class).mayOpen(any(), any())).willReturn(true);
		given(ENGINE.port(DisposedCaseRepository.class).missing(any(), any()))
			.willReturn(new RefusalException(Kind.UNKNOWN, "case.unknown"));
		given(ENGINE.papers.templateOf(anyString())).willReturn(Optional.of("tawasul-statement"));
		caseOf("tawasul-status-enquiry", CaseState.COMPLETED);
		paper(Audience.REQUESTER, null);
	}

	@Test
	@DisplayName("is revoked after a second person confirmed it, and its requester is told")
	void confirmed() {
		var revocation = ask("١٤٤٨-٠٠٠١٢٣٤-٣/٢", "ERROR");

		assertThat(revocation).isWaitingAt("Task_DecideRevocation")
			.variables()
			.containsEntry("paperNumber", NUMBER)
			.containsEntry("paperTitle", "وثيقة")
			.containsEntry("revocationCause", "ERROR");
		assertThat(ENGINE.candidateGroup("Task_DecideRevocation")).isEqualTo("tawasul-supervisors-riyadh");
		then(ENGINE.papers).should(never()).revoke(any(), any());
		decide("REVOKE");

		then(ENGINE.papers).should().revoke(NUMBER, Cause.ERROR);
		then(ENGINE.port(AuditLog.class)).should()
			.add(AuditEntry.done("tawasul-supervisor", "paper.revoked")
				.ofCase(CaseEngine.REFERENCE)
				.on(NUMBER)
				.with("cause=ERROR askedBy=tawasul"));
		assertThat(revocation).isEnded().hasPassed("EndEvent_PaperRevoked");
		assertThat(ENGINE.messagesSent()).containsExactly("paperRevoked");
		assertThat(ENGINE.timeline()).containsExactly("أُلغيت وثيقة صدرت في طلبكم، فلا يُعمل بها");
		assertThat(ENGINE.performers(revocation, "startedBy")).containsExactly("tawasul");
		assertThat(ENGINE.performers(revocation, "decidedBy")).containsExactly("tawasul-supervisor");
	}

	@Test
	@DisplayName("stays in force if the second person declines, with reasons that are notes of the case and no variables")
	void declined() {
		var revocation = ask(NUMBER, "ORDER");
		ENGINE.complete("tawasul-supervisor", "Task_DecideRevocation",
				Map.of("revocationDecision", "KEEP", "note", "الحكم في وثيقة أخرى"));

		assertThat(revocation).isEnded().hasPassed("EndEvent_PaperKept").hasNotPassed("Task_RevokePaper");
		then(ENGINE.papers).should(never()).revoke(any(), any());
		assertThat(ENGINE.messagesSent()).isEmpty();
		assertThat(ENGINE.variableValues()).doesNotContain(EXPLANATION, "الحكم في وثيقة أخرى");
		then(ENGINE.caseFiles).should()
			.write(any(), argThat((note) -> note.text().equals(EXPLANATION) && note.author().equals("tawasul")));
		then(ENGINE.caseFiles).should()
			.write(any(), argThat(
					(note) -> note.text().equals("الحكم في وثيقة أخرى") && note.author().equals("tawasul-supervisor")));
	}

	@Test
	@DisplayName("is revoked without a message if only staff have it")
	void ofStaff() {
		paper(Audience.STAFF, null);
		var revocation = ask(NUMBER, "GROUNDS_ENDED");
		decide("REVOKE");

		then(ENGINE.papers).should().revoke(NUMBER, Cause.GROUNDS_ENDED);
		assertThat(revocation).isEnded().hasPassed("EndEvent_StaffPaperRevoked");
		assertThat(ENGINE.messagesSent()).isEmpty();
		assertThat(ENGINE.timeline()).isEmpty();
	}

	@Test
	@DisplayName("is not revoked by one person alone")
	void onePerson() {
		ask(NUMBER, "ERROR");

		assertThatThrownBy(
				() -> ENGINE.complete("tawasul", "Task_DecideRevocation", Map.of("revocationDecision", "REVOKE")))
			.hasStackTraceContaining("task.fourEyes");
		then(ENGINE.papers).should(never()).revoke(any(), any());
	}

	@Test
	@DisplayName("is not revoked any more if it was withdrawn meanwhile, or its case is of another domain since")
	void meanwhile() {
		ask(NUMBER, "LOST");
		paper(Audience.REQUESTER, new Withdrawal(Reason.SUPERSEDED, CaseEngine.NOW));
		assertThatThrownBy(() -> decide("REVOKE")).hasMessage("revocation.superseded");
		paper(Audience.REQUESTER, null);
		caseOf("intake-request-registration", CaseState.COMPLETED);
		assertThatThrownBy(() -> decide("REVOKE")).hasMessage("paper.unknown");

		then(ENGINE.papers).should(never()).revoke(any(), any());
	}

	@Test
	@DisplayName("is refused at once if it is not in force, or a process stands on it")
	void refused() {
		paper(Audience.REQUESTER, new Withdrawal(Reason.REVOKED, CaseEngine.NOW));
		assertRefused("revocation.revoked");
		paper(Audience.REQUESTER, new Withdrawal(Reason.SUPERSEDED, CaseEngine.NOW));
		assertRefused("revocation.superseded");
		paper(Audience.REQUESTER, null);
		caseOf("tawasul-status-enquiry", CaseState.IN_FORCE);
		given(ENGINE.papers.templateOf(NUMBER)).willReturn(Optional.of("leave-permit"));
		assertRefused("revocation.leavePermit");
	}

	@Test
	@DisplayName("does not exist for those who may not open its case, nor for people of another domain")
	void unknown() {
		given(ENGINE.port(CaseRights.class).mayOpen(any(), any())).willReturn(false);
		assertRefused("paper.unknown");
		given(ENGINE.port(CaseRights.class).mayOpen(any(), any())).willReturn(true);
		caseOf("intake-request-registration", CaseState.COMPLETED);
		assertRefused("paper.unknown");
		given(ENGINE.caseFiles.find(CaseEngine.REFERENCE)).willReturn(Optional.empty());
		assertRefused("paper.unknown");
		given(ENGINE.port(DisposedCaseRepository.class).missing(any(), any()))
			.willReturn(new RefusalException(Kind.GONE, "case.disposed", "1448-06-12"));
		assertRefused("case.disposed|1448-06-12");
		given(ENGINE.papers.find(NUMBER)).willReturn(Optional.empty());
		assertRefused("paper.unknown");
	}

	private static void assertRefused(String code) {
		assertThatThrownBy(() -> ask(NUMBER, "ERROR")).hasMessage(code);
	}

	private static ProcessInstance ask(String number, String cause) {
		return ENGINE.submit("tawasul", List.of("tawasul-officers"),
				Map.of("paperNumber", number, "revocationCause", cause, "note", EXPLANATION));
	}

	private static void decide(String decision) {
		ENGINE.complete("tawasul-supervisor", "Task_DecideRevocation", Map.of("revocationDecision", decision));
	}

	private static void paper(Audience audience, Withdrawal withdrawal) {
		given(ENGINE.papers.find(NUMBER)).willReturn(Optional.of(new IssuedPaper(NUMBER, CaseEngine.REFERENCE, "وثيقة",
				"0".repeat(64), CaseEngine.NOW, audience, Optional.empty(), Optional.ofNullable(withdrawal))));
	}

	private static void caseOf(String service, CaseState state) {
		var file = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		given(ENGINE.caseFiles.find(CaseEngine.REFERENCE))
			.willReturn(Optional.of(new CaseFile(file.reference(), service, file.channel(), file.place(),
					file.request(), file.classification(), state, file.requester(), file.openedBy(), file.times())));
	}

}
