package sa.wusul.models.escalation;

import java.time.Duration;
import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.escalation.ThresholdAlarms;
import sa.wusul.models.CaseEngine;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static sa.wusul.models.CaseEngine.REFERENCE;

@DisplayName("The alarm of a figure that crossed its threshold")
@Tag("fast")
class ThresholdAlarmProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-threshold-alarm");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("tells supervisors once, and ends when the figure fell and its rest is over")
	void toldOnce() {
		var alarms = ENGINE.port(ThresholdAlarms.class);
		var alarm = ENGINE.start(Map.of("restAt", CaseEngine.NOW.plus(Duration.ofHours(2)).toString()));
		then(alarms).should().tell(REFERENCE);
		assertThat(alarm).isWaitingAt("Event_FigureFell");

		ENGINE.correlate("escalation.figureFell");
		assertThat(alarm).isWaitingAt("Event_RestOver");
		then(alarms).should(never()).end(REFERENCE);

		ENGINE.timePasses("Event_RestOver", Duration.ofHours(2));
		assertThat(alarm).isEnded().hasPassed("EndEvent_AlarmOver");
		then(alarms).should().end(REFERENCE);
		then(alarms).shouldHaveNoMoreInteractions();
	}

}
