package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.escalation.DutyPagingService;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.then;

@DisplayName("The handling of an alarm")
@Tag("fast")
class LeaveAlarmHandlingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-alarm-handling");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("asks the contact to call, in neutral words, and the duty officer to telephone at once")
	void duty() {
		var alarm = alarm("CALL_DUTY");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveCallDuty");
		assertThat(ENGINE.candidateGroup("Task_CallContact")).isEqualTo("tawasul-duty-officers");
		then(ENGINE.port(DutyPagingService.class)).should()
			.page(argThat((page) -> page.role().equals("tawasul-duty-officers") && page.matter().equals("LEAVE_LATE")
					&& page.due().equals(CaseEngine.NOW.plus(Duration.ofMinutes(30)))));
		ENGINE.complete("prisons-duty", "Task_CallContact", Map.of("note", "تعطلت سيارته وهو قريب"));

		assertThat(alarm).isEnded().hasPassed("EndEvent_AlarmHandled");
	}

	@Test
	@DisplayName("then lets the prison's security search for the detainee")
	void security() {
		var alarm = alarm("ALERT_SECURITY");
		assertThat(ENGINE.candidateGroup("Task_AlertSecurity")).isEqualTo("tawasul-security-officers-riyadh");
		ENGINE.complete("security", "Task_AlertSecurity", Map.of("note", "خرجت دورية إلى مكان الزواج"));

		assertThat(alarm).isEnded().hasPassed("EndEvent_AlarmHandled");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("then asks the prison's director for instructions")
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
