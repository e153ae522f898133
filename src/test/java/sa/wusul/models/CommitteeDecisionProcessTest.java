package sa.wusul.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.tawasul.assistance.Committee;
import sa.wusul.tawasul.assistance.Committee.Decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The decision of the assistance committee")
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
	@DisplayName("has three seats, and is counted when the third has voted")
	void granted() {
		given(this.committee.decide(CaseEngine.REFERENCE)).willReturn(new Decision(true, Optional.empty()));
		var decision = decide();
		var seats = ENGINE.steps(STEP);
		assertThat(seats).hasSize(3);
		vote("committee", seats.get(0), "GRANT");
		vote("committee-2", seats.get(1), "GRANT");
		then(this.committee).should(never()).decide(CaseEngine.REFERENCE);
		assertThat(decision).isWaitingAt("CallActivity_CollectVotes");
		vote("committee-3", seats.get(2), "RECUSE");
		assertThat(decision).isWaitingAt("CallActivity_CollectVotes");
		vote("committee-4", ENGINE.step(STEP), "GRANT");

		assertThat(decision).isEnded().hasPassed("EndEvent_AssistanceGranted");
		assertThat(decision).variables().containsEntry("assistanceGranted", true).containsEntry("decisionReason", null);
		assertThat(ENGINE.timeline()).containsExactly("عُرض طلبكم على اللجنة");
	}

	@Test
	@DisplayName("refuses with the reason of the majority")
	void refused() {
		given(this.committee.decide(CaseEngine.REFERENCE))
			.willReturn(new Decision(false, Optional.of("OTHER_SUPPORT")));
		var decision = decide();
		var seats = ENGINE.steps(STEP);
		List.of("committee", "committee-2", "committee-3")
			.forEach((member) -> vote(member,
					seats.get(List.of("committee", "committee-2", "committee-3").indexOf(member)), "GRANT"));

		assertThat(decision).isEnded().hasPassed("EndEvent_AssistanceDenied");
		assertThat(decision).variables().containsEntry("decisionReason", "OTHER_SUPPORT");
	}

	@Test
	@DisplayName("a member has one seat, whether he still holds the other task or has done it")
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
	@DisplayName("goes on while the registers are asked again because something changed")
	void detaineeChanged() {
		var decision = decide();
		ENGINE.correlate("tawasul.detaineeChanged");
		ENGINE.returns(RECORD, Map.of());

		assertThat(decision).hasPassed("EndEvent_RecordRefreshed").isWaitingAt("CallActivity_CollectVotes");
		assertThat(ENGINE.openSteps()).containsExactly(STEP, STEP, STEP);
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
