package sa.wusul.models.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
import sa.wusul.records.OpenRevocationReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * The tests common to the revocation of papers in all domains. The test of a process adds
 * its people and its services.
 */
public abstract class PaperRevocationWays {

	/** A reference with a valid check digit; the case file knows it by another one. */
	private static final String NUMBER = "1448-0001234-3/2";

	private static final String EXPLANATION = "صدرت باسم غير صاحبها";

	private final CaseEngine engine;

	private final People people;

	protected PaperRevocationWays(CaseEngine engine, People people) {
		this.engine = engine;
		this.people = people;
	}

	/** Returns a service of the domain. */
	protected abstract String service();

	/** Returns a service of another domain, whose papers the process does not revoke. */
	protected abstract String serviceOfOthers();

	/** Returns the state of a case of which papers may be revoked. */
	protected abstract CaseState finalState();

	/** Returns the template of a paper that may be revoked. */
	protected abstract String template();

	/** Returns a paper on which a process stands. */
	protected abstract FoundedPaper founded();

	@BeforeEach
	protected final void begin() {
		this.engine.begin();
		given(this.engine.port(CurrentStaff.class).person())
			.willReturn(Optional.of(new CurrentStaff.Person(this.people.asker(), Set.of(this.people.askers()))));
		given(this.engine.port(CaseRights.class).mayOpen(any(), any())).willReturn(true);
		given(this.engine.port(DisposedCaseRepository.class).missing(any(), any()))
			.willReturn(new RefusalException(Kind.UNKNOWN, "case.unknown"));
		given(this.engine.papers.templateOf(anyString())).willReturn(Optional.of(template()));
		caseOf(service(), finalState());
		paper(Audience.REQUESTER, null);
	}

	@Test
	@DisplayName("is revoked after a second person confirmed it, and its requester is told")
	protected final void confirmed() {
		var revocation = ask("١٤٤٨-٠٠٠١٢٣٤-٣/٢", "ERROR");

		assertThat(revocation).isWaitingAt("Task_DecideRevocation")
			.variables()
			.containsEntry("paperNumber", NUMBER)
			.containsEntry("paperTitle", "وثيقة")
			.containsEntry("revocationCause", "ERROR");
		assertThat(this.engine.candidateGroup("Task_DecideRevocation")).isEqualTo(this.people.deciders());
		then(this.engine.papers).should(never()).revoke(any(), any());
		decide("REVOKE");

		then(this.engine.papers).should().revoke(NUMBER, Cause.ERROR);
		then(this.engine.port(AuditLog.class)).should()
			.add(AuditEntry.done(this.people.decider(), "paper.revoked")
				.ofCase(CaseEngine.REFERENCE)
				.on(NUMBER)
				.with("cause=ERROR askedBy=" + this.people.asker()));
		assertThat(revocation).isEnded().hasPassed("EndEvent_PaperRevoked");
		assertThat(this.engine.messagesSent()).containsExactly("paperRevoked");
		assertThat(this.engine.timeline()).containsExactly("أُلغيت وثيقة صدرت في طلبكم، فلا يُعمل بها");
		assertThat(this.engine.performers(revocation, "startedBy")).containsExactly(this.people.asker());
		assertThat(this.engine.performers(revocation, "decidedBy")).containsExactly(this.people.decider());
	}

	@Test
	@DisplayName("stays in force if the second person declines, with reasons that are notes of the case and no variables")
	protected final void declined() {
		var revocation = ask(NUMBER, "ORDER");
		this.engine.complete(this.people.decider(), "Task_DecideRevocation",
				Map.of("revocationDecision", "KEEP", "note", "الحكم في وثيقة أخرى"));

		assertThat(revocation).isEnded().hasPassed("EndEvent_PaperKept").hasNotPassed("Task_RevokePaper");
		then(this.engine.papers).should(never()).revoke(any(), any());
		assertThat(this.engine.messagesSent()).isEmpty();
		assertThat(this.engine.variableValues()).doesNotContain(EXPLANATION, "الحكم في وثيقة أخرى");
		then(this.engine.caseFiles).should()
			.write(any(),
					argThat((note) -> note.text().equals(EXPLANATION) && note.author().equals(this.people.asker())));
		then(this.engine.caseFiles).should()
			.write(any(), argThat((note) -> note.text().equals("الحكم في وثيقة أخرى")
					&& note.author().equals(this.people.decider())));
	}

	@Test
	@DisplayName("is revoked without a message if only staff have it")
	protected final void ofStaff() {
		paper(Audience.STAFF, null);
		var revocation = ask(NUMBER, "GROUNDS_ENDED");
		decide("REVOKE");

		then(this.engine.papers).should().revoke(NUMBER, Cause.GROUNDS_ENDED);
		assertThat(revocation).isEnded().hasPassed("EndEvent_StaffPaperRevoked");
		assertThat(this.engine.messagesSent()).isEmpty();
		assertThat(this.engine.timeline()).isEmpty();
	}

