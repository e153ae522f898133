package sa.wusul.models.tawasul.leave;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.leave.LeavePermitService;
import sa.wusul.tawasul.leave.LeaveState;
import sa.wusul.tawasul.leave.Leaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The review of a leave")
@Tag("fast")
class LeaveReviewProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-review")
		.standingInFor("tawasul-record-opening");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("pauses it if the detainee's contacts are restricted, and only announces a change")
	void paused() {
		var review = review("APPROVED", LeaveState.PAUSED, Map.of("contactRestricted", true));

		assertThat(review).isEnded().hasPassed("EndEvent_LeavePaused");
		assertThat(review).variables().containsEntry("leaveState", "PAUSED");
		then(ENGINE.port(Leaves.class)).should().pause("00000123");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveChanged");
	}

	@Test
	@DisplayName("resumes it when the restriction is lifted")
	void resumed() {
		var review = review("PAUSED", LeaveState.APPROVED, Map.of());

		assertThat(review).isEnded().hasPassed("EndEvent_LeaveResumed");
		assertThat(review).variables().containsEntry("leaveState", "APPROVED");
		then(ENGINE.port(Leaves.class)).should().resume("00000123");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveChanged");
	}

	@Test
	@DisplayName("cancels it for a released detainee")
	void cancelled() {
		given(ENGINE.port(Leaves.class).hasOpenOccurrence("00000123")).willReturn(true);
		var review = review("APPROVED", LeaveState.CANCELLED, Map.of("detaineeHeld", false));

		assertThat(review).isEnded().hasPassed("EndEvent_LeaveCancelled");
		assertThat(review).variables().containsEntry("leaveState", "CANCELLED").containsEntry("occurrenceOpen", true);
		then(ENGINE.port(Leaves.class)).should().cancel("00000123", "CIRCUMSTANCES");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveChanged");
	}

	@Test
	@DisplayName("ends the absence of a detainee who was released after it was over, without a message")
	void releasedOutside() {
		var review = review("EXPIRED", LeaveState.EXPIRED, Map.of("detaineeHeld", false));

		assertThat(review).isEnded().hasPassed("EndEvent_FreeOutside");
		then(ENGINE.port(Leaves.class)).should().endOutside("00000123");
		then(ENGINE.port(Leaves.class)).should(never()).cancel(any(), any());
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("issues a permit of the new prison after a transfer, and only announces a change")
	void renewed() {
		var review = review("APPROVED", LeaveState.APPROVED, Map.of("namesFormerPrison", true));
		ENGINE.continueAt("Task_RenewPermit");

		assertThat(review).isEnded().hasPassed("EndEvent_PermitRenewed");
		assertThat(review).variables().containsEntry("prisonCentre", "jeddah").containsEntry("leaveState", "APPROVED");
		then(ENGINE.port(LeavePermitService.class)).should().renew("00000123", "Task_RenewPermit:" + review.getId());
		assertThat(ENGINE.messagesSent()).containsExactly("leaveChanged");
	}

	@Test
	@DisplayName("leaves it unchanged without a message if there is no obstacle")
	void unchanged() {
		var review = review("APPROVED", LeaveState.APPROVED, Map.of());
		then(ENGINE.port(Leaves.class)).should().compare("00000123");

		assertThat(review).isEnded().hasPassed("EndEvent_LeaveUnchanged");
		assertThat(review).variables().containsEntry("prisonCentre", "jeddah").containsEntry("leaveState", "APPROVED");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	private static ProcessInstance review(String before, LeaveState after, Map<String, Object> changes) {
		var findings = new HashMap<String, Object>(Map.of("detaineeHeld", true, "securityClass", "LOW", "escortMissing",
				false, "contactRestricted", false, "healthStatus", "STABLE", "stage", "SERVING_JUDGMENT"));
		findings.putAll(Map.of("escapedBefore", false, "conduct", "GOOD", "namesFormerPrison", false));
		findings.putAll(changes);
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(findings);
		given(ENGINE.port(Leaves.class).get(any())).willReturn(LeaveWays.leave(after));
		var facts = LeaveWays.facts();
		facts.put("leaveState", before);
		facts.put("occurrenceOpen", after == LeaveState.EXPIRED);
		var review = ENGINE.start(facts);
		ENGINE.returns("tawasul-record-opening", Map.of("contactRole", "PRIMARY", "prisonCentre", "jeddah"));
		return review;
	}

}
