package sa.wusul.models.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.Meeting;
import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.MeetingRecordService;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.RenewalOutcome;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;

@DisplayName("A meeting with an official")
@Tag("fast")
class MinisterSessionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-minister-session");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final Instant MEETING_AT = Instant.parse("2026-11-29T07:30:00Z");

	private static final Meeting MEETING = new Meeting(CaseEngine.REFERENCE, MEETING_AT, "MINISTER", Mode.IN_PERSON,
			"jeddah", true);

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(ENGINE.port(DirectiveService.class).write(any())).willReturn(1L, 2L);
		given(ENGINE.port(DirectiveService.class).issueOrder(any())).willAnswer((call) -> directive());
	}

	private static DirectiveService.Directive directive() {
		return new DirectiveService.Directive(1, "تجديد الجواز", "مدير الجوازات", "passports",
				MEETING_AT.plusSeconds(86400 * 7), "ORDERED", "1448-0001234-7/2", 0, null, null, null, null, null);
	}

	@Test
	@DisplayName("is held once the file was read and the visitor has arrived, and its directives are followed up")
	void heldWithDirectives() {
		var session = booked();
		prepareFile();
		assertThat(ENGINE.openSteps()).as("nothing for the reception until the meeting is near").isEmpty();
		ENGINE.timePasses("Event_MeetingNear", MEETING_AT.minus(Duration.ofHours(2)));
		assertThat(ENGINE.candidateGroup("Task_CheckIn")).as("the place of the meeting, not that of the request")
			.isEqualTo("reception-officers-jeddah-men");
		checkIn();
		then(ENGINE.port(MeetingRecordService.class)).should().open(MEETING);
		then(ENGINE.port(Bookings.class)).should().record(CaseEngine.REFERENCE, BookingState.CHECKED_IN);

		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "HELD", "minutes", "عرض طلبه واستمع إليه", "directivesGiven", "YES"));
		then(ENGINE.port(MeetingRecordService.class)).should().close(MEETING, BookingState.HELD);
		then(ENGINE.port(Bookings.class)).should().record(CaseEngine.REFERENCE, BookingState.HELD);

		ENGINE.complete("private-office", "Task_WriteDirective", directive("YES"));
		ENGINE.complete("private-office", "Task_WriteDirective", directive("NO"));
		assertThat(ENGINE.openSteps()).isEmpty();
		ENGINE.continueAll("Task_IssueOrder");
		assertThat(ENGINE.openSteps()).containsExactly("Task_CarryOutDirective", "Task_CarryOutDirective");
		assertThat(session).isActive();
		ENGINE.steps("Task_CarryOutDirective")
			.forEach((task) -> ENGINE.complete("officer", task,
					Map.of("evidenceKind", "DECISION", "evidence", "صدر قرار التجديد رقم 4471")));
		ENGINE.steps("Task_AcceptEvidence")
			.forEach((task) -> ENGINE.complete("private-office", task, Map.of("evidenceDecision", "ACCEPTED")));
		assertThat(session).isEnded()
			.hasPassed("EndEvent_HeldWithDirectives")
			.variables()
			.containsEntry("sessionOutcome", "HELD")
			.containsEntry("directiveCount", 2L);
	}

	@Test
	@DisplayName("is not held without the interpreter: the requester may choose another hour")
	void interpreterAbsent() {
		var session = booked();
		fileRead();
		ENGINE.complete("reception", "Task_CheckIn",
				Map.of("visitorPresence", "PRESENT", "identityChecked", true, "interpreterPresence", "ABSENT"));

		ENGINE.complete("reception", "Task_AgreeOnInterpreter",
				Map.of("interpreterSolution", "OTHER_HOUR", "chosenByRequester", true));

		assertThat(session).isEnded().hasPassed("EndEvent_OtherHour").hasNotPassed("Task_OpenMeeting");
		assertThat(session).variables().containsEntry("sessionOutcome", "POSTPONED");
	}

	@Test
	@DisplayName("may be held without a directive")
	void heldWithoutDirectives() {
		var session = booked();
		fileRead();
		checkIn();
		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "HELD", "minutes", "عرض طلبه واستمع إليه", "directivesGiven", "NO"));

		assertThat(session).isEnded().hasPassed("EndEvent_HeldWithoutDirectives");
	}

	@Test
	@DisplayName("that is interrupted ends as interrupted, with minutes and reason")
	void interrupted() {
		var session = booked();
		fileRead();
		checkIn();
		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "INTERRUPTED", "minutes", "انقطع الاتصال قبل تمامه", "note", "انقطاع الشبكة"));

		then(ENGINE.port(Bookings.class)).should().record(CaseEngine.REFERENCE, BookingState.INTERRUPTED);
		assertThat(session).isEnded().hasPassed("EndEvent_MeetingInterrupted");
	}

	@Test
	@DisplayName("issues the directives that were written in its room, however it ended, and is not postponed after them")
	void directivesOfTheRoom() {
		var session = booked();
		fileRead();
		checkIn();
		given(ENGINE.port(DirectiveService.class).forMeeting(CaseEngine.REFERENCE, MEETING_AT))
			.willReturn(List.of(directive()));
		assertThatThrownBy(() -> ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "POSTPONED", "note", "سفر الوزير")))
			.hasMessageContaining("directive.given");
		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "INTERRUPTED", "minutes", "انقطع الاتصال قبل تمامه", "note", "انقطاع الشبكة"));

		assertThat(session).isEnded().hasPassed("EndEvent_MeetingInterrupted");
		ENGINE.continueAt("Task_IssueOrder");
		assertThat(ENGINE.openSteps()).containsExactly("Task_CarryOutDirective");
	}

	@Test
	@DisplayName("that was held issues the directives of its room though no other one was given")
	void directivesOfTheRoomAlone() {
		var session = booked();
		fileRead();
		checkIn();
		given(ENGINE.port(DirectiveService.class).forMeeting(CaseEngine.REFERENCE, MEETING_AT))
			.willReturn(List.of(directive()));
		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "HELD", "minutes", "عرض طلبه واستمع إليه", "directivesGiven", "NO"));

		ENGINE.continueAt("Task_IssueOrder");
		assertThat(ENGINE.openSteps()).containsExactly("Task_CarryOutDirective");
		assertThat(session).isActive();
	}

	@Test
	@DisplayName("that is postponed ends as postponed, with a reason")
	void postponed() {
		var session = booked();
		fileRead();
		checkIn();
		assertThatThrownBy(
				() -> ENGINE.complete("private-office", "Task_HoldMeeting", Map.of("sessionOutcome", "POSTPONED")))
			.isInstanceOf(RefusalException.class)
			.hasMessage("field.required|Reason of the interruption or postponement");
		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "POSTPONED", "note", "سفر الوزير"));

		then(ENGINE.port(Bookings.class)).should().record(CaseEngine.REFERENCE, BookingState.POSTPONED);
		assertThat(session).isEnded().hasPassed("EndEvent_MeetingPostponed");
	}

	@Test
	@DisplayName("whose file was not read in time receives the visitor and waits: no file, no meeting, no postponement")
	void noFile() {
		var session = booked();
		ENGINE.timePasses("Event_MeetingNear", MEETING_AT.minus(Duration.ofHours(2)));
		checkIn();
		then(ENGINE.port(MeetingFileService.class)).should(never()).read(any(), anyString(), anyString(), anyString());
		then(ENGINE.port(MeetingRecordService.class)).should(never()).open(any());
		then(ENGINE.port(Bookings.class)).should(never()).record(any(), any());
		assertThat(ENGINE.openSteps()).containsExactly("Task_CompleteFile");
		prepareFile();

		assertThat(session).isWaitingAt("Task_HoldMeeting");
		then(ENGINE.port(Bookings.class)).should().record(CaseEngine.REFERENCE, BookingState.CHECKED_IN);
	}

	@Test
	@DisplayName("alarms staff by the due dates: a day before for the file, half an hour after for the reception")
	void alarms() {
		booked();
		ENGINE.complete("private-office", "Task_CompleteFile",
				Map.of("brief", "يطلب تجديد جوازه، ورفض الطلب لنقص مستند", "recommendation", "قبول الطلب"));
		ENGINE.continueAt("Task_IssueDossier");
		assertThat(ENGINE.step("Task_ReadFile").getDueDate().toInstant())
			.isEqualTo(MEETING_AT.minus(Duration.ofHours(24)));
		ENGINE.timePasses("Event_MeetingNear", MEETING_AT.minus(Duration.ofHours(2)));
		assertThat(ENGINE.step("Task_CheckIn").getDueDate().toInstant())
			.isEqualTo(MEETING_AT.plus(Duration.ofMinutes(30)));
	}

	@Test
	@DisplayName("has its file renewed beside it from its booking on, and does not wait for the second reading")
	void fileRenewed() {
		given(ENGINE.port(MeetingFileService.class).renew(any(), any())).willReturn(RenewalOutcome.READ_AGAIN,
				RenewalOutcome.OVER);
		given(ENGINE.port(MeetingFileService.class).lastReader(any()))
			.willReturn(Optional.of(new MeetingFileService.Reader("minister", "escalation-ministers")));
		var session = booked();
		prepareFile();
		ENGINE.timePasses("StartEvent_FileChecksDue", MEETING_AT.minus(Duration.ofDays(60)));
		ENGINE.continueAt("Task_RenewDossier");
		ENGINE.timePasses("Event_MeetingNear", MEETING_AT.minus(Duration.ofHours(2)));
		checkIn();
		assertThat(ENGINE.openSteps()).containsExactlyInAnyOrder("Task_ReadChanges", "Task_HoldMeeting");

		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "HELD", "minutes", "عرض طلبه واستمع إليه", "directivesGiven", "NO"));
		assertThat(session).as("the reading ends with the meeting")
			.isEnded()
			.hasPassed("EndEvent_HeldWithoutDirectives")
			.hasNotPassed("EndEvent_FileCurrent");
	}

	@Test
	@DisplayName("renews its file until it begins")
	void fileRenewedUntilItBegins() {
		given(ENGINE.port(MeetingFileService.class).renew(any(), any())).willReturn(RenewalOutcome.OVER);
		given(ENGINE.port(MeetingFileService.class).lastReader(any())).willReturn(Optional.empty());
		var session = booked();
		ENGINE.timePasses("StartEvent_FileChecksDue", MEETING_AT.minus(Duration.ofDays(60)));
		ENGINE.continueAt("Task_RenewDossier");

		assertThat(session).isActive().hasPassed("EndEvent_FileCurrent");
	}

	@Test
	@DisplayName("whose visitor did not come ends as a no-show when the reception says so, read or unread")
	void noShow() {
		var session = booked();
		ENGINE.timePasses("Event_MeetingNear", MEETING_AT.minus(Duration.ofHours(2)));
		assertThatThrownBy(() -> ENGINE.complete("reception", "Task_CheckIn", Map.of("visitorPresence", "ABSENT")))
			.as("before the hour")
			.hasMessage("visitor.notYetDue");
		ENGINE.clockShows(MEETING_AT);
		ENGINE.complete("reception", "Task_CheckIn", Map.of("visitorPresence", "ABSENT"));

		then(ENGINE.port(MeetingRecordService.class)).should(never()).open(any());
		then(ENGINE.port(Bookings.class)).should().record(CaseEngine.REFERENCE, BookingState.NO_SHOW);
		assertThat(session).isEnded()
			.hasPassed("EndEvent_VisitorAbsent")
			.variables()
			.containsEntry("sessionOutcome", "NO_SHOW");
	}

	@Test
	@DisplayName("does not begin if the record is refused, and the visitor is not checked in")
	void recordRefuses() {
		booked();
		fileRead();
		willThrow(new RefusalException(RefusalException.Kind.CONFLICT, "meeting.fileNotRead", CaseEngine.REFERENCE))
			.given(ENGINE.port(MeetingRecordService.class))
			.open(any());

		assertThatThrownBy(MinisterSessionProcessTest::checkIn).hasMessageContaining("meeting.fileNotRead");
		assertThat(ENGINE.openSteps()).containsExactly("Task_CheckIn");
	}

	@Test
	@DisplayName("begins only after the visitor's identity was checked and a required interpreter is present")
	void checkInIsComplete() {
		booked();
		fileRead();
		assertThatThrownBy(() -> ENGINE.complete("reception", "Task_CheckIn",
				Map.of("visitorPresence", "PRESENT", "identityChecked", true)))
			.hasMessage("field.required|Sign-language interpreter");
		assertThatThrownBy(() -> ENGINE.complete("reception", "Task_CheckIn",
				Map.of("visitorPresence", "PRESENT", "identityChecked", false, "interpreterPresence", "PRESENT")))
			.hasMessage("field.required|I checked the identity of the requester");
	}

	@Test
	@DisplayName("leaves no text of its content in the engine")
	void noTextInTheEngine() {
		booked();
		fileRead();
		checkIn();
		ENGINE.complete("private-office", "Task_HoldMeeting",
				Map.of("sessionOutcome", "HELD", "minutes", "عرض طلبه واستمع إليه", "directivesGiven", "YES"));
		ENGINE.complete("private-office", "Task_WriteDirective", directive("NO"));

		assertThat(ENGINE.variableValues()).doesNotContain("عرض طلبه واستمع إليه", "تجديد الجواز فورا",
				"مدير الجوازات");
	}

	/** Reads the file two hours before the meeting. */
	private static void fileRead() {
		prepareFile();
		ENGINE.timePasses("Event_MeetingNear", MEETING_AT.minus(Duration.ofHours(2)));
	}

	private static void prepareFile() {
		ENGINE.complete("private-office", "Task_CompleteFile",
				Map.of("brief", "يطلب تجديد جوازه، ورفض الطلب لنقص مستند", "recommendation", "قبول الطلب"));
		ENGINE.continueAt("Task_IssueDossier");
		ENGINE.complete("minister", "Task_ReadFile",
				Map.of("fileDecision", "READ", "fileNumber", CaseEngine.REFERENCE + "/1"));
	}

	private static void checkIn() {
		ENGINE.complete("reception", "Task_CheckIn",
				Map.of("visitorPresence", "PRESENT", "identityChecked", true, "interpreterPresence", "PRESENT"));
	}

	private static Map<String, Object> directive(String another) {
		return Map.of("directive", "تجديد الجواز فورا", "directiveDepartment", "passports", "directiveOwner",
				"مدير الجوازات", "directiveDays", 7, "anotherDirective", another);
	}

	private static ProcessInstance booked() {
		var facts = new HashMap<String, Object>();
		facts.put("channel", "PORTAL");
		facts.put("centre", "riyadh");
		facts.put("section", "men");
		facts.put("requestType", "MEETING");
		facts.put("priority", "NORMAL");
		facts.put("meetingAt", MEETING_AT.toString());
		facts.put("meetingMode", "IN_PERSON");
		facts.put("meetingHost", "MINISTER");
		facts.put("meetingPlace", "jeddah");
		facts.put("interpreterNeeded", true);
		return ENGINE.start(facts);
	}

}