	@Test
	@DisplayName("is not revoked by one person alone")
	protected final void onePerson() {
		ask(NUMBER, "ERROR");

		assertThatThrownBy(() -> this.engine.complete(this.people.asker(), "Task_DecideRevocation",
				Map.of("revocationDecision", "REVOKE")))
			.hasStackTraceContaining("task.fourEyes");
		then(this.engine.papers).should(never()).revoke(any(), any());
	}

	@Test
	@DisplayName("is not revoked any more if it was withdrawn meanwhile, or its case is of another domain since")
	protected final void meanwhile() {
		ask(NUMBER, "LOST");
		paper(Audience.REQUESTER, new Withdrawal(Reason.SUPERSEDED, CaseEngine.NOW));
		assertThatThrownBy(() -> decide("REVOKE")).hasMessage("revocation.superseded");
		paper(Audience.REQUESTER, null);
		caseOf(serviceOfOthers(), finalState());
		assertThatThrownBy(() -> decide("REVOKE")).hasMessage("paper.unknown");

		then(this.engine.papers).should(never()).revoke(any(), any());
	}

	@Test
	@DisplayName("is refused at once if it is not in force, or a process stands on it")
	protected final void refused() {
		paper(Audience.REQUESTER, new Withdrawal(Reason.REVOKED, CaseEngine.NOW));
		assertRefused("revocation.revoked");
		paper(Audience.REQUESTER, new Withdrawal(Reason.SUPERSEDED, CaseEngine.NOW));
		assertRefused("revocation.superseded");
		paper(Audience.REQUESTER, null);
		var founded = founded();
		caseOf(service(), founded.state());
		given(this.engine.papers.templateOf(NUMBER)).willReturn(Optional.of(founded.template()));
		assertRefused(founded.refusal());
	}

	@Test
	@DisplayName("is refused at once while another request for it waits")
	protected final void askedTwice() {
		given(this.engine.port(OpenRevocationReader.class).isAsked(NUMBER)).willReturn(true);
		assertRefused("revocation.asked");
		then(this.engine.caseFiles).should(never()).write(any(), any());
	}

	@Test
	@DisplayName("does not exist for those who may not open its case, nor for people of another domain")
	protected final void unknown() {
		given(this.engine.port(CaseRights.class).mayOpen(any(), any())).willReturn(false);
		assertRefused("paper.unknown");
		given(this.engine.port(CaseRights.class).mayOpen(any(), any())).willReturn(true);
		caseOf(serviceOfOthers(), finalState());
		assertRefused("paper.unknown");
		given(this.engine.caseFiles.find(CaseEngine.REFERENCE)).willReturn(Optional.empty());
		assertRefused("paper.unknown");
		given(this.engine.port(DisposedCaseRepository.class).missing(any(), any()))
			.willReturn(new RefusalException(Kind.GONE, "case.disposed", "1448-06-12"));
		assertRefused("case.disposed|1448-06-12");
		given(this.engine.papers.find(NUMBER)).willReturn(Optional.empty());
		assertRefused("paper.unknown");
	}

	private void assertRefused(String code) {
		assertThatThrownBy(() -> ask(NUMBER, "ERROR")).hasMessage(code);
	}

	private ProcessInstance ask(String number, String cause) {
		return this.engine.submit(this.people.asker(), List.of(this.people.askers()),
				Map.of("paperNumber", number, "revocationCause", cause, "note", EXPLANATION));
	}

	private void decide(String decision) {
		this.engine.complete(this.people.decider(), "Task_DecideRevocation", Map.of("revocationDecision", decision));
	}

	private void paper(Audience audience, Withdrawal withdrawal) {
		given(this.engine.papers.find(NUMBER)).willReturn(Optional.of(new IssuedPaper(NUMBER, CaseEngine.REFERENCE,
				"وثيقة", "0".repeat(64), CaseEngine.NOW, audience, Optional.empty(), Optional.ofNullable(withdrawal))));
	}

	private void caseOf(String service, CaseState state) {
		var file = this.engine.caseFiles.get(CaseEngine.REFERENCE);
		given(this.engine.caseFiles.find(CaseEngine.REFERENCE))
			.willReturn(Optional.of(new CaseFile(file.reference(), service, file.channel(), file.place(),
					file.request(), file.classification(), state, file.requester(), file.openedBy(), file.times())));
	}

	/**
	 * People of the process.
	 *
	 * @param asker user name of the person who asks for the revocation
	 * @param askers group of that person
	 * @param decider user name of the person who decides on it
	 * @param deciders group that is offered the decision
	 */
	public record People(String asker, String askers, String decider, String deciders) {
	}

	/**
	 * A paper on which a process stands.
	 *
	 * @param state state of its case
	 * @param refusal code of the refusal
	 */
	public record FoundedPaper(CaseState state, String template, String refusal) {
	}

}
