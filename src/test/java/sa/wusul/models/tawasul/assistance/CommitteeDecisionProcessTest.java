package sa.wusul.models.tawasul.assistance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.assistance.Committee;
import sa.wusul.tawasul.assistance.Committee.Count;
import sa.wusul.tawasul.assistance.Committee.Ruling;
import sa.wusul.tawasul.assistance.Committee.Vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The decision of the assistance committee")
@Tag("fast")
class CommitteeDecisionProcessTest {

	private static final String RECORD = "tawasul-record-opening";

	private static final String STEP = "Task_CastVote";

	private static final Map<String, String> IDENTITIES = Map.of("committee", "1101798278", "committee-2", "1001244019",
			"committee-3", "1058529940");

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-committee-decision").standingInFor(RECORD);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private Committee committee;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.committee = ENGINE.port(Committee.class);
	}

	@Test
	@DisplayName("has three seats and is counted after the third vote")
	void granted() {
		counted(3, 2, null);
		var decision = decide();
		var seats = ENGINE.steps(STEP);
		assertThat(seats).hasSize(3);
		vote("committee", seats.get(0), "GRANT");
		vote("committee-2", seats.get(1), "GRANT");
		then(this.committee).should(never()).count(CaseEngine.REFERENCE, "Task_CountVotes");
		assertThat(decision).isWaitingAt("CallActivity_CollectVotes");
		vote("committee-3", seats.get(2), "RECUSE");
		assertThat(decision).isWaitingAt("CallActivity_CollectVotes");
		vote("committee-4", ENGINE.step(STEP), "GRANT");

		assertThat(decision).isEnded().hasPassed("EndEvent_AssistanceGranted");
		assertThat(decision).variables()
			.containsEntry("committeeOutcome", "GRANT")
			.containsEntry("decisionReason", null);
		assertThat(ENGINE.timeline()).containsExactly("عُرض طلبكم على اللجنة");
	}

	@Test
	@DisplayName("refuses with the reason of the majority")
	void refused() {
		counted(3, 0, "OTHER_SUPPORT");
		var decision = decide();
		var seats = ENGINE.steps(STEP);
		List.of("committee", "committee-2", "committee-3")
			.forEach((member) -> vote(member,
					seats.get(List.of("committee", "committee-2", "committee-3").indexOf(member)), "GRANT"));

		assertThat(decision).isEnded().hasPassed("EndEvent_AssistanceDenied");
		assertThat(decision).variables().containsEntry("decisionReason", "OTHER_SUPPORT");
	}

	@Test
	@DisplayName("is made by the deputy if a seat stays empty and two votes differ")
	void deputyDecides() {
		counted(2, 1, "NOT_PROVEN");
		var decision = decide();
		everySeatStaysEmpty();
		assertThat(decision).isWaitingAt("Task_DecideForCommittee");
		assertThat(ENGINE.candidateGroup("Task_DecideForCommittee")).isEqualTo("tawasul-deputies");
		assertThatThrownBy(() -> decideInstead("social", "Task_DecideForCommittee", "GRANT"))
			.hasStackTraceContaining("task.fourEyes");
		decideInstead("prisons-deputy", "Task_DecideForCommittee", "GRANT");

		assertThat(decision).isEnded().hasPassed("EndEvent_AssistanceGranted");
		then(this.committee).should()
			.decideInstead(CaseEngine.REFERENCE, new Ruling("Task_DecideForCommittee", "prisons-deputy",
					new IdentityNumber("1101798278"), Vote.GRANT, Optional.of("الحاجة ظاهرة")));
		assertThat(ENGINE.variableValues()).doesNotContain("1101798278", "الحاجة ظاهرة");
	}

	@Test
	@DisplayName("is made by the directorate if the deputy is a relative, and then by another deputy")
	void deputyRecusesHimself() {
		counted(0, 0, null);
		var decision = decide();
		everySeatStaysEmpty();
		decideInstead("prisons-deputy", "Task_DecideForCommittee", "RECUSE");
		assertThat(decision).isWaitingAt("Task_DecideInsteadOfDeputy");
		assertThat(ENGINE.candidateGroup("Task_DecideInsteadOfDeputy")).isEqualTo("tawasul-directors");
		decideInstead("prisons-director", "Task_DecideInsteadOfDeputy", "RECUSE");
		assertThatThrownBy(() -> decideInstead("prisons-deputy", "Task_DecideForCommittee", "REFUSE"))
			.hasStackTraceContaining("task.oncePerPerson");
		decideInstead("another-deputy", "Task_DecideForCommittee", "REFUSE");

		assertThat(decision).isEnded().hasPassed("EndEvent_AssistanceDenied");
		assertThat(decision).variables().containsEntry("decisionReason", "NOT_PROVEN");
	}

	@Test
	@DisplayName("gives a member one seat only, with an open or a completed task")
	void oneSeat() {
		decide();
		var seats = ENGINE.steps(STEP);
		assertThatThrownBy(() -> {
			ENGINE.coverage().getProcessEngine().getTaskService().claim(seats.get(0).getId(), "committee");
			ENGINE.coverage().getProcessEngine().getTaskService().claim(seats.get(1).getId(), "committee");
		}).hasStackTraceContaining("task.oncePerPerson");
		vote("committee", seats.get(0), "GRANT");
		assertThatThrownBy(() -> vote("committee", seats.get(2), "GRANT"))
			.hasStackTraceContaining("task.oncePerPerson");
	}

	@Test
	@DisplayName("continues while the registers are asked again after a change")
	void detaineeChanged() {
		var decision = decide();
		ENGINE.correlate("tawasul.detaineeChanged");
		ENGINE.returns(RECORD, Map.of());

		assertThat(decision).hasPassed("EndEvent_RecordRefreshed").isWaitingAt("CallActivity_CollectVotes");
		assertThat(ENGINE.openSteps()).containsExactly(STEP, STEP, STEP);
	}

	private void counted(int cast, int granting, String reason) {
		given(this.committee.count(CaseEngine.REFERENCE, "Task_CountVotes"))
			.willReturn(new Count(cast, granting, Optional.ofNullable(reason)));
	}

	private static void everySeatStaysEmpty() {
		ENGINE.continueAll("BoundaryEvent_NobodyVoted");
	}

	private static void decideInstead(String person, String step, String decision) {
		var answers = new HashMap<String, Object>(
				Map.of("decisionForCommittee", decision, "memberIdentityNumber", "1101798278", "note", "الحاجة ظاهرة"));
		if (decision.equals("REFUSE")) {
			answers.put("voteReason", "NOT_PROVEN");
		}
		ENGINE.complete(person, step, answers);
	}

	private static void vote(String member, Task seat, String vote) {
		ENGINE.complete(member, seat,
				Map.of("committeeVote", vote, "memberIdentityNumber", IDENTITIES.getOrDefault(member, "1057830869")));
		ENGINE.continueAll(STEP);
	}

	private static ProcessInstance decide() {
		return ENGINE
			.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType", "E_SERVICE",
					"priority", "NORMAL", "department", "prisons", "openedBy", "clerk", "studiedBy", "social"));
	}

}
