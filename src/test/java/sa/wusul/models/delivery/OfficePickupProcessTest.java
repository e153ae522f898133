package sa.wusul.models.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Representation;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.OfficeCustodyService;
import sa.wusul.delivery.OfficeCustodyService.Attempt;
import sa.wusul.delivery.Receiver;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("A document at an office")
@Tag("fast")
class OfficePickupProcessTest {

	private static final Instant KEPT_UNTIL = Instant.parse("2027-01-23T11:30:00Z");

	private static final CaseEngine ENGINE = CaseEngine.covering("delivery-office-pickup")
		.standingInFor("services-representation-check");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(custody().begin(anyString(), anyString(), anyInt())).willReturn(KEPT_UNTIL);
		given(ENGINE.port(DeliveryService.class).get(CaseEngine.REFERENCE))
			.willReturn(Parcels.handedOver(DeliveryState.PICKED_UP, Receiver.DELEGATE));
	}

	@Test
	@DisplayName("is shelved, and handed over to the requester against the code")
	void pickedUp() {
		given(custody().handOver(CaseEngine.REFERENCE, "493027", Receiver.REQUESTER, Optional.empty(),
				"delivery-office"))
			.willReturn(new Attempt(true, 3));
		var pickup = ENGINE.start(Parcels.facts("deliveryMethod", "OFFICE"));

		assertThat(ENGINE.candidateGroup("Task_ReceiveParcel")).isEqualTo("delivery-office-officers-riyadh");
		assertThat(ENGINE.step("Task_ReceiveParcel").getName()).endsWith(CaseEngine.REFERENCE + "/1");
		shelve();
		then(custody()).should().begin(CaseEngine.REFERENCE, "12-3", 60);
		then(custody()).should().orderCode(CaseEngine.REFERENCE, "deliveryReady");
		handOver("REQUESTER", "493027", null);

		assertThat(pickup).isEnded()
			.hasPassed("EndEvent_DocumentHandedOver")
			.variables()
			.containsEntry("handoverOutcome", "PICKED_UP")
			.containsEntry("handedTo", "DELEGATE");
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryHandedOver");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.READY_FOR_PICKUP);
		assertThat(ENGINE.timeline()).containsExactly("وثيقتكم جاهزة للاستلام من المكتب", "استُلمت وثيقتكم من المكتب");
	}

	@Test
	@DisplayName("is handed over to the named delegate after a wrong code and a new one, which are no variables")
	void delegate() {
		given(custody().handOver(CaseEngine.REFERENCE, "111111", Receiver.DELEGATE, Optional.of("1001244019"),
				"delivery-office"))
			.willReturn(new Attempt(false, 2));
		given(custody().handOver(CaseEngine.REFERENCE, "222222", Receiver.DELEGATE, Optional.of("1001244019"),
				"delivery-office"))
			.willReturn(new Attempt(true, 3));
		var pickup = ENGINE.start(Parcels.facts());
		shelve();

		handOver("DELEGATE", "111111", "1001244019");
		assertThat(pickup).isWaitingAt("Task_HandOver").variables().containsEntry("triesLeft", 2L);
		ENGINE.complete("delivery-office", "Task_HandOver", Map.of("handoverStep", "NEW_CODE"));
		then(custody()).should().checkCodeMayBeSentAgain(CaseEngine.REFERENCE);
		then(custody()).should().orderCode(CaseEngine.REFERENCE, "deliveryCode");
		assertThat(pickup).isWaitingAt("Task_HandOver").variables().containsEntry("triesLeft", 3L);
		handOver("DELEGATE", "222222", "1001244019");

		assertThat(pickup).isEnded();
		assertThat(ENGINE.variableValues()).doesNotContain("111111", "222222", "1001244019");
	}

	@Test
	@DisplayName("is handed over to the agent only within an hour of the register's proof")
	void agent() {
		ENGINE.represented(Representation.AGENT);
		given(custody().handOver(CaseEngine.REFERENCE, "493027", Receiver.AGENT, Optional.empty(), "delivery-office"))
			.willReturn(new Attempt(true, 3));
		var pickup = ENGINE.start(Parcels.facts());
		shelve();
		assertThatThrownBy(() -> handOver("AGENT", "493027", null)).hasStackTraceContaining("representation.unproven");

		ENGINE.complete("delivery-office", "Task_HandOver", Map.of("handoverStep", "CHECK_AGENT"));
		assertThat(ENGINE.handedTo("services-representation-check")).containsEntry("representation", "AGENT")
			.containsEntry("representationStage", "HANDOVER")
			.containsEntry("service", "delivery-office-pickup");
		ENGINE.returns("services-representation-check",
				Map.of("representationProvenAt", CaseEngine.NOW.minus(Duration.ofMinutes(61)).toString()));
		assertThatThrownBy(() -> handOver("AGENT", "493027", null)).hasStackTraceContaining("representation.unproven");

		ENGINE.complete("delivery-office", "Task_HandOver", Map.of("handoverStep", "CHECK_AGENT"));
		ENGINE.returns("services-representation-check", Map.of("representationProvenAt", CaseEngine.NOW.toString()));
		handOver("AGENT", "493027", null);

		assertThat(pickup).isEnded().hasPassed("EndEvent_DocumentHandedOver");
	}

	@Test
	@DisplayName("is handed over to the delegate whom an agent named only after the proof of the agent's right")
	void delegateOfAgent() {
		ENGINE.represented(Representation.AGENT);
		given(custody().handOver(CaseEngine.REFERENCE, "493027", Receiver.DELEGATE, Optional.of("1001244019"),
				"delivery-office"))
			.willReturn(new Attempt(true, 3));
		var pickup = ENGINE.start(Parcels.facts());
		shelve();
		assertThatThrownBy(() -> handOver("DELEGATE", "493027", "1001244019"))
			.hasStackTraceContaining("representation.unproven");

		ENGINE.complete("delivery-office", "Task_HandOver", Map.of("handoverStep", "CHECK_AGENT"));
		ENGINE.returns("services-representation-check", Map.of("representationProvenAt", CaseEngine.NOW.toString()));
		handOver("DELEGATE", "493027", "1001244019");

		assertThat(pickup).isEnded().hasPassed("EndEvent_DocumentHandedOver");
	}

	@Test
	@DisplayName("has no agent to be checked if the requester handed the request in")
	void noAgent() {
		ENGINE.start(Parcels.facts());
		shelve();

		assertThatThrownBy(
				() -> ENGINE.complete("delivery-office", "Task_HandOver", Map.of("handoverStep", "CHECK_AGENT")))
			.hasStackTraceContaining("representation.none");
	}

	@Test
	@DisplayName("is followed by two reminders and kept no longer than its limit")
	void unclaimed() {
		var pickup = ENGINE.start(Parcels.facts());
		shelve();

		ENGINE.timePasses("BoundaryEvent_WeekLeft", KEPT_UNTIL.minus(Duration.ofDays(7)));
		ENGINE.timePasses("BoundaryEvent_DaysLeft", KEPT_UNTIL.minus(Duration.ofDays(2)));
		assertThat(pickup).isWaitingAt("Task_HandOver")
			.hasPassed("EndEvent_RemindedWeekLeft", "EndEvent_RemindedDaysLeft");
		ENGINE.timePasses("BoundaryEvent_CustodyOver", KEPT_UNTIL);

		assertThat(pickup).isEnded()
			.hasPassed("EndEvent_DocumentUnclaimed")
			.variables()
			.containsEntry("handoverOutcome", "UNCLAIMED");
		then(custody()).should().end(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryReminder", "deliveryReminder", "deliveryUnclaimed");
	}

	private static void shelve() {
		ENGINE.complete("delivery-office", "Task_ReceiveParcel", Map.of("shelfMark", "12-3", "parcelReceived", true));
	}

	private static void handOver(String who, String code, String identity) {
		var answers = new HashMap<String, Object>(Map.of("handoverStep", who, "handoverCode", code));
		if (identity != null) {
			answers.put("delegateIdentityNumber", identity);
		}
		ENGINE.complete("delivery-office", "Task_HandOver", answers);
	}

	private static OfficeCustodyService custody() {
		return ENGINE.port(OfficeCustodyService.class);
	}

}
