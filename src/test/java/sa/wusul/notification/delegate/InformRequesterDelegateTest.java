package sa.wusul.notification.delegate;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.engine.InformingConvention;
import sa.wusul.support.QuickEngineConfiguration;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;

@DisplayName("Informing the requester by a message event")
@Tag("fast")
class InformRequesterDelegateTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final RequesterMessages messages = mock(RequesterMessages.class);

	private static ProcessEngine engine;

	@BeforeAll
	static void start() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("informing");
		configuration.setJdbcUrl("jdbc:h2:mem:informing");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setBeans(Map.of("informRequesterDelegate", new InformRequesterDelegate(messages)));
		configuration.setCustomPreBPMNParseListeners(List.of(new AbstractBpmnParseListener() {

			@Override
			public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
				InformingConvention.apply(activity, activity.getId().substring("Event_".length()));
			}

		}));
		engine = configuration.buildProcessEngine();
		var deployment = engine.getRepositoryService()
			.createDeployment()
			.addInputStream("selection.dmn", InformRequesterDelegateTest.class.getClassLoader()
				.getResourceAsStream("processes/notification/notification-message-selection.dmn"));
		for (var event : List.of("REQUEST_ROUTED", "REQUEST_RECEIVED", "COFFEE_SERVED")) {
			deployment.addModelInstance(event + ".bpmn",
					Bpmn.createExecutableProcess(event)
						.startEvent()
						.intermediateThrowEvent("Event_" + event)
						.endEvent()
						.done());
		}
		deployment.deploy();
	}

	@AfterAll
	static void stop() {
		engine.close();
	}

	@BeforeEach
	void begin() {
		reset(messages);
		given(messages.factsOf(any())).willReturn(Set.of("department"));
	}

	@Test
	@DisplayName("sends the message of the event with the facts in its text and no others, under a key of this step")
	void messageOfTheEvent() {
		inform("REQUEST_ROUTED", Map.of("channel", "COUNTER", "department", "passports", "centre", "riyadh"));

		then(messages).should()
			.inform(eq(REFERENCE), eq("requestRouted"), startsWith("Event_REQUEST_ROUTED:"),
					eq(Map.of("department", "passports")));
	}

	@Test
	@DisplayName("mentions that another person submitted the request")
	void onBehalf() {
		inform("REQUEST_RECEIVED", Map.of("channel", "ON_BEHALF"));

		then(messages).should().inform(eq(REFERENCE), eq("requestReceivedOnBehalf"), any(), eq(Map.of()));
	}

	@Test
	@DisplayName("sends nothing for an event without a rule")
	void unknownEvent() {
		inform("COFFEE_SERVED", Map.of("channel", "COUNTER"));

		then(messages).should(never()).inform(any(), any(), any(), any());
	}

	private static void inform(String event, Map<String, Object> facts) {
		engine.getRuntimeService().startProcessInstanceByKey(event, REFERENCE, facts);
	}

}
