package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.leave.LeaveState;
import sa.wusul.tawasul.leave.Leaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The validity of a leave")
@Tag("fast")
class LeaveValidityProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-validity")
		.standingInFor("tawasul-leave-review");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Instant NOT_BEFORE_ITS_END = CaseEngine.NOW.plus(Duration.ofDays(61));

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(Leaves.class).nextReview("00000123")).willReturn(NOT_BEFORE_ITS_END);
	}

	@Test
	@DisplayName("continues after each occurrence until it is used up")
	void usedUp() {
		var validity = validity();
		stands(LeaveState.APPROVED, false);
		ENGINE.correlate("tawasul.occurrenceClosed");
		assertThat(validity).isWaitingAt("Task_AwaitOccurrence");
		stands(LeaveState.EXPIRED, false);
		ENGINE.correlate("tawasul.occurrenceClosed");

		assertThat(validity).isEnded().hasPassed("EndEvent_LeaveOver");
	}

	@Test
	@DisplayName("that is used up does not end while the report of an earlier occurrence is missing")
	void reportMissing() {
		var validity = validity();
		stands(LeaveState.EXPIRED, true);
		ENGINE.correlate("tawasul.occurrenceClosed");
		assertThat(validity).isWaitingAt("Task_AwaitOccurrence");
		stands(LeaveState.EXPIRED, false);
		ENGINE.correlate("tawasul.occurrenceClosed");

		assertThat(validity).isEnded().hasPassed("EndEvent_LeaveOver");
	}

	@Test
	@DisplayName("ends with its time")
	void timeOver() {
		var validity = validity();
		stands(LeaveState.EXPIRED, false);
		ENGINE.timePasses("BoundaryEvent_ValidityOver", Duration.ofDays(60));

		then(ENGINE.port(Leaves.class)).should().expire("00000123");
		assertThat(validity).isEnded().hasPassed("EndEvent_NobodyOut");
	}

	@Test
	@DisplayName("does not end while a detainee is out under it")
	void somebodyOut() {
		var validity = validity();
		stands(LeaveState.EXPIRED, true);
		ENGINE.timePasses("BoundaryEvent_ValidityOver", Duration.ofDays(60));
		assertThat(validity).isWaitingAt("Gateway_AwaitLastOccurrence");
		ENGINE.correlate("tawasul.occurrenceClosed");
		assertThat(validity).as("another occurrence is still open").isWaitingAt("Gateway_AwaitLastOccurrence");
		stands(LeaveState.EXPIRED, false);
		ENGINE.correlate("tawasul.occurrenceClosed");

		assertThat(validity).isEnded().hasPassed("EndEvent_NobodyOut");
	}

	@Test
	@DisplayName("that is over is reviewed when something changes while a detainee is out under it")
	void changedOutside() {
		var validity = validity();
		stands(LeaveState.EXPIRED, true);
		ENGINE.timePasses("BoundaryEvent_ValidityOver", Duration.ofDays(60));
		ENGINE.correlate("tawasul.detaineeChanged");
		assertThat(ENGINE.handedTo("tawasul-leave-review")).containsEntry("leaveState", "EXPIRED")
			.containsEntry("occurrenceOpen", true);
		ENGINE.returns("tawasul-leave-review", Map.of());
		assertThat(validity).isWaitingAt("Gateway_AwaitLastOccurrence");
		ENGINE.correlate("tawasul.detaineeChanged");
		stands(LeaveState.EXPIRED, false);
		ENGINE.returns("tawasul-leave-review", Map.of());

		assertThat(validity).isEnded().hasPassed("EndEvent_NobodyOut");
	}

	@Test
	@DisplayName("that is paused is reviewed at its time without any message")
	void pausedIsLookedAtAgain() {
		var validity = validity();
		var soon = CaseEngine.NOW.plus(Duration.ofHours(12));
		given(ENGINE.port(Leaves.class).nextReview("00000123")).willReturn(soon, NOT_BEFORE_ITS_END);
		ENGINE.correlate("tawasul.detaineeChanged");
		ENGINE.returns("tawasul-leave-review", Map.of("leaveState", "PAUSED", "prisonCentre", "riyadh"));
		assertThat(dueAt("BoundaryEvent_PauseReviewDue")).isEqualTo(soon);
		ENGINE.timePasses("BoundaryEvent_PauseReviewDue", soon);

		assertThat(ENGINE.handedTo("tawasul-leave-review")).containsEntry("leaveState", "PAUSED");
		ENGINE.returns("tawasul-leave-review", Map.of("leaveState", "APPROVED", "prisonCentre", "riyadh"));
		assertThat(validity).isWaitingAt("Task_AwaitOccurrence");
		assertThat(dueAt("BoundaryEvent_PauseReviewDue")).isEqualTo(NOT_BEFORE_ITS_END);
	}

	@Test
	@DisplayName("is reviewed when something changes, and stays paused or in force")
	void changedAndKept() {
		var validity = validity();
		ENGINE.correlate("tawasul.detaineeChanged");
		assertThat(ENGINE.handedTo("tawasul-leave-review")).containsEntry("leaveState", "APPROVED");
		ENGINE.returns("tawasul-leave-review", Map.of("leaveState", "PAUSED", "prisonCentre", "riyadh"));
		assertThat(validity).isWaitingAt("Task_AwaitOccurrence");
		ENGINE.correlate("tawasul.detaineeChanged");

		assertThat(ENGINE.handedTo("tawasul-leave-review")).containsEntry("leaveState", "PAUSED");
	}

	@Test
	@DisplayName("ends when it is cancelled, after a detainee outside has returned")
	void changedAndCancelled() {
		var validity = validity();
		ENGINE.correlate("tawasul.detaineeChanged");
		ENGINE.returns("tawasul-leave-review",
				Map.of("leaveState", "CANCELLED", "occurrenceOpen", true, "prisonCentre", "riyadh"));
		assertThat(validity).isWaitingAt("Gateway_AwaitLastOccurrence");
		stands(LeaveState.CANCELLED, false);
		ENGINE.correlate("tawasul.occurrenceClosed");

		assertThat(validity).isEnded().hasPassed("EndEvent_NobodyOut");
	}

	private static void stands(LeaveState state, boolean open) {
		given(ENGINE.port(Leaves.class).get("00000123")).willReturn(LeaveWays.leave(state));
		given(ENGINE.port(Leaves.class).hasOpenOccurrence("00000123")).willReturn(open);
	}

	private static Instant dueAt(String event) {
		return ENGINE.coverage()
			.getProcessEngine()
			.getManagementService()
			.createJobQuery()
			.activityId(event)
			.singleResult()
			.getDuedate()
			.toInstant();
	}

	private static ProcessInstance validity() {
		var facts = LeaveWays.facts();
		facts.putAll(
				Map.of("leaveState", "APPROVED", "validUntilAt", CaseEngine.NOW.plus(Duration.ofDays(60)).toString()));
		return ENGINE.start(facts);
	}

}
