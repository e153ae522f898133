package sa.wusul.models.notification;

import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.then;

@DisplayName("Informing the requester")
@Tag("fast")
class RequesterInformingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("notification-requester-informing");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("sends the message of the event with the facts in its text")
	void messageOfTheEvent() {
		var informing = ENGINE
			.start(Map.of("notificationEvent", "REQUEST_ROUTED", "channel", "COUNTER", "department", "passports"));

		assertThat(informing).isEnded().hasPassed("EndEvent_RequesterInformed");
		then(ENGINE.messages).should()
			.inform(CaseEngine.REFERENCE, "requestRouted", informing.getId(), Map.of("department", "passports"));
	}

	@Test
	@DisplayName("mentions that another person submitted the request")
	void onBehalf() {
		ENGINE.start(Map.of("notificationEvent", "REQUEST_RECEIVED", "channel", "ON_BEHALF"));

		assertThat(ENGINE.messagesSent()).containsExactly("requestReceivedOnBehalf");
	}

	@Test
	@DisplayName("sends nothing for an event without a rule")
	void unknownEvent() {
		var informing = ENGINE.start(Map.of("notificationEvent", "COFFEE_SERVED", "channel", "COUNTER"));

		assertThat(informing).isEnded().hasPassed("EndEvent_NoMessageNeeded").hasNotPassed("Task_SendMessage");
		then(ENGINE.messages).shouldHaveNoInteractions();
	}

}
