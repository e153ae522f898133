package sa.wusul.models.tawasul.verification;

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
import sa.wusul.models.CaseEngine;
import sa.wusul.models.tawasul.TawasulWays;
import sa.wusul.services.Verdicts;
import sa.wusul.tawasul.verification.ContactApplicationService;
import sa.wusul.tawasul.verification.ContactApplicationService.Standing;
import sa.wusul.tawasul.verification.ContactKind;

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

@DisplayName("The verification of a contact")
@Tag("fast")
class ContactVerificationProcessTest {

	private static final String PROOF = "tawasul-number-proof";

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-contact-verification")
		.standingInFor(TawasulWays.OPENING)
		.standingInFor(PROOF)
		.starting("tawasul-contact-check");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private ContactApplicationService applications;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.applications = ENGINE.port(ContactApplicationService.class);
		stands(new Standing(false, 0, false, true));
		given(this.applications.enter(CaseEngine.REFERENCE, ContactKind.PRIMARY)).willReturn(true);
	}

	@Test
	@DisplayName("makes a spouse with a proven number the primary contact without an officer's decision")
	void primary() {
		var request = asks("PRIMARY", "NONE", wife());
		assertThat(ENGINE.handedTo(PROOF)).containsEntry("contactKind", "PRIMARY")
			.containsEntry("centre", "riyadh")
			.containsEntry("requestType", "E_SERVICE");
		then(this.applications).should(never()).enter(any(), any());
		proven("CONSENTS");

		assertThat(request).isEnded().hasPassed("EndEvent_ContactEntered").hasNotPassed("Task_DecideContact");
		then(this.applications).should().enter(CaseEngine.REFERENCE, ContactKind.PRIMARY);
		assertThat(ENGINE.messagesSent()).containsExactly("contactEntered");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.COMPLETED);
	}

	@Test
	@DisplayName("refuses a stranger without a code, and tells them the remedy")
	void stranger() {
		var request = asks("PRIMARY", "NONE", but(wife(), "relation", "NONE", "relationDegree", 9L));

		assertThat(request).isEnded().hasPassed("EndEvent_ContactRefused").hasNotPassed("CallActivity_ProveNumber");
		assertThat(request).variables().containsEntry("reasonCode", "C02");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("does not add a contact whose number is not proven")
	void unproven() {
		var request = asks("PRIMARY", "NONE", wife());
		ENGINE.returns(PROOF, Map.of("numberProven", false));

		assertThat(request).isEnded().hasPassed("EndEvent_NumberUnproven");
		then(this.applications).should(never()).enter(any(), any());
		assertThat(ENGINE.messagesSent()).containsExactly("contactUnproven");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("enters nobody whom the detainee declines, and does not tell the requester why")
	void declined() {
		var request = asks("PRIMARY", "NONE", wife());
		proven("DECLINES");
		TawasulWays.opened(ENGINE, "NONE", wife());

		assertThat(request).isEnded().hasPassed("EndEvent_ContactRefused").hasNotPassed("EndEvent_ContactEntered");
		assertThat(request).variables().containsEntry("reasonCode", "C14");
		then(this.applications).should(never()).enter(any(), any());
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
	}

	@Test
	@DisplayName("leaves it to an officer and then to the detainee if another relative was faster")
	void another() {
		given(this.applications.enter(CaseEngine.REFERENCE, ContactKind.PRIMARY)).willReturn(false);
		given(this.applications.enterInstead(eq(CaseEngine.REFERENCE), eq("prison"), any())).willReturn(true);
		var request = asks("PRIMARY", "NONE", wife());
		stands(new Standing(true, 0, false, true));
		proven("CONSENTS");
		TawasulWays.opened(ENGINE, "NONE", wife());

		assertThat(request).isWaitingAt("Task_DecideContact");
		assertThat(request).variables().containsEntry("reasonCode", "C10");
		then(this.applications).should(times(2)).lookUp(CaseEngine.REFERENCE, ContactKind.PRIMARY);
		assertThat(ENGINE.messagesSent()).isEmpty();
		ENGINE.complete("officer", "Task_DecideContact",
				Map.of("contactDecision", "GRANT", "note", "زوجته، وبينهما خلاف"));
		proven("CONSENTS");

		assertThat(request).isEnded().hasPassed("EndEvent_ContactEntered");
		then(this.applications).should(times(1)).enter(any(), any());
	}

	@Test
	@DisplayName("fails if the requester is no longer the primary contact when the candidate is proven")
	void noLongerPrimary() {
		given(this.applications.enter(CaseEngine.REFERENCE, ContactKind.NAMED)).willReturn(false);
		var request = asks("NAMED", "PRIMARY", but(wife(), "namedRelation", "SIBLING", "namedRelationDegree", 2L));
		proven("CONSENTS");
		TawasulWays.opened(ENGINE, "NONE", but(wife(), "namedRelation", "SIBLING", "namedRelationDegree", 2L));

		assertThat(request).isEnded().hasPassed("EndEvent_ContactRefused").hasNotPassed("EndEvent_ContactEntered");
		assertThat(request).variables().containsEntry("reasonCode", "C05");
	}

	@Test
	@DisplayName("of a friend named by the primary contact is examined by an officer who did not register the "
			+ "request")
	void friendGranted() {
		given(this.applications.enter(CaseEngine.REFERENCE, ContactKind.NAMED)).willReturn(true);
		var request = friend();
		assertThat(ENGINE.candidateGroup("Task_DecideContact")).isEqualTo("tawasul-officers-riyadh");
		assertThatThrownBy(() -> ENGINE.complete("clerk", "Task_DecideContact",
				Map.of("contactDecision", "GRANT", "note", "حضر ومعه هويته")))
			.hasStackTraceContaining("task.fourEyes");
		ENGINE.complete("tawasul", "Task_DecideContact", Map.of("contactDecision", "GRANT", "note", "حضر ومعه هويته"));
		proven("CONSENTS");

		assertThat(request).isEnded().hasPassed("EndEvent_ContactEntered");
		then(this.applications).should().enter(CaseEngine.REFERENCE, ContactKind.NAMED);
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("حضر ومعه هويته")));
	}

	@Test
	@DisplayName("is refused by an officer with a reason of the list, which becomes a text")
	void friendRefused() {
		var request = friend();
		ENGINE.complete("tawasul", "Task_DecideContact", Map.of("contactDecision", "REFUSE", "contactRefusalReason",
				"DETAINEE_DECLINES", "note", "سُئل النزيل فلم يرضه"));

		assertThat(request).isEnded().hasPassed("EndEvent_ContactRefused").hasNotPassed("CallActivity_ProveNumber");
		then(ENGINE.port(Verdicts.class)).should()
			.give(eq(CaseEngine.REFERENCE), argThat((verdict) -> verdict.reasonCode().equals("DETAINEE_DECLINES")),
					anyString());
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
	}

	@Test
	@DisplayName("ends without a contact if it is withdrawn after the code was sent")
	void withdrawn() {
		var request = asks("PRIMARY", "NONE", wife());
		ENGINE.correlate("tawasul.applicationWithdrawn");

		assertThat(request).isEnded().hasPassed("EndEvent_RequestWithdrawn");
		then(this.applications).should(never()).enter(any(), any());
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
		assertThat(ENGINE.messagesSent()).containsExactly("requestWithdrawn");
	}

	@Test
	@DisplayName("stores no number, name or kinship as a variable")
	void nothingPersonal() {
		friend();

		assertThat(ENGINE.variableValues()).doesNotContain("1057830869", "1366712766", "1058529940", "OTHER", "SPOUSE",
				"صديق العائلة");
	}

	private ProcessInstance friend() {
		var facts = but(wife(), "namedRelation", "NONE", "namedRelationDegree", 9L);
		var request = asks("NAMED", "PRIMARY", facts);
		assertThat(request).isWaitingAt("Task_DecideContact");
		assertThat(request).variables().containsEntry("reasonCode", "C12");
		return request;
	}

	private static void proven(String detaineeAnswer) {
		ENGINE.returns(PROOF, Map.of("numberProven", true));
		assertThat(ENGINE.candidateGroup("Task_AskDetainee")).isEqualTo("tawasul-prison-officers-jeddah");
		ENGINE.complete("prison", "Task_AskDetainee", Map.of("detaineeAnswer", detaineeAnswer));
	}

	private void stands(Standing standing) {
		given(this.applications.lookUp(eq(CaseEngine.REFERENCE), any())).willReturn(standing);
	}

	private static ProcessInstance asks(String kind, String role, Map<String, Object> facts) {
		var asked = new HashMap<String, Object>(Map.of("contactKind", kind));
		if (kind.equals("NAMED")) {
			asked.putAll(
					Map.of("namedName", "صديق العائلة", "namedIdentityNumber", "1058529940", "namedRelation", "OTHER"));
		}
		var request = TawasulWays.handIn(ENGINE, asked);
		TawasulWays.opened(ENGINE, role, facts);
		return request;
	}

	private static Map<String, Object> wife() {
		return Map.of("detaineeKnown", true, "detaineeHeld", true, "relation", "SPOUSE", "relationDegree", 1L,
				"powerOfAttorneyValid", false);
	}

	private static Map<String, Object> but(Map<String, Object> facts, Object... changes) {
		var changed = new HashMap<>(facts);
		for (var i = 0; i < changes.length; i += 2) {
			changed.put((String) changes[i], changes[i + 1]);
		}
		return changed;
	}

}
