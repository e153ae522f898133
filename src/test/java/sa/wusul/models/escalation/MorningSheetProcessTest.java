package sa.wusul.models.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.escalation.MorningPrints;
import sa.wusul.models.CaseEngine;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.then;

@DisplayName("The morning sheet of the Minister's office")
@Tag("fast")
class MorningSheetProcessTest {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-morning-sheet");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is printed at its hour and put before the private office")
	void read() {
		var sheets = ENGINE.port(MorningPrints.class);
		var morning = begun();
		assertThat(morning).isWaitingAt("Event_HourCome");
		then(sheets).shouldHaveNoInteractions();

		ENGINE.timePasses("Event_HourCome", Instant.parse("2026-11-25T04:30:00Z"));
		then(sheets).should().print(DAY);
		assertThat(morning).isWaitingAt("Task_ReadMorningSheet");
		org.assertj.core.api.Assertions.assertThat(ENGINE.candidateGroup("Task_ReadMorningSheet"))
			.isEqualTo("escalation-private-office");

		ENGINE.complete("private-office", "Task_ReadMorningSheet", Map.of("sheetLaid", true));
		assertThat(morning).isEnded().hasPassed("EndEvent_SheetRead");
	}

	@Test
	@DisplayName("is no longer a task when its day is over")
	void past() {
		var morning = begun();
		ENGINE.timePasses("Event_HourCome", Instant.parse("2026-11-25T04:30:00Z"));
		ENGINE.timePasses("BoundaryEvent_DayOver", Instant.parse("2026-11-25T21:00:00Z"));
		assertThat(morning).isEnded().hasPassed("EndEvent_SheetPast");
	}

	private static ProcessInstance begun() {
		return ENGINE.start(Map.of("sheetDay", DAY.toString(), "dayBegunAt", "2026-11-24T21:00:00Z"));
	}

}
