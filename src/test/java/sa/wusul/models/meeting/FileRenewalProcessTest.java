package sa.wusul.models.meeting;

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

import sa.wusul.meeting.Meeting;
import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.RenewalOutcome;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("The renewal of a meeting's file")
@Tag("fast")
class FileRenewalProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-file-renewal");

	private static final String FILE = CaseEngine.REFERENCE + "/2";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Meeting MEETING = new Meeting(CaseEngine.REFERENCE, Instant.parse("2026-11-25T07:00:00Z"),
			"MINISTER", Mode.VIDEO, "riyadh", false);

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(MeetingFileService.class).lastReader(any()))
			.willReturn(Optional.of(new MeetingFileService.Reader("minister", "escalation-ministers")));
		ENGINE.hire("minister", "escalation-ministers");
	}

	@Test
	@DisplayName("looks every half hour until the meeting is near, and changes nothing if nothing changed")
	void unchanged() {
		given(ENGINE.port(MeetingFileService.class).renew(MEETING, Optional.empty())).willReturn(RenewalOutcome.LATER,
				RenewalOutcome.LATER, RenewalOutcome.OVER);
		var renewal = nearMeeting();
		ENGINE.continueAt("Task_RenewDossier");
		assertThat(ENGINE.openSteps()).isEmpty();

		ENGINE.timePasses("Event_NextCheck", Duration.ofMinutes(30));
		ENGINE.continueAt("Task_RenewDossier");
		ENGINE.timePasses("Event_NextCheck", Duration.ofMinutes(30));
		ENGINE.continueAt("Task_RenewDossier");

		assertThat(renewal).isEnded().hasPassed("EndEvent_MeetingBegins");
	}

	@Test
	@DisplayName("looks twice a day before the last day, so that nobody reads an old file")
	void early() {
		given(ENGINE.port(MeetingFileService.class).renew(MEETING, Optional.empty())).willReturn(RenewalOutcome.EARLY,
				RenewalOutcome.LATER);
		var renewal = nearMeeting();
		ENGINE.continueAt("Task_RenewDossier");
		assertThat(renewal).isWaitingAt("Event_NextEarlyCheck");

		ENGINE.timePasses("Event_NextEarlyCheck", Duration.ofHours(12));
		ENGINE.continueAt("Task_RenewDossier");

		assertThat(renewal).isWaitingAt("Event_NextCheck");
	}

	@Test
	@DisplayName("gives whoever read the former file the task to read what changed, and then looks again at once")
	void readAgain() {
		given(ENGINE.port(MeetingFileService.class).renew(MEETING, Optional.empty()))
			.willReturn(RenewalOutcome.READ_AGAIN, RenewalOutcome.LATER);
		var renewal = nearMeeting();
		ENGINE.continueAt("Task_RenewDossier");
		assertThat(ENGINE.candidateGroup("Task_ReadChanges")).isEqualTo("escalation-ministers");
		assertThat(ENGINE.step("Task_ReadChanges").getAssignee()).isEqualTo("minister");
		assertThat(ENGINE.step("Task_ReadChanges").getDueDate().toInstant())
			.isEqualTo(MEETING.at().minus(Duration.ofMinutes(15)));
		assertThatThrownBy(
				() -> ENGINE.complete("minister", "Task_ReadChanges", Map.of("changesRead", false, "fileNumber", FILE)))
			.hasMessage("field.required|I read what changed");

		ENGINE.complete("minister", "Task_ReadChanges", Map.of("changesRead", true, "fileNumber", FILE));
		then(ENGINE.port(MeetingFileService.class)).should().read(MEETING, FILE, "minister", "escalation-ministers");
		ENGINE.continueAt("Task_RenewDossier");
		then(ENGINE.port(MeetingFileService.class)).should(times(2)).renew(MEETING, Optional.empty());
		assertThat(renewal).isActive().isWaitingAt("Event_NextCheck");
	}

	@Test
	@DisplayName("does not keep the meeting waiting: what is unread a quarter of an hour before is shown in it")
	void unreadIsShownInMeeting() {
		given(ENGINE.port(MeetingFileService.class).renew(MEETING, Optional.empty()))
			.willReturn(RenewalOutcome.READ_AGAIN);
		var renewal = nearMeeting();
		ENGINE.continueAt("Task_RenewDossier");

		ENGINE.timePasses("BoundaryEvent_MeetingNear", MEETING.at().minus(Duration.ofMinutes(15)));

		assertThat(renewal).isEnded().hasPassed("EndEvent_ShownInMeeting");
		then(ENGINE.port(MeetingFileService.class)).should(never()).read(any(), anyString(), anyString(), anyString());
	}

	private static ProcessInstance nearMeeting() {
		return ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType", "MEETING",
				"priority", "NORMAL", "meetingAt", MEETING.at().toString(), "meetingMode", "VIDEO", "meetingHost",
				"MINISTER", "meetingPlace", "riyadh", "fileReadBy", "minister"));
	}

}
