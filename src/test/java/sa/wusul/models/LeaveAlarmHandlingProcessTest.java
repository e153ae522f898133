package sa.wusul.models;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("The handling of an alarm")
class LeaveAlarmHandlingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-alarm-handling");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("at once the contact is asked to call, neutrally, and the duty officer calls whom he can")
	void duty() {
		var alarm = alarm("CALL_DUTY");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveCallDuty");
		assertThat(ENGINE.candidateGroup("Task_CallContact")).isEqualTo("tawasul-duty-officers");
		ENGINE.complete("prisons-duty", "Task_CallContact", Map.of("note", "تعطلت سيارته وهو قريب"));

		assertThat(alarm).isEnded().hasPassed("EndEvent_AlarmHandled");
	}

	@Test
	@DisplayName("then the prison's security looks for him")
	void security() {
		var alarm = alarm("ALERT_SECURITY");
		assertThat(ENGINE.candidateGroup("Task_AlertSecurity")).isEqualTo("tawasul-security-officers-riyadh");
		ENGINE.complete("security", "Task_AlertSecurity", Map.of("note", "خرجت دورية إلى مكان الزواج"));

		assertThat(alarm).isEnded().hasPassed("EndEvent_AlarmHandled");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("then the prison's director gives directions")
	void director() {
		var alarm = alarm("ALERT_DIRECTOR");
		assertThat(ENGINE.candidateGroup("Task_AlertDirector")).isEqualTo("tawasul-prison-directors-riyadh");
		ENGINE.complete("prison-director", "Task_AlertDirector", Map.of("note", "يُعمم على النقاط"));

		assertThat(alarm).isEnded().hasPassed("EndEvent_AlarmHandled");
	}

	private static ProcessInstance alarm(String action) {
		var facts = LeaveWays.facts();
		facts.putAll(Map.of("occurrenceNumber", "00000123-1", "alarmAction", action));
		return ENGINE.start(facts);
	}

}
