package sa.wusul.models.tawasul.assistance;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.assistance.Committee;
import sa.wusul.tawasul.assistance.Committee.Ballot;
import sa.wusul.tawasul.assistance.Committee.Vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

@DisplayName("The vote of a committee member")
@Tag("fast")
class CommitteeVoteProcessTest {

	private static final String STEP = "Task_CastVote";

	private static final String IDENTITY = "1101798278";

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-committee-vote");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is stored in the committee's table and not in the process")
	void votes() {
		var seat = seat();
		assertThat(ENGINE.candidateGroup(STEP)).isEqualTo("tawasul-committee-members");
		vote("committee", Map.of("committeeVote", "REFUSE", "voteReason", "NOT_PROVEN", "note", "لا أرى حاجة بينة"));

		assertThat(seat).isEnded().hasPassed("EndEvent_VoteCast");
		then(ENGINE.port(Committee.class)).should()
			.vote(CaseEngine.REFERENCE, new Ballot(2, "committee", new IdentityNumber(IDENTITY), Vote.REFUSE,
					Optional.of("NOT_PROVEN"), Optional.of("لا أرى حاجة بينة")));
		assertThat(ENGINE.variableValues()).contains(true)
			.doesNotContain("REFUSE", "NOT_PROVEN", "لا أرى حاجة بينة", IDENTITY);
	}

	@Test
	@DisplayName("passes to another member if a relative recuses themselves, who cannot vote again")
	void recused() {
		var seat = seat();
		vote("committee", Map.of("committeeVote", "RECUSE"));
		assertThat(seat).isWaitingAt(STEP);
		assertThat(ENGINE.step(STEP).getAssignee()).isNull();
		assertThatThrownBy(() -> vote("committee", Map.of("committeeVote", "GRANT")))
			.hasStackTraceContaining("task.oncePerPerson");
		vote("committee-4", Map.of("committeeVote", "GRANT"));

		assertThat(seat).isEnded();
	}

	@Test
	@DisplayName("leaves a seat empty after five working days, which each new member has in full")
	void nobody() {
		var seat = seat();
		vote("committee", Map.of("committeeVote", "RECUSE"));
		assertThat(seat).isWaitingAt(STEP);
		ENGINE.timePasses("BoundaryEvent_NobodyVoted", Duration.ofDays(5));

		assertThat(seat).isEnded().hasPassed("EndEvent_SeatEmpty");
	}

	@Test
	@DisplayName("is not cast if the committee's table rejects it")
	void refusedByTheTable() {
		var seat = seat();
		willThrow(new RefusalException(Kind.FORBIDDEN, "committee.relative")).given(ENGINE.port(Committee.class))
			.vote(eq(CaseEngine.REFERENCE), any());

		assertThatThrownBy(() -> ENGINE.complete("committee", STEP,
				Map.of("memberIdentityNumber", IDENTITY, "committeeVote", "GRANT")))
			.hasStackTraceContaining("committee.relative");
		assertThat(seat).isWaitingAt(STEP);
	}

	@Test
	@DisplayName("requires a reason for a refusal, and excludes those who registered or studied the request")
	void mayNot() {
		seat();

		assertThatThrownBy(() -> vote("clerk", Map.of("committeeVote", "GRANT")))
			.hasStackTraceContaining("task.fourEyes");
		assertThatThrownBy(() -> vote("social", Map.of("committeeVote", "GRANT")))
			.hasStackTraceContaining("task.fourEyes");
		assertThatThrownBy(() -> vote("committee", Map.of("committeeVote", "REFUSE")))
			.hasStackTraceContaining("field.required");
	}

	private static void vote(String member, Map<String, Object> ballot) {
		var answers = new HashMap<>(ballot);
		answers.put("memberIdentityNumber", IDENTITY);
		ENGINE.complete(member, STEP, answers);
		ENGINE.continueAll(STEP);
	}

	private static ProcessInstance seat() {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
				"E_SERVICE", "priority", "NORMAL", "department", "prisons", "openedBy", "clerk", "studiedBy", "social",
				"seatNumber", 1));
	}

}
