package sa.wusul.models.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.ChangeReason;
import sa.wusul.meeting.Meeting;
import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.Mode;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("The file of a meeting")
@Tag("fast")
class FilePreparationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-file-preparation");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Meeting MEETING = new Meeting(CaseEngine.REFERENCE, Instant.parse("2026-11-29T07:30:00Z"),
			"MINISTER", Mode.VIDEO, "riyadh", false);

	private static final String FILE = CaseEngine.REFERENCE + "/1";

	private static final Map<String, Object> SUMMARY = Map.of("brief", "يطلب تجديد جوازه، ورفض الطلب لنقص مستند",
			"recommendation", "قبول الطلب");

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is summarised by the private office, issued, and read by the Minister before the meeting")
	void readByTheMinister() {
		var preparation = booked();
		assertThat(ENGINE.candidateGroup("Task_CompleteFile")).isEqualTo("escalation-private-office");
		ENGINE.complete("private-office", "Task_CompleteFile", SUMMARY);
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("brief")
					&& note.text().equals(SUMMARY.get("brief")) && note.author().equals("private-office")));

		ENGINE.continueAt("Task_IssueDossier");
		then(ENGINE.port(MeetingFileService.class)).should().issue(MEETING, Optional.empty());
		assertThat(ENGINE.candidateGroup("Task_ReadFile")).isEqualTo("escalation-ministers");
		assertThat(ENGINE.step("Task_ReadFile").getDueDate()).as("a day before the meeting")
			.isEqualTo(Date.from(MEETING.at().minus(Duration.ofHours(24))));
		then(ENGINE.port(MeetingFileService.class)).should(never()).read(any(), anyString(), anyString(), anyString());

		ENGINE.complete("minister", "Task_ReadFile", Map.of("fileDecision", "READ", "fileNumber", FILE));
		then(ENGINE.port(MeetingFileService.class)).should().read(MEETING, FILE, "minister", "escalation-ministers");
		assertThat(preparation).isEnded().hasPassed("EndEvent_FileRead");
	}

	@Test
	@DisplayName("that is incomplete returns to its author with a reason, and is issued again")
	void incomplete() {
		booked();
		ENGINE.complete("private-office", "Task_CompleteFile", SUMMARY);
		ENGINE.continueAt("Task_IssueDossier");
		ENGINE.complete("minister", "Task_ReadFile",
				Map.of("fileDecision", "INCOMPLETE", "fileNumber", FILE, "note", "ينقصه الحكم"));

		assertThat(ENGINE.step("Task_CompleteFile").getAssignee()).isEqualTo("private-office");
		then(ENGINE.port(MeetingFileService.class)).should(never()).read(any(), anyString(), anyString(), anyString());
		ENGINE.complete("private-office", "Task_CompleteFile", SUMMARY);
		ENGINE.continueAt("Task_IssueDossier");
		then(ENGINE.port(MeetingFileService.class)).should(times(2)).issue(MEETING, Optional.empty());
		assertThat(ENGINE.step("Task_ReadFile").getAssignee()).isEqualTo("minister");
	}

	@Test
	@DisplayName("that the host did not read goes to the deputy; if nobody reads it, the meeting gets another hour")
	void unread() {
		var preparation = booked();
		ENGINE.complete("private-office", "Task_CompleteFile", SUMMARY);
		ENGINE.continueAt("Task_IssueDossier");

		ENGINE.timePasses("BoundaryEvent_ReadingLate", MEETING.at().minus(Duration.ofHours(24)));
		assertThat(ENGINE.candidateGroup("Task_ReadFile")).isEqualTo("escalation-deputies");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("passedOver")));
		ENGINE.timePasses("BoundaryEvent_ReadingLate", MEETING.at().minus(Duration.ofHours(11)));

		assertThat(preparation).isEnded().hasPassed("EndEvent_OtherHour");
		then(ENGINE.port(Bookings.class)).should().displace(CaseEngine.REFERENCE, ChangeReason.FILE_NOT_READ);
	}

	@Test
	@DisplayName("is returned only with a reason")
	void backOnlyWithReason() {
		booked();
		ENGINE.complete("private-office", "Task_CompleteFile", SUMMARY);
		ENGINE.continueAt("Task_IssueDossier");

		assertThatThrownBy(() -> ENGINE.complete("minister", "Task_ReadFile",
				Map.of("fileDecision", "INCOMPLETE", "fileNumber", FILE, "note", " ")))
			.isInstanceOf(RefusalException.class)
			.hasMessage("field.required|What it lacks");
	}

	@Test
	@DisplayName("keeps the private office's texts out of the engine")
	void noTextInTheEngine() {
		booked();
		ENGINE.complete("private-office", "Task_CompleteFile", SUMMARY);

		assertThat(ENGINE.variableValues()).doesNotContainAnyElementsOf(SUMMARY.values());
	}

	private static ProcessInstance booked() {
		return ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType", "MEETING",
				"priority", "NORMAL", "meetingAt", "2026-11-29T07:30:00Z", "meetingMode", "VIDEO", "meetingHost",
				"MINISTER", "meetingPlace", "riyadh"));
	}

}
