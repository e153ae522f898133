package sa.wusul.models.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import sa.wusul.models.CaseEngine;
import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.records.HandoverOrder;
import sa.wusul.records.HandoverOrder.Content;
import sa.wusul.records.HandoverOrder.State;
import sa.wusul.records.HandoverOrders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * The tests common to the hand-over of cases in all domains. The test of a process adds
 * its people.
 */
public abstract class CaseHandoverWays {

	protected static final long NUMBER = 12;

	private static final String REASON = "خطاب المركز الوطني للوثائق";

	private final CaseEngine engine;

	private final String domain;

	protected CaseHandoverWays(CaseEngine engine, String domain) {
		this.engine = engine;
		this.domain = domain;
	}

	@BeforeEach
	protected final void begin() {
		this.engine.begin();
	}

	@Test
	@DisplayName("is built after a second person approved it, and deleted after the first one has it")
	protected final void handedOver() {
		var handover = ask();
		assertThat(this.engine.candidateGroup("Task_ApproveHandover")).isEqualTo(this.domain + "-supervisors-riyadh");
		then(orders()).should(never()).approve(anyLong(), anyString(), anyString(), anyString());
		decide("APPROVE");
		then(orders()).should().approve(NUMBER, handover.getId(), "asker", "decider");
		assertThat(this.engine.openSteps()).isEmpty();

		this.engine.correlate(this.domain + ".packageBuilt");
		assertThat(this.engine.step("Task_FetchPackage").getAssignee()).isEqualTo("asker");
		assertThatThrownBy(() -> fetch("FETCHED")).hasMessage("handover.notFetched");
		fetched();
		fetch("FETCHED");

		then(orders()).should().delete(NUMBER);
		assertThat(handover).isEnded().hasPassed("EndEvent_PackageHandedOver");
		assertThat(this.engine.variableValues()).doesNotContain(REASON);
	}

	@Test
	@DisplayName("of a person is announced to them when it is ready, without anything about them in the message")
	protected final void announced() {
		var handover = ask("PERSON");
		decide("APPROVE");
		assertThat(this.engine.messagesSent()).isEmpty();
		this.engine.correlate(this.domain + ".packageBuilt");

		assertThat(this.engine.messagesSent()).containsExactly("personPackageReady");
		assertThat(this.engine.timeline())
			.containsExactly("جُهزت بياناتكم التي طلبتموها، وتُسلَّم لكم في المركز بهويتكم");
		assertThat(handover).isWaitingAt("Task_FetchPackage");
		theirWindows();
	}

	/** Asserts whether confidential windows were asked. */
	protected void theirWindows() {
		then(orders()).should(never()).askWindows(anyLong());
	}

	@Test
	@DisplayName("ends with a reason for the person who asked if the case can no longer be handed over")
	protected final void declined() {
		var handover = ask();
		decide("APPROVE");
		this.engine.correlate(this.domain + ".packageDeclined");
		assertThat(this.engine.step("Task_ReadPackageProblem").getAssignee()).isEqualTo("asker");
		this.engine.complete("asker", "Task_ReadPackageProblem", Map.of("problemRead", true));

		assertThat(handover).isEnded().hasPassed("EndEvent_PackageNotBuilt");
		then(orders()).should(never()).delete(anyLong());
		assertThat(this.engine.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("is not built if the second person refuses, or is the first one")
	protected final void refused() {
		var handover = ask();
		assertThatThrownBy(
				() -> this.engine.complete("asker", "Task_ApproveHandover", Map.of("handoverDecision", "APPROVE")))
			.hasStackTraceContaining("task.fourEyes");
		decide("REFUSE");

		assertThat(handover).isEnded().hasPassed("EndEvent_HandoverRefused");
		then(orders()).should(never()).approve(anyLong(), anyString(), anyString(), anyString());
		then(orders()).should().refuse(NUMBER, "decider");
	}

	@Test
	@DisplayName("is deleted after its time, though nobody has it")
	protected final void expired() {
		var handover = ask();
		decide("APPROVE");
		this.engine.correlate(this.domain + ".packageBuilt");
		this.engine.timePasses("BoundaryEvent_PackageExpired", Duration.ofDays(5));

		then(orders()).should().delete(NUMBER);
		assertThat(handover).isEnded().hasPassed("EndEvent_PackageLeft");
	}

	@Test
	@DisplayName("returns to the person who asked if it is not built within a day")
	protected final void late() {
		var handover = ask();
		decide("APPROVE");
		this.engine.timePasses("Event_BuildLate", Duration.ofDays(1));
		fetch("NOT_NEEDED");

		then(orders()).should().delete(NUMBER);
		assertThat(handover).isEnded().hasPassed("EndEvent_PackageLeft");
	}

	private ProcessInstance ask() {
		return ask("CASE");
	}

	private ProcessInstance ask(String content) {
		given(orders().ask(any(), eq(this.domain + "-hand-over-case")))
			.willReturn(Result.as(CaseEngine.REFERENCE, Map.of("handoverNumber", NUMBER, "packageContent", content,
					"handedCase", CaseEngine.REFERENCE, "centre", "riyadh")));
		return this.engine.submit("asker", List.of(this.domain + "-officers-riyadh"),
				Map.of("packageContent", content, "handedCase", CaseEngine.REFERENCE, "handoverReason", REASON));
	}

	private void decide(String decision) {
		this.engine.hire("asker", this.domain + "-officers-riyadh");
		this.engine.complete("decider", "Task_ApproveHandover", Map.of("handoverDecision", decision));
	}

	private void fetch(String outcome) {
		this.engine.complete("asker", "Task_FetchPackage", Map.of("packageOutcome", outcome));
	}

	private void fetched() {
		given(orders().find(NUMBER))
			.willReturn(Optional.of(new HandoverOrder(NUMBER, this.domain, "riyadh", Content.CASE, CaseEngine.REFERENCE,
					REASON, State.READY, "asker", CaseEngine.NOW, Optional.of("decider"), Optional.empty(),
					Optional.of("0".repeat(64)), Optional.of(1), Optional.of(Instant.MAX), Optional.of(CaseEngine.NOW),
					Optional.empty(), Optional.empty(), Optional.empty())));
		given(orders().delete(NUMBER)).willReturn(true);
	}

	protected final HandoverOrders orders() {
		return this.engine.port(HandoverOrders.class);
	}

}
