package sa.wusul.models.delivery;

import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("An issued document")
@Tag("fast")
class DocumentHandoverProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("delivery-document-handover")
		.standingInFor("delivery-courier-delivery")
		.standingInFor("delivery-office-pickup")
		.standingInFor("delivery-document-destruction");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is delivered to the door")
	void delivered() {
		var handover = start("HOME", null, true, "riyadh");

		then(ENGINE.port(DeliveryService.class)).should()
			.open(CaseEngine.REFERENCE, CaseEngine.REFERENCE + "/1", true, Optional.empty());
		ENGINE.returns("delivery-courier-delivery", Map.of("handoverOutcome", "DELIVERED"));

		assertThat(handover).isEnded()
			.hasPassed("EndEvent_DocumentDelivered")
			.variables()
			.containsEntry("handoverOutcome", "DELIVERED");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.IN_DELIVERY);
		assertThat(ENGINE.timeline()).containsExactly("وثيقتكم جاهزة للتسليم");
	}

	@Test
	@DisplayName("that the courier returned is kept at the office, and picked up there")
	void returned() {
		var handover = start("HOME", null, true, "riyadh");

		ENGINE.returns("delivery-courier-delivery", Map.of("handoverOutcome", "RETURNED", "deliveryOffice", "jeddah"));
		assertThat(handover).isWaitingAt("CallActivity_KeepForPickup")
			.variables()
			.containsEntry("deliveryOffice", "jeddah");
		ENGINE.returns("delivery-office-pickup", Map.of("handoverOutcome", "PICKED_UP"));

		assertThat(handover).isEnded()
			.hasPassed("EndEvent_DocumentPickedUp")
			.variables()
			.containsEntry("handoverOutcome", "PICKED_UP");
	}

	@Test
	@DisplayName("that is not picked up at the chosen office is destroyed")
	void destroyed() {
		var handover = start("OFFICE", "tabuk", false, "tabuk");

		then(ENGINE.port(DeliveryService.class)).should()
			.open(CaseEngine.REFERENCE, CaseEngine.REFERENCE + "/1", false, Optional.of("tabuk"));
		ENGINE.returns("delivery-office-pickup", Map.of("handoverOutcome", "UNCLAIMED"));
		ENGINE.returns("delivery-document-destruction", Map.of("handoverOutcome", "DESTROYED"));

		assertThat(handover).isEnded()
			.hasNotPassed("CallActivity_DeliverByCourier")
			.hasPassed("EndEvent_DocumentDestroyed")
			.variables()
			.containsEntry("handoverOutcome", "DESTROYED");
	}

	@Test
	@DisplayName("that the courier lost is no longer awaited, and the requester is notified")
	void lost() {
		var handover = start("HOME", null, true, "riyadh");

		ENGINE.correlate("delivery.parcelLost");

		assertThat(handover).isEnded()
			.hasPassed("EndEvent_DocumentLost")
			.hasNotPassed("CallActivity_KeepForPickup")
			.variables()
			.containsEntry("handoverOutcome", "LOST");
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryLost");
		assertThat(ENGINE.timeline()).endsWith("فقد الناقل وثيقتكم");
	}

	@Test
	@DisplayName("without an address goes to the office in any case")
	void withoutAddress() {
		var handover = start("HOME", null, false, "riyadh");

		assertThat(handover).isWaitingAt("CallActivity_KeepForPickup")
			.variables()
			.containsEntry("deliveryMethod", "OFFICE")
			.containsEntry("deliveryOffice", "riyadh");
	}

	private static ProcessInstance start(String wish, String office, boolean home, String keptAt) {
		given(ENGINE.port(DeliveryService.class).open(anyString(), anyString(), anyBoolean(), any()))
			.willReturn(Parcels.parcel(DeliveryState.PREPARED, home, keptAt));
		return ENGINE.start(Parcels.facts("deliveryMethod", wish, "deliveryOffice", office));
	}

}
