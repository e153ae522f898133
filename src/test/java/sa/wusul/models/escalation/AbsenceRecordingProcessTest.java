package sa.wusul.models.escalation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.escalation.StaffAbsenceService;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.clock.Kingdom;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("An absence of staff")
@Tag("fast")
class AbsenceRecordingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-absence-recording");

	private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("hands over open work when it begins")
	void begins() {
		var absence = ENGINE.submit("supervisor", List.of(), Map.of("absenceAction", "RECORD", "absentPerson",
				"auditor", "firstDay", "2026-11-29", "lastDay", "2026-12-03", "standIn", "auditor-second"));

		assertThat(absence).isWaitingAt("Event_AbsenceBegun");
		then(absences()).should()
			.record("auditor", SUNDAY, LocalDate.of(2026, 12, 3), Optional.of("auditor-second"), "supervisor");
		then(absences()).should(never()).handOver(any());
		ENGINE.timePasses("Event_AbsenceBegun", SUNDAY.atStartOfDay(Kingdom.ZONE).toInstant());

		assertThat(absence).isEnded().hasPassed("EndEvent_WorkHandedOver");
		then(absences()).should().handOver("auditor");
	}

	@Test
	@DisplayName("ends when its person is back")
	void ends() {
		var back = ENGINE.submit("supervisor", List.of(), Map.of("absenceAction", "END", "absentPerson", "auditor"));

		assertThat(back).isEnded().hasPassed("EndEvent_AbsenceEnded");
		then(absences()).should().end("auditor");
		then(absences()).shouldHaveNoMoreInteractions();
	}

	private static StaffAbsenceService absences() {
		return ENGINE.port(StaffAbsenceService.class);
	}

}
