package sa.wusul.models.delivery;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.HomeDeliveryService;
import sa.wusul.delivery.OfficeCustodyService;
import sa.wusul.delivery.Receiver;
import sa.wusul.delivery.TraceOutcome;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("A document with the courier")
@Tag("fast")
class CourierDeliveryProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("delivery-courier-delivery")
		.standingInFor("delivery-next-attempt");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(HomeDeliveryService.class).book(CaseEngine.REFERENCE))
			.willReturn(new TrackingNumber(Parcels.TRACKING));
		given(ENGINE.port(DeliveryService.class).get(CaseEngine.REFERENCE))
			.willReturn(Parcels.handedOver(DeliveryState.DELIVERED, Receiver.REQUESTER));
	}

	@Test
	@DisplayName("is booked, tracked, and handed over at the first attempt against the code")
	void firstAttempt() {
		var delivery = out();

		then(ENGINE.port(OfficeCustodyService.class)).should().orderCode(CaseEngine.REFERENCE, "deliveryOut");
		ENGINE.correlate("delivery.parcelHandedOver");

		assertThat(delivery).isEnded()
			.hasPassed("EndEvent_ParcelDelivered")
			.variables()
			.containsEntry("handoverOutcome", "DELIVERED")
			.containsEntry("trackingNumber", Parcels.TRACKING);
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryBooked", "deliveryHandedOver");
		assertThat(ENGINE.timeline()).containsExactly("طُلب من الناقل توصيل وثيقتكم إلى عنوانكم", "تسلم الناقل وثيقتكم",
				"خرج الناقل بوثيقتكم إليكم", "سُلمت وثيقتكم");
	}

	@Test
	@DisplayName("is collected for the requester when the courier has it, not when the courier is booked")
	void collected() {
		ENGINE.start(Parcels.facts());
		assertThat(ENGINE.timeline()).containsExactly("طُلب من الناقل توصيل وثيقتكم إلى عنوانكم");

		ENGINE.correlate("delivery.parcelCollected");
		assertThat(ENGINE.timeline()).endsWith("تسلم الناقل وثيقتكم");
	}

	@Test
	@DisplayName("goes out again on another day, with another code")
	void secondAttempt() {
		var delivery = out();

		ENGINE.correlate("delivery.attemptFailed");
		ENGINE.returns("delivery-next-attempt", Map.of("nextAttempt", true));
		ENGINE.correlate("delivery.parcelOut");
		ENGINE.correlate("delivery.parcelHandedOver");

		assertThat(delivery).isEnded().hasPassed("EndEvent_ParcelDelivered");
		then(ENGINE.port(OfficeCustodyService.class)).should(times(2)).orderCode(CaseEngine.REFERENCE, "deliveryOut");
	}

	@Test
	@DisplayName("is recalled if no attempt is left")
	void noAttemptLeft() {
		var delivery = out();

		ENGINE.correlate("delivery.attemptFailed");
		ENGINE.returns("delivery-next-attempt", Map.of("nextAttempt", false));

		assertThat(delivery).isEnded()
			.hasPassed("EndEvent_ParcelReturned")
			.variables()
			.containsEntry("handoverOutcome", "RETURNED");
		then(ENGINE.port(HomeDeliveryService.class)).should().bringBack(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryBooked", "deliveryReturned");
	}

	@Test
	@DisplayName("is recalled if the requester prefers pick-up, also after a day was agreed")
	void officeChosen() {
		for (var later : new boolean[] { false, true }) {
			begin();
			given(ENGINE.port(DeliveryService.class).get(CaseEngine.REFERENCE))
				.willReturn(Parcels.parcel(DeliveryState.RETURNING, true, "abha"));
			var delivery = later ? out() : ENGINE.start(Parcels.facts());
			if (later) {
				ENGINE.correlate("delivery.attemptFailed");
			}

			ENGINE.correlate("delivery.officeChosen");

			assertThat(delivery).isEnded()
				.hasPassed("EndEvent_ParcelCalledBack")
				.variables()
				.containsEntry("handoverOutcome", "CALLED_BACK")
				.containsEntry("deliveryOffice", "abha");
			then(ENGINE.port(HomeDeliveryService.class)).should().bringBack(CaseEngine.REFERENCE);
			assertThat(ENGINE.messagesSent()).endsWith("deliveryCalledBack");
		}
	}

	@Test
	@DisplayName("may be returned without a recall")
	void returnedEarly() {
		var delivery = out();

		ENGINE.correlate("delivery.parcelReturned");

		assertThat(delivery).isEnded()
			.hasPassed("EndEvent_ParcelReturnedEarly")
			.variables()
			.containsEntry("handoverOutcome", "RETURNED");
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryBooked", "deliveryReturned");
	}

	@Test
	@DisplayName("that is not reported on is traced by the office, and again while it is expected")
	void traced() {
		var delivery = ENGINE.start(Parcels.facts());

		ENGINE.timePasses("StartEvent_CourierSilent", Duration.ofDays(10));
		assertThat(ENGINE.candidateGroup("Task_TraceParcel")).isEqualTo("delivery-office-officers-riyadh");
		trace("ON_ITS_WAY", "يصل غداً");
		assertThat(delivery).isWaitingAt("Event_ParcelCollected", "Event_StillSilent");
		ENGINE.timePasses("Event_StillSilent", Duration.ofDays(5));
		trace("ON_ITS_WAY", "يصل غداً حتماً");

		assertThat(delivery).isWaitingAt("Event_ParcelCollected", "Event_StillSilent");
		then(ENGINE.port(OfficeCustodyService.class)).should(never()).recordTrace(any(), any());
	}

	@ParameterizedTest
	@EnumSource(TraceOutcome.class)
	@DisplayName("that the office finds on its shelf, or learns to be lost, is recorded as such")
	void found(TraceOutcome outcome) {
		var delivery = ENGINE.start(Parcels.facts());

		ENGINE.timePasses("StartEvent_CourierSilent", Duration.ofDays(10));
		trace(outcome.name(), "أفاد الناقل بذلك");

		assertThat(delivery).hasPassed("EndEvent_ParcelTraced");
		then(ENGINE.port(OfficeCustodyService.class)).should().recordTrace(CaseEngine.REFERENCE, outcome);
	}

	@Test
	@DisplayName("that arrives during the trace ends it")
	void arrivesWhileTraced() {
		var delivery = ENGINE.start(Parcels.facts());
		ENGINE.timePasses("StartEvent_CourierSilent", Duration.ofDays(10));

		ENGINE.correlate("delivery.parcelCollected");
		ENGINE.correlate("delivery.parcelOut");
		ENGINE.correlate("delivery.parcelHandedOver");

		assertThat(delivery).isEnded().hasPassed("EndEvent_ParcelDelivered");
	}

	private static void trace(String outcome, String note) {
		ENGINE.complete("delivery-office", "Task_TraceParcel", Map.of("traceOutcome", outcome, "note", note));
	}

	private static ProcessInstance out() {
		var delivery = ENGINE.start(Parcels.facts());
		ENGINE.correlate("delivery.parcelCollected");
		ENGINE.correlate("delivery.parcelOut");
		return delivery;
	}

}
