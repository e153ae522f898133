package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.leave.AlarmRung;
import sa.wusul.tawasul.leave.Occurrence;
import sa.wusul.tawasul.leave.OccurrenceState;
import sa.wusul.tawasul.leave.Occurrences;
import sa.wusul.tawasul.leave.ReturnOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The watch over a return")
@Tag("fast")
class LeaveReturnProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-return")
		.standingInFor("tawasul-leave-alarm-handling");

	private static final Instant DUE_AT = CaseEngine.NOW.plus(Duration.ofHours(24));

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("ends without an alarm if the detainee returns in time")
	void punctual() {
		var watch = watch();
		assertThat(ENGINE.step("Task_RecordReturn").getDueDate()).hasTime(DUE_AT.toEpochMilli());
		assertThat(ENGINE.candidateGroup("Task_ExtendLeave")).isEqualTo("tawasul-duty-officers");
		given(ENGINE.port(Occurrences.class).recordReturn("00000123-1"))
			.willReturn(occurrence(OccurrenceState.RETURNED, ReturnOutcome.PUNCTUAL));
		ENGINE.complete("prison", "Task_RecordReturn", Map.of("identityChecked", true));

		assertThat(watch).isEnded().hasPassed("EndEvent_DetaineeReturned").hasNotPassed("Task_RaiseAlarm");
		assertThat(watch).variables()
			.containsEntry("watchOutcome", "RETURNED")
			.containsEntry("returnOutcome", "PUNCTUAL");
	}

	@Test
	@DisplayName("climbs the ladder rung by rung and records each; a late return closes all alarms")
	void late() {
		var watch = watch();
		rung(2, 30, "ALERT_SECURITY");
		ENGINE.timePasses("Event_AlarmDue", DUE_AT);
		then(ENGINE.port(Occurrences.class)).should().raise("00000123-1", new AlarmRung(1, "CALL_DUTY", DUE_AT));
		assertThat(ENGINE.handedTo("tawasul-leave-alarm-handling")).containsEntry("alarmAction", "CALL_DUTY");
		assertThat(watch).isWaitingAt("CallActivity_HandleAlarm", "Event_AlarmDue", "Task_RecordReturn");
		given(ENGINE.port(Occurrences.class).recordReturn("00000123-1"))
			.willReturn(occurrence(OccurrenceState.RETURNED, ReturnOutcome.LATE));
		ENGINE.complete("prison", "Task_RecordReturn", Map.of("identityChecked", true));

		assertThat(watch).isEnded();
		assertThat(watch).variables().containsEntry("returnOutcome", "LATE");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("continues beside a handled alarm up to the declaration of absence and its report")
	void absent() {
		var watch = watch();
		rung(4, 120, "DECLARE_ABSENT");
		ENGINE.timePasses("Event_AlarmDue", DUE_AT);
		ENGINE.returns("tawasul-leave-alarm-handling", Map.of());
		assertThat(watch).hasPassed("EndEvent_AlarmHandled").isWaitingAt("Task_RecordReturn");
		ENGINE.timePasses("Event_AlarmDue", DUE_AT.plus(Duration.ofMinutes(120)));

		then(ENGINE.port(Occurrences.class)).should()
			.raise("00000123-1", new AlarmRung(4, "DECLARE_ABSENT", DUE_AT.plus(Duration.ofMinutes(120))));
		assertThat(ENGINE.candidateGroup("Task_ReportAbsence")).isEqualTo("tawasul-security-officers-riyadh");
		ENGINE.complete("security", "Task_ReportAbsence",
				Map.of("absenceReported", true, "note", "بلاغ الأمن العام رقم ٤٤٧١"));

		assertThat(watch).isEnded().hasPassed("EndEvent_AbsenceReported");
		assertThat(watch).variables().containsEntry("watchOutcome", "ABSENT");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("بلاغ الأمن العام رقم ٤٤٧١")));
		then(ENGINE.port(Occurrences.class)).should().close("00000123-1");
	}

	@Test
	@DisplayName("records a return after the declaration of absence, and closes the report")
	void backAfterAbsence() {
		var watch = watch();
		rung(4, 120, "DECLARE_ABSENT");
		ENGINE.timePasses("Event_AlarmDue", DUE_AT);
		ENGINE.timePasses("Event_AlarmDue", DUE_AT.plus(Duration.ofMinutes(120)));
		assertThat(watch).isWaitingAt("Task_ReportAbsence", "Task_RecordReturn");
		given(ENGINE.port(Occurrences.class).recordReturn("00000123-1"))
			.willReturn(occurrence(OccurrenceState.RETURNED, ReturnOutcome.LATE));
		ENGINE.complete("prison", "Task_RecordReturn", Map.of("identityChecked", true));

		assertThat(watch).isEnded().hasPassed("EndEvent_DetaineeReturned").hasNotPassed("EndEvent_AbsenceReported");
		assertThat(watch).variables().containsEntry("watchOutcome", "RETURNED").containsEntry("returnOutcome", "LATE");
	}

	@Test
	@DisplayName("restarts when the duty officer extends the leave, with the reason in the case")
	void extended() {
		var watch = watch();
		var until = Instant.parse("2026-11-25T10:30:00Z");
		given(ENGINE.port(Occurrences.class).extend("00000123-1", until))
			.willReturn(new Occurrence("00000123-1", "00000123", new IdentityNumber("1057830869"), OccurrenceState.OUT,
					CaseEngine.NOW, CaseEngine.NOW, Optional.of(CaseEngine.NOW), Optional.of(until), Optional.empty(),
					2, Optional.empty(), Optional.empty()));
		ENGINE.complete("prisons-duty", "Task_ExtendLeave",
				Map.of("extensionDay", "2026-11-25", "extensionTime", "13:30", "note", "ازدحام في الطريق"));

		assertThat(watch).isEnded().hasPassed("EndEvent_LeaveExtended");
		assertThat(watch).variables()
			.containsEntry("watchOutcome", "EXTENDED")
			.containsEntry("leaveDueAt", until.toString());
		then(ENGINE.caseFiles).should().write(any(), any());
	}

	private static void rung(int rung, int minutes, String action) {
		given(ENGINE.port(Occurrences.class).nextAlarm("00000123-1"))
			.willReturn(new AlarmRung(rung, action, DUE_AT.plus(Duration.ofMinutes(minutes))));
	}

	private static ProcessInstance watch() {
		rung(1, 0, "CALL_DUTY");
		var facts = LeaveWays.facts();
		facts.putAll(Map.of("occurrenceNumber", "00000123-1", "leaveDueAt", DUE_AT.toString()));
		return ENGINE.start(facts);
	}

	private static Occurrence occurrence(OccurrenceState state, ReturnOutcome outcome) {
		return new Occurrence("00000123-1", "00000123", new IdentityNumber("1057830869"), state, CaseEngine.NOW,
				CaseEngine.NOW.plus(Duration.ofHours(2)), Optional.of(CaseEngine.NOW), Optional.of(DUE_AT),
				Optional.empty(), 1, Optional.ofNullable(outcome), Optional.empty());
	}

}
