package sa.wusul.models.delivery;

import java.time.Duration;
import java.time.LocalDate;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.FailureReason;
import sa.wusul.delivery.HomeDeliveryService;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The day after a failed attempt")
@Tag("fast")
class NextAttemptProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("delivery-next-attempt");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(HomeDeliveryService.class).orderDay(CaseEngine.REFERENCE))
			.willReturn(LocalDate.of(2026, 11, 29));
	}

	@Test
	@DisplayName("is chosen by the requester and ordered from the courier")
	void dayChosen() {
		var agreement = after(1, FailureReason.NOBODY_HOME);

		assertThat(ENGINE.messagesSent()).containsExactly("deliveryAttemptFailed");
		ENGINE.correlate("delivery.dayChosen");

		assertThat(agreement).isEnded()
			.hasPassed("EndEvent_NextAttemptAgreed")
			.variables()
			.containsEntry("nextAttempt", true)
			.containsEntry("deliveryDayAt", "2026-11-29T05:00:00Z");
		assertThat(ENGINE.messagesSent()).containsExactly("deliveryAttemptFailed", "deliveryDaySet");
	}

	@Test
	@DisplayName("is the next working day without an answer")
	void silence() {
		var agreement = after(2, FailureReason.NO_ACCESS);

		ENGINE.timePasses("Event_NoDayChosen", Duration.ofDays(1));

		assertThat(agreement).isEnded().hasPassed("EndEvent_NextAttemptAgreed");
		then(ENGINE.port(HomeDeliveryService.class)).should().orderDay(CaseEngine.REFERENCE);
	}

	@Test
	@DisplayName("is not asked for if another attempt would be useless or was the third")
	void noMore() {
		for (var failed : new Object[][] { { 3, FailureReason.NOBODY_HOME }, { 1, FailureReason.WRONG_ADDRESS } }) {
			begin();
			var agreement = after((int) failed[0], (FailureReason) failed[1]);

			assertThat(agreement).isEnded()
				.hasPassed("EndEvent_NoMoreAttempts")
				.variables()
				.containsEntry("nextAttempt", false);
			assertThat(ENGINE.messagesSent()).isEmpty();
			then(ENGINE.port(HomeDeliveryService.class)).should(never()).orderDay(CaseEngine.REFERENCE);
		}
	}

	private static ProcessInstance after(int attempts, FailureReason reason) {
		given(ENGINE.port(DeliveryService.class).get(CaseEngine.REFERENCE))
			.willReturn(Parcels.failed(attempts, reason));
		return ENGINE.start(Parcels.facts());
	}

}
