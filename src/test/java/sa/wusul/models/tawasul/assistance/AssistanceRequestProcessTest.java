package sa.wusul.models.tawasul.assistance;

import java.util.HashMap;
import java.util.List;
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
import sa.wusul.services.Findings;
import sa.wusul.tawasul.assistance.AssistanceKind;
import sa.wusul.tawasul.assistance.Assistances;
import sa.wusul.tawasul.assistance.Assistances.Earlier;
import sa.wusul.tawasul.assistance.Assistances.Proposal;
import sa.wusul.tawasul.assistance.Assistances.Standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A request for assistance")
@Tag("fast")
class AssistanceRequestProcessTest {

	private static final String RECORD = "tawasul-record-opening";

	private static final String STUDY = "tawasul-social-study";

	private static final String COMMITTEE = "tawasul-committee-decision";

	private static final String PAYMENT = "tawasul-assistance-payment";

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-assistance-request")
		.standingInFor(RECORD)
		.standingInFor(STUDY)
		.standingInFor(COMMITTEE)
		.standingInFor(PAYMENT);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private Assistances assistances;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.assistances = ENGINE.port(Assistances.class);
		given(this.assistances.propose(CaseEngine.REFERENCE, AssistanceKind.LIVING)).willReturn(Proposal.OFFERED);
		earlier(Standing.NONE, false, 0, 0);
	}

	@Test
	@DisplayName("is studied, decided by the committee and paid; its registering clerk and social worker are "
			+ "no members")
	void granted() {
		var request = ask();
		assertThat(ENGINE.handedTo(STUDY)).containsEntry("renewal", false);
		studied(false);
		assertThat(ENGINE.performers(request, "openedBy")).containsExactly("clerk");
		ENGINE.returns(COMMITTEE, Map.of("committeeOutcome", "GRANT"));
		assertThat(ENGINE.handedTo(PAYMENT)).containsEntry("assistanceKind", "LIVING")
			.containsEntry("decisionWay", "COMMITTEE");
		ENGINE.returns(PAYMENT, Map.of());

		assertThat(request).isEnded().hasPassed("EndEvent_AssistanceEnded");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.COMPLETED);
		assertThat(ENGINE.variableValues()).doesNotContain("SA0380000000608010167519", "1057830869", "فقدنا المعيل");
	}

	@Test
	@DisplayName("is refused by the committee with a reason of the list, and the requester is told the remedy")
	void refusedByCommittee() {
		var request = ask();
		studied(false);
		ENGINE.returns(COMMITTEE, Map.of("committeeOutcome", "REFUSE", "decisionReason", "NOT_PROVEN"));

		assertThat(request).isEnded().hasPassed("EndEvent_AssistanceRefused");
		assertThat(request).variables()
			.containsEntry("reasonCode", "NOT_PROVEN")
			.containsEntry("remedy", "قدموا من جديد ومعكم ما يثبت الحاجة");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("is not submitted to the committee if the income suffices")
	void incomeSuffices() {
		given(this.assistances.propose(CaseEngine.REFERENCE, AssistanceKind.LIVING))
			.willReturn(Proposal.INCOME_SUFFICIENT);
		var request = ask();
		studied(false);

		assertThat(request).isEnded()
			.hasPassed("EndEvent_AssistanceRefused")
			.hasNotPassed("CallActivity_DecideInCommittee");
		assertThat(request).variables().containsEntry("reasonCode", "INCOME_SUFFICIENT");
	}

	@Test
	@DisplayName("is refused with that reason if another relative has requested the same")
	void askedAlready() {
		given(this.assistances.propose(CaseEngine.REFERENCE, AssistanceKind.LIVING)).willReturn(Proposal.ASKED_ALREADY);
		var request = ask();
		studied(false);

		assertThat(request).isEnded().hasPassed("EndEvent_AssistanceRefused");
		assertThat(request).variables().containsEntry("reasonCode", "ASKED_ALREADY");
	}

	@Test
	@DisplayName("is refused if the family could not be reached")
	void notStudied() {
		var request = ask();
		ENGINE.returns(STUDY, Map.of("studyOutcome", "IMPOSSIBLE", "circumstancesChanged", false));

		assertThat(request).isEnded().hasPassed("EndEvent_AssistanceRefused");
		assertThat(request).variables().containsEntry("reasonCode", "STUDY_IMPOSSIBLE");
		then(this.assistances).should(never()).propose(any(), any());
	}

	@Test
	@DisplayName("of a person who is no contact is refused before a study")
	void notAContact() {
		var request = submit();
		recordOpened("NONE", true);

		assertThat(request).isEnded()
			.hasPassed("EndEvent_AssistanceRefused")
			.hasNotPassed("CallActivity_StudyCircumstances");
		assertThat(request).variables().containsEntry("reasonCode", "A01");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
	}

	@Test
	@DisplayName("that renews unchanged assistance needs a short study and no committee")
	void renewedByRule() {
		earlier(Standing.RENEWAL, true, 1, 5);
		var request = ask();
		assertThat(ENGINE.handedTo(STUDY)).containsEntry("renewal", true);
		studied(false);

		assertThat(request).isWaitingAt("CallActivity_PayAssistance").hasNotPassed("CallActivity_DecideInCommittee");
		assertThat(ENGINE.handedTo(PAYMENT)).containsEntry("decisionWay", "RULE");
	}

	@Test
	@DisplayName("that renews assistance is decided by the committee if the circumstances have changed")
	void renewedByCommittee() {
		earlier(Standing.RENEWAL, false, 0, 5);
		var request = ask();
		studied(true);

		assertThat(request).isWaitingAt("CallActivity_DecideInCommittee");
	}

	@Test
	@DisplayName("can be withdrawn, which ends all payments")
	void withdrawn() {
		var request = ask();
		studied(false);
		ENGINE.returns(COMMITTEE, Map.of("committeeOutcome", "GRANT"));
		ENGINE.correlate("tawasul.applicationWithdrawn");

		assertThat(request).isEnded().hasPassed("EndEvent_ApplicationWithdrawn");
		then(this.assistances).should().stop(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("requestWithdrawn");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
	}

	private void earlier(Standing standing, boolean running, long left, long sinceCommittee) {
		given(this.assistances.earlier(CaseEngine.REFERENCE, AssistanceKind.LIVING))
			.willReturn(new Earlier(standing, running, left, sinceCommittee));
	}

	private static ProcessInstance ask() {
		var request = submit();
		recordOpened("PRIMARY", true);
		return request;
	}

	private static void recordOpened(String role, boolean held) {
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE))
			.willReturn(Map.of("detaineeKnown", true, "detaineeHeld", held));
		ENGINE.returns(RECORD, Map.of("contactRole", role, "prisonCentre", "riyadh"));
	}

	private static void studied(boolean changed) {
		ENGINE.returns(STUDY, Map.of("studyOutcome", "DONE", "circumstancesChanged", changed, "studiedBy", "social"));
	}

	private static ProcessInstance submit() {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "women",
				"requesterName", "هدى بنت سعد", "identityNumber", "1366712766", "mobile", "0551112001"));
		answers.putAll(Map.of("detaineeIdentityNumber", "1057830869", "assistanceKind", "LIVING", "requestText",
				"فقدنا المعيل", "iban", "SA03 8000 0000 6080 1016 7519"));
		return ENGINE.submit("tawasul", List.of("tawasul-officers", "tawasul-officers-riyadh"), answers);
	}

}
