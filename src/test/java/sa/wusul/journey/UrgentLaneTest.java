package sa.wusul.journey;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.BookingRequest;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.InterpreterFacts;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.ResourceKind;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomDirectiveService;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Each test leaves no free seats. */
@DisplayName("An urgent case")
@Tag("story")
class UrgentLaneTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		@Autowired
		private CaseWork work;

		@Autowired
		private CaseFiles caseFiles;

		@Autowired
		private PaperService papers;

		@Autowired
		private Bookings bookings;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private RoomDirectiveService roomDirectives;

		private final List<String> cases = new ArrayList<>();

		private final List<Long> held = new ArrayList<>();

		@AfterEach
		void leaveNothingFree() {
			this.cases.forEach(this.bookings::cancel);
			this.held.forEach(this.sessions::cancel);
			this.work.deliverInbox();
			ClockUtil.reset();
		}

		@ParameterizedTest(name = "{0}, from {1}")
		@CsvSource({ "in working hours, 2026-11-24T10:00:00, escalation-private-office",
				"over the end of the working day, 2026-11-24T13:40:00, escalation-ministers",
				"over midnight, 2026-11-24T23:30:00, escalation-ministers",
				"into the weekend, 2026-11-26T22:45:00, escalation-ministers",
				"over the weekend, 2026-11-28T03:00:00, escalation-ministers",
				"out of the weekend, 2026-11-29T06:00:00, escalation-private-office",
				"on Eid al-Fitr, 2027-03-10T16:00:00, escalation-ministers",
				"on Eid al-Adha, 2027-05-16T23:59:59, escalation-ministers" })
		@DisplayName("waits an hour at each level, by day and by night")
		void clockOfHours(String when, String from, String third) {
			var reference = raise(from, "SAFETY", 10);

			var duty = this.work.task(reference, "Task_ConfirmUrgency");
			assertThat(this.work.groups(duty)).containsExactly("escalation-duty-officers");
			assertThat(duty.getDueDate().toInstant()).isEqualTo(after(from, Duration.ofHours(1)));
			assertThat(this.work.seenBy("duty", reference)).containsExactly("Task_ConfirmUrgency");
			assertThat(this.work.seenBy("deputy", reference)).isEmpty();
			pass(from, Duration.ofMinutes(60).minusSeconds(1));
			assertThat(this.work.groups(this.work.task(reference, "Task_ConfirmUrgency")))
				.containsExactly("escalation-duty-officers");

			pass(from, Duration.ofMinutes(60).plusSeconds(1));
			assertThat(this.work.groups(this.work.task(reference, "Task_ConfirmUrgency")))
				.containsExactly("escalation-deputies");
			assertThat(this.work.seenBy("duty", reference)).as("levels passed over").isEmpty();

			pass(from, Duration.ofMinutes(120).plusSeconds(2));
			assertThat(this.work.groups(this.work.task(reference, "Task_ConfirmUrgency"))).containsExactly(third);
			assertThat(notes(reference)).extracting(Note::kind, Note::text)
				.containsExactly(tuple("passedOver", "ضباط المناوبة"), tuple("passedOver", "نواب الوزير"));
			assertThat(this.work.timeline(reference)).containsExactly("استُلم طلبكم وقُيّد برقم مرجعي",
					"سُجل طلبكم أمراً عاجلاً وعُرض على المناوب", "لم يصل رد في المهلة، فرُفع أمركم إلى المستوى الأعلى",
					"لم يصل رد في المهلة، فرُفع أمركم إلى المستوى الأعلى");
			assertThat(pages(reference)).as("a page to each level").hasSize(3);
			assertThat(told(reference)).hasSize(4)
				.endsWith(
						"سجلنا طلبكم أمرا عاجلا، ونادينا المناوب لينظر في عجلته. الرقم المرجعي:\n" + reference
								+ "\nللاستفسار مجانا: 8004399999",
						"لم يصل رد في المهلة فرفعنا أمركم العاجل إلى المستوى الأعلى. الرقم المرجعي:\n" + reference,
						"لم يصل رد في المهلة فرفعنا أمركم العاجل إلى المستوى الأعلى. الرقم المرجعي:\n" + reference);
		}

		@Test
		@DisplayName("counts its hours from the registration, and asks for the stay before anybody confirms it")
		void hoursFromTheRegistration() {
			var from = "2027-09-05T22:10:00";
			var reference = raise(from, "EXECUTION", 5);
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_ConfirmUrgency",
					"Task_RequestStay");
			assertThat(this.work.seenBy("legal", reference)).containsExactly("Task_RequestStay");

			for (var level = 1; level <= 3; level++) {
				pass(from, Duration.ofMinutes(60L * level).plusSeconds(level));
			}

			assertThat(this.work.openSteps(reference)).contains("Task_WriteLegalBrief");
			assertThat(this.work.file(reference).times().dueAt()).isEqualTo(after(from, Duration.ofHours(5)));
		}

		@Test
		@DisplayName("that is declined takes its request for a stay back from the legal department")
		void declinedExecution() {
			var reference = raise("2027-09-12T22:10:00", "EXECUTION", 100);

			this.work.complete("duty", reference, "Task_ConfirmUrgency",
					Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS", "note", "الجلسة بعد شهر"));

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ClassifyRequest");
		}

		@Test
		@DisplayName("shows the answer of the court to whoever decides, and tells it to the requester")
		void answerOfTheCourt() {
			var reference = raise("2027-09-19T22:10:00", "EXECUTION", 40);
			this.work.complete("legal", reference, "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT",
					"stayOutcome", "REQUESTED", "stayGrounds", "أولياء الدم يدرسون العفو"));

			assertThat(this.work.groups(this.work.task(reference, "Task_RecordStayAnswer")))
				.containsExactly("escalation-duty-officers");
			confirm(reference);
			assertThat(this.work.variable(this.work.task(reference, "Task_DecideAsMinister"), "stayOutcome"))
				.isEqualTo("REQUESTED");
			this.work.complete("duty", reference, "Task_RecordStayAnswer", Map.of("stayOutcome", "REFUSED"));
			assertThat(this.work.variable(this.work.task(reference, "Task_DecideAsMinister"), "stayOutcome"))
				.isEqualTo("REFUSED");

			assertThat(this.work.messages(reference))
				.contains("طلب إيقاف التنفيذ: رفع وينتظر الجواب. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999")
				.contains("طلب إيقاف التنفيذ: لم يقبل. الرقم المرجعي:\n" + reference + "\nللاستفسار مجانا: 8004399999");
			assertThat(this.work.timeline(reference)).contains("وصل جواب طلب إيقاف التنفيذ");
		}

		@Test
		@DisplayName("for which nobody requests a stay alarms the Minister")
		void nobodyRequestsTheStay() {
			var from = "2027-09-26T22:10:00";
			var reference = raise(from, "EXECUTION", 40);

			for (var level = 1; level <= 4; level++) {
				pass(from, Duration.ofMinutes(60L * level).plusSeconds(level));
			}

			var alarm = this.work.task(reference, "Task_RequestStayAtLast");
			assertThat(this.work.groups(alarm)).containsExactly("escalation-ministers");
			assertThat(this.work.seenBy("minister", reference)).contains("Task_RequestStayAtLast");
			pass(from, Duration.ofMinutes(300).plusSeconds(5));
			assertThat(this.work.openSteps(reference)).doesNotContain("Task_RequestStayAtLast");
			assertThat(this.work.messages(reference))
				.contains("طلب إيقاف التنفيذ: لم يرفع بعد، ويعرض أمركم للقرار. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999");
		}

		@Test
		@DisplayName("has brief, stay and meeting in parallel, takes another's seat, and ends with a letter")
		void execution() {
			this.work.setTime("2027-10-03T08:00:00");
			session("MINISTER", "2027-10-04", 1);
			session("MINISTER", "2027-10-07", 1);
			this.cases.add("1448-7100001-0");
			this.bookings.book(new BookingRequest("1448-7100001-0", Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO,
					"riyadh", "men", false, "NORMAL", Optional.empty(), Optional.empty()));
			var reference = raise("2027-10-03T22:10:00", "EXECUTION", 40);
			confirm(reference);

			assertThat(this.work.openSteps(reference)).as("in parallel")
				.containsExactlyInAnyOrder("Task_WriteLegalBrief", "Task_RequestStay", "Task_CompleteFile",
						"Task_DecideAsMinister", "Task_DecideAsDeputy");
			assertThat(this.work.task(reference, "Task_RequestStay").getDueDate().toInstant())
				.isEqualTo(after("2027-10-03T22:10:00", Duration.ofHours(1)));
			assertThat(this.work.task(reference, "Task_WriteLegalBrief").getDueDate().toInstant())
				.isEqualTo(after("2027-10-03T22:10:00", Duration.ofHours(3)));
			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.classification().priority()).isEqualTo("URGENT");
				assertThat(file.classification().department()).isEqualTo("minister-office");
				assertThat(file.times().dueAt()).isEqualTo(after("2027-10-03T22:10:00", Duration.ofHours(40)));
			});
			assertThat(this.bookings.forCase("1448-7100001-0")).get().satisfies((displaced) -> {
				assertThat(displaced.displaced()).isTrue();
				assertThat(displaced.slot().orElseThrow().startsAt().atZone(Kingdom.ZONE).toLocalDate())
					.as("rebooked at once")
					.isEqualTo(LocalDate.of(2027, 10, 7));
			});

			this.work.complete("legal", reference, "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT",
					"stayOutcome", "GRANTED", "stayGrounds", "أولياء الدم يدرسون العفو"));
			this.work.complete("legal", reference, "Task_WriteLegalBrief",
					Map.of("legalBrief", "الحكم لم يكتسب القطعية بعد"));
			meet(reference, "2027-10-04T09:55:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_RecordDecision",
					"Task_DecideAsMinister", "Task_DecideAsDeputy");
			this.work.complete("private-office", reference, "Task_RecordDecision",
					Map.of("decisionBasis", "MEETING", "answer", "وجه معالي الوزير بإيقاف التنفيذ ومتابعة الصلح"));
			this.work.runJobs();

			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestAnswered");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.papers.forCase(reference)).isNotEmpty();
			assertThat(this.work.messageKeys(reference)).startsWith("requestReceived", "urgentReceived", "dutyPaged")
				.containsSubsequence("urgentReceived", "urgentConfirmed", "meetingBooked", "stayRequested",
						"requestAnswered")
				.endsWith("requestAnswered");
			assertThat(this.work.messages(reference))
				.contains("تأكدت عجلة أمركم، ويعمل عليه مكتب الوزير ليلا ونهارا. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999")
				.contains("طلب إيقاف التنفيذ: صدر الأمر بالإيقاف. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999");
			assertThat(this.work.timeline(reference)).endsWith("صدر القرار في أمركم العاجل",
					"صدر الرد على طلبكم وأُغلق الطلب");
		}

		@Test
		@DisplayName("pages the Minister and the deputy before its time ends, and is decided on file without a meeting")
		void decidedOnFile() {
			var from = "2027-08-05T22:10:00";
			this.work.setTime(from);
			room();
			var reference = raise(from, "EXECUTION", 5);
			confirm(reference);
			var seat = this.bookings.forCase(reference).orElseThrow().slot();
			assertThat(seat).isPresent();
			this.work.complete("legal", reference, "Task_RequestStay", Map.of("stayAuthority", "SUPREME_COURT",
					"stayOutcome", "REQUESTED", "stayGrounds", "أولياء الدم يدرسون العفو"));
			assertThat(this.work.seenBy("deputy", reference)).containsExactly("Task_DecideAsDeputy");

			pass(from, Duration.ofMinutes(150).plusSeconds(1));

			assertThat(this.work.messages(reference)).filteredOn((text) -> text.contains("القرار على الملف"))
				.as("to the Minister, the deputy, and the duty officer who reaches them")
				.hasSize(3);
			assertThat(this.work.seenBy("duty", reference)).contains("Task_ReachDecider");
			this.work.complete("deputy", reference, "Task_DecideAsDeputy",
					Map.of("answer", "وجه نائب الوزير بإيقاف التنفيذ"));
			this.work.runJobs();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CANCELLED);
			assertThat(this.work.messageKeys(reference)).containsSubsequence("meetingNotNeeded", "requestAnswered")
				.doesNotContain("meetingCancelled");
			assertThat(this.work.openSteps(reference)).as("followed beyond the decision")
				.containsExactly("Task_RecordStayAnswer");
			this.work.complete("duty", reference, "Task_RecordStayAnswer", Map.of("stayOutcome", "GRANTED"));
			assertThat(told(reference)).last().asString().contains("صدر الأمر بالإيقاف");
		}

		@Test
		@DisplayName("decided on file while its meeting is open closes record and room of the meeting")
		void decidedInTheMeeting() {
			var from = "2027-08-12T22:10:00";
			this.work.setTime(from);
			room();
			var reference = raise(from, "SAFETY", 8);
			confirm(reference);
			begin(reference, "2027-08-13T00:10:00");
			assertThat(openRecords(reference)).isOne();
			for (var key : List.of("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002")) {
				assertThat(
						this.roomDirectives.write(reference, openSince(reference), key, Duration.ofSeconds(725),
								Map.of("directive", "توفر له الحماية ويرفع تقرير", "directiveDepartment", "traffic",
										"directiveOwner", "مدير المرور", "directiveDays", 7),
								"private-office"))
					.isTrue();
			}

			this.work.complete("minister", reference, "Task_DecideAsMinister",
					Map.of("answer", "وجه معالي الوزير بتوفير الحماية"));
			this.work.runJobs();

			assertThat(openRecords(reference)).isZero();
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.INTERRUPTED);
			assertThat(this.work.timeline(reference)).contains("صدر القرار في أثناء المقابلة، فانتهت به");
			assertThat(this.work.messageKeys(reference)).doesNotContain("meetingNotNeeded", "meetingCancelled");
			assertThat(
					this.jdbc.sql("select count(*) from outbox where case_reference = ? and entry_key like '%:close'")
						.param(reference)
						.query(Integer.class)
						.single())
				.as("the room is closed")
				.isOne();
			assertThat(this.work.file(reference).state()).as("the case is decided, whatever the directives take")
				.isEqualTo(CaseState.ANSWERED);
			assertThat(this.jdbc.sql("select state from directive where reference = ?")
				.param(reference)
				.query(String.class)
				.list()).as("what was written in the room").containsExactly("ORDERED", "ORDERED");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_CarryOutDirective",
					"Task_CarryOutDirective");
		}

		private Instant openSince(String reference) {
			return this.jdbc.sql("select meeting_at from meeting_record where reference = ? and closed_at is null")
				.param(reference)
				.query(OffsetDateTime.class)
				.single()
				.toInstant();
		}

		private int openRecords(String reference) {
			return this.jdbc.sql("select count(*) from meeting_record where reference = ? and closed_at is null")
				.param(reference)
				.query(Integer.class)
				.single();
		}

		@Test
		@DisplayName("that became one in mid-course goes on beside its ordinary way, until the decision ends that")
		void becameUrgent() {
			this.work.setTime("2027-10-03T10:00:00");
			var reference = this.work.withDepartment();
			this.cases.add(reference);

			report(reference);

			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_StudyCase",
					"Task_ConfirmUrgency");
			assertThatThrownBy(() -> report(reference)).hasMessageContaining("urgency.known");
			notAnswered(reference);
			assertThat(this.work.form("officer", reference, "Task_StudyCase")).as("shown before it is sent")
				.contains("=true != true or resolutionDecision");
			this.work.complete("duty", reference, "Task_ConfirmUrgency",
					Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS", "note", "الموعد بعد شهر"));
			assertThat(this.work.openSteps(reference)).as("undisturbed").containsExactly("Task_StudyCase");
			assertThat(this.work.form("officer", reference, "Task_StudyCase"))
				.contains("=false != true or resolutionDecision");
			assertThat(this.work.file(reference).classification().department()).isEqualTo("passports");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);

			this.work.setTime("2027-10-03T12:00:00");
			report(reference);
			confirm(reference);
			notAnswered(reference);
			this.caseFiles.classify(reference, "QISAS", "NORMAL", "passports",
					after("2027-12-01T10:00:00", Duration.ZERO));
			assertThat(this.work.file(reference).classification().requestType()).as("corrected").isEqualTo("QISAS");
			assertThat(this.work.file(reference).classification().priority()).as("of the lane").isEqualTo("URGENT");
			assertThat(this.work.file(reference).classification().department()).isEqualTo("minister-office");
			assertThat(this.work.file(reference).times().dueAt()).as("from the report")
				.isEqualTo(after("2027-10-03T12:00:00", Duration.ofHours(5)));
			this.work.complete("minister", reference, "Task_DecideAsMinister",
					Map.of("answer", "وجه معالي الوزير بتوفير الحماية"));
			this.work.runJobs();

			assertThat(this.work.openSteps(reference)).isEmpty();
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.end(reference)).isEqualTo("EndEvent_OrdinaryWayEnded");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.papers.forCase(reference)).hasSize(1);
			assertThat(this.work.messageKeys(reference)).endsWith("requestAnswered");
		}

		@Test
		@DisplayName("that is found to concern a detainee goes into the Tawasul window after its decision only")
		void detaineeConcerned() {
			this.work.setTime("2027-10-03T10:00:00");
			var reference = this.work.handIn("passport");
			this.cases.add(reference);
			report(reference);

			assertThatThrownBy(() -> this.work.classify(reference, "DETAINEE", "NORMAL", null))
				.hasStackTraceContaining("urgency.laneOpen");
			assertThatThrownBy(() -> this.work.classify(reference, "PASSPORT", "NORMAL", "prisons"))
				.hasStackTraceContaining("urgency.laneOpen");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			assertThatThrownBy(() -> this.work.audit(reference,
					Map.of("auditDecision", "CORRECT", "correctedType", "DETAINEE", "correctedPriority", "NORMAL")))
				.hasStackTraceContaining("urgency.laneOpen");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			assertThatThrownBy(() -> toPrisons(reference)).hasStackTraceContaining("urgency.laneOpen");

			this.work.complete("duty", reference, "Task_ConfirmUrgency",
					Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS", "note", "الموعد بعد شهر"));
			toPrisons(reference);
			assertThat(this.work.file(reference).processKey()).isEqualTo("tawasul-general-request");
		}

		private void toPrisons(String reference) {
			this.work.complete("officer", reference, "Task_StudyCase", Map.of("resolutionDecision", "TRANSFER",
					"targetDepartment", "prisons", "transferReason", "WRONG_DEPARTMENT", "note", "شأن نزيل"));
		}

		private void notAnswered(String reference) {
			for (var decision : List.of(Map.<String, Object>of("resolutionDecision", "ANSWER", "answer", "تم التجديد"),
					Map.<String, Object>of("resolutionDecision", "REJECT", "rejectionReason", "NO_GROUNDS"))) {
				assertThatThrownBy(() -> this.work.complete("officer", reference, "Task_StudyCase", decision))
					.hasStackTraceContaining("urgency.laneOpen");
			}
		}

		private void report(String reference) {
			this.work.handIn("callcentre", "intake-urgency-report",
					Map.of("caseNumber", reference, "identityNumber",
							this.work.file(reference).requester().identityNumber(), "reportedMatter", "SAFETY",
							"hoursLeft", 5, "note", "هُدد بالقتل اليوم"));
		}

		@Test
		@DisplayName("of a deaf requester has an interpreter at its meeting")
		void deafRequester() {
			this.work.setTime("2027-08-19T10:00:00");
			room();
			this.resources.enter(new InterpreterFacts("riyadh", "وليد السالم", Optional.empty(),
					EnumSet.allOf(DayOfWeek.class), LocalTime.MIN, LocalTime.of(23, 45)));
			var answers = request("SAFETY", 10);
			answers.put("communication", "SIGN_LANGUAGE");
			answers.put("spokenLanguage", "URDU");
			var reference = this.work.handIn("callcentre", answers);
			this.cases.add(reference);
			var confirmation = this.work.task(reference, "Task_ConfirmUrgency");
			assertThat(this.work.variable(confirmation, "communication")).isEqualTo("SIGN_LANGUAGE");
			assertThat(this.work.variable(confirmation, "spokenLanguage")).isEqualTo("URDU");

			confirm(reference);

			assertThat(this.bookings.forCase(reference).orElseThrow().interpreter()).contains("وليد السالم");
			this.resources.withdraw(ResourceKind.INTERPRETER, "riyadh", "وليد السالم");
		}

		@Test
		@DisplayName("of a deaf requester at night never gets a late seat silently; the officer on duty arranges one")
		void deafAtNight() {
			var reference = raiseDeafAtNight("2027-08-23T22:10:00");

			assertThat(this.bookings.forCase(reference)).isEmpty();
			assertThat(this.work.groups(this.work.task(reference, "Task_ArrangeUrgentSeat")))
				.containsExactly("escalation-duty-officers");
			assertThat(this.work.seenBy("duty", reference)).contains("Task_ArrangeUrgentSeat");
			assertThat(this.work.messages(reference)).anyMatch((text) -> text.contains("لا موعد قبل انقضاء الوقت"));
			assertThat(this.work.messageKeys(reference)).doesNotContain("meetingBooked");

			this.work.complete("duty", reference, "Task_ArrangeUrgentSeat",
					Map.of("seatDecision", "INTERPRETER_ARRANGED", "note", "اتُّفق مع مترجم الجمعية"));

			assertThat(meetingAt(reference)).isEqualTo(after("2027-08-24T00:15:00", Duration.ZERO));
			assertThat(this.work.messageKeys(reference)).endsWith("meetingBooked");
		}

		@Test
		@DisplayName("without a seat is decided on file; the private office does not wait for a meeting")
		void noSeat() {
			var reference = raiseDeafAtNight("2027-08-24T22:10:00");
			this.work.complete("legal", reference, "Task_WriteLegalBrief",
					Map.of("legalBrief", "يلزم توفير الحماية له"));

			this.work.complete("duty", reference, "Task_ArrangeUrgentSeat",
					Map.of("seatDecision", "ON_FILE", "note", "لا مترجم الليلة"));
			this.work.runJobs();

			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_RecordDecision",
					"Task_DecideAsMinister", "Task_DecideAsDeputy");
			this.work.complete("private-office", reference, "Task_RecordDecision",
					Map.of("decisionBasis", "FILE", "answer", "وجه معالي الوزير بتوفير الحماية"));
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
		}

		@Test
		@DisplayName("of a deaf requester at night has an interpreter of another centre who joins by video")
		void remoteInterpreter() {
			this.resources.enter(new InterpreterFacts("jeddah", "سامي الحربي", Optional.empty(),
					EnumSet.allOf(DayOfWeek.class), LocalTime.MIN, LocalTime.of(23, 45), Optional.of("+966501112299")));

			var reference = raiseDeafAtNight("2027-08-25T21:10:00");

			assertThat(this.bookings.forCase(reference).orElseThrow()).satisfies((booking) -> {
				assertThat(booking.interpreter()).contains("سامي الحربي");
				assertThat(booking.slot().orElseThrow().centre()).isEqualTo("riyadh");
			});
			assertThat(this.work.messageKeys(reference)).contains("interpreterBookedRemotely", "meetingBooked");
			begin(reference, "2027-08-25T23:10:00", Map.of("interpreterPresence", "PRESENT"));
			assertThat(this.jdbc
				.sql("select count(*) from outbox where case_reference = ? and entry_key like '%:invite:%'")
				.param(reference)
				.query(Integer.class)
				.single()).as("the connection for the interpreter").isOne();
			this.resources.withdraw(ResourceKind.INTERPRETER, "jeddah", "سامي الحربي");
		}

		/**
		 * The interpreter of the centre works by day, for whom there is a later session.
		 */
		private String raiseDeafAtNight(String from) {
			this.work.setTime(from);
			session("MINISTER", "2027-08-30", 1);
			this.resources.enter(new InterpreterFacts("riyadh", "وليد السالم", Optional.empty(),
					EnumSet.allOf(DayOfWeek.class), LocalTime.of(7, 30), LocalTime.of(14, 30)));
			var answers = request("SAFETY", 5);
			answers.put("communication", "SIGN_LANGUAGE");
			var reference = this.work.handIn("callcentre", answers);
			this.cases.add(reference);
			confirm(reference);
			this.resources.withdraw(ResourceKind.INTERPRETER, "riyadh", "وليد السالم");
			return reference;
		}

		@Test
		@DisplayName("is not delayed by a silent legal department, and the deciding office sees the silence")
		void silentLegalDepartment() {
			var from = "2027-10-17T23:00:00";
			var reference = raise(from, "EXECUTION", 40);
			confirm(reference);

			pass(from, Duration.ofMinutes(61));
			assertThat(this.work.groups(this.work.task(reference, "Task_RequestStay")))
				.containsExactly("escalation-duty-officers");
			pass(from, Duration.ofMinutes(181));

			assertThat(this.work.openSteps(reference)).doesNotContain("Task_WriteLegalBrief");
			assertThat(notes(reference)).filteredOn((note) -> note.kind().equals("passedOver"))
				.extracting(Note::text)
				.contains("موظفو الشؤون القانونية", "ضباط المناوبة");
		}

		@Test
		@DisplayName("that is not urgent after all continues as an ordinary request with the reason and all data")
		void notUrgent() {
			var reference = raise("2027-10-24T01:00:00", "RIGHT_LAPSING", 20);

			this.work.complete("duty", reference, "Task_ConfirmUrgency",
					Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS", "note", "الجلسة بعد شهر"));

			var classification = this.work.task(reference, "Task_ClassifyRequest");
			assertThat(this.work.groups(classification)).containsExactly("intake-clerks-riyadh-men");
			assertThat(this.work.variable(classification, "urgencyReason")).isEqualTo("TIME_ALLOWS");
			assertThat(this.work.variable(classification, "requestType")).isEqualTo("QISAS");
			assertThat(notes(reference)).extracting(Note::step, Note::text, Note::author)
				.containsExactly(tuple("Task_ConfirmUrgency", "الجلسة بعد شهر", "duty"));
			assertThat(told(reference)).last()
				.isEqualTo("ينظر في طلبكم بالطريق المعتاد. السبب: الوقت يتسع له. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999");
			this.work.classify(reference, "QISAS", "URGENT", null);
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		@Test
		@DisplayName("outside the rules alerts no officer at night")
		void outsideTheRules() {
			var reference = raise("2027-10-24T02:00:00", "RIGHT_LAPSING", 200);

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ClassifyRequest");
			assertThat(told(reference)).last()
				.isEqualTo("ينظر في طلبكم بالطريق المعتاد. السبب: لا يستوفي ضوابط العجلة. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999");
		}

		@Test
		@DisplayName("is accepted on the portal as well, and may be withdrawn at any step, with its seat")
		void portalAndWithdrawal() {
			this.work.setTime("2027-10-31T03:00:00");
			session("MINISTER", "2027-10-31", 1);
			var answers = request("SAFETY", 5);
			answers.put("channel", "PORTAL");
			var reference = this.work.handIn("channel", answers);
			this.cases.add(reference);
			confirm(reference);
			assertThat(this.work.openSteps(reference)).contains("Task_WriteLegalBrief")
				.doesNotContain("Task_RequestStay");
			assertThat(this.bookings.forCase(reference).orElseThrow().slot()).isPresent();

			this.work.engine()
				.getRuntimeService()
				.createMessageCorrelation("intake.requestWithdrawn")
				.processInstanceBusinessKey(reference)
				.correlate();

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.messageKeys(reference)).last().isEqualTo("requestWithdrawn");
			assertThat(this.bookings.forCase(reference).orElseThrow()).satisfies((booking) -> {
				assertThat(booking.state()).isEqualTo(BookingState.CANCELLED);
				assertThat(booking.slot()).isEmpty();
			});
		}

		@Test
		@DisplayName("due in 20 hours meets the Minister by night, even without a session before Monday")
		void quickMeeting() {
			this.work.setTime("2027-11-05T21:00:00");
			session("MINISTER", "2027-11-08", 1);
			var reference = raise("2027-11-05T22:10:00", "EXECUTION", 20);
			this.work.setTime("2027-11-05T22:40:00");
			confirm(reference);

			assertThat(this.bookings.forCase(reference).orElseThrow()).satisfies((booking) -> {
				assertThat(booking.slot().orElseThrow().startsAt())
					.isEqualTo(after("2027-11-06T00:45:00", Duration.ZERO));
				assertThat(booking.slot().orElseThrow().host()).isEqualTo("MINISTER");
			});
			assertThat(told(reference)).last()
				.isEqualTo("موعدكم مرئيا مع الوزير السبت 7/6/1449هـ 6/11/2027م الساعة 00:45، مركز الرياض، قسم الرجال.\n"
						+ reference);
			assertThat(this.work.timeline(reference)).contains("حُجزت مقابلتكم العاجلة");
			var file = this.work.task(reference, "Task_CompleteFile");
			assertThat(this.work.groups(file)).as("the private office is notified")
				.containsExactly("escalation-private-office");
			assertThat(file.getDueDate().toInstant()).isEqualTo(after("2027-11-05T22:40:00", Duration.ofHours(1)));

			meet(reference, "2027-11-06T00:40:00");
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.HELD);
			assertThat(this.work.openSteps(reference)).doesNotContain("Task_CompleteFile", "Task_HoldMeeting");
		}

		@Test
		@DisplayName("meets the deputy if that is sooner; if a seat is in time, none is opened")
		void sooner() {
			this.work.setTime("2027-11-14T07:00:00");
			session("MINISTER", "2027-11-15", 1);
			session("DEPUTY", "2027-11-14", 1);
			var reference = raise("2027-11-14T08:00:00", "EXECUTION", 60);
			confirm(reference);

			assertThat(this.bookings.forCase(reference).orElseThrow().slot()).get()
				.satisfies((slot) -> assertThat(slot.host()).isEqualTo("DEPUTY"))
				.satisfies(
						(slot) -> assertThat(slot.startsAt()).isEqualTo(after("2027-11-14T10:00:00", Duration.ZERO)));
			assertThat(told(reference)).last().asString().startsWith("موعدكم مرئيا مع نائب الوزير الأحد");
			assertThat(this.work.variable(this.work.task(reference, "Task_CompleteFile"), "meetingHost"))
				.isEqualTo("DEPUTY");
		}

		@Test
		@DisplayName("keeps its seat if the host did not read its file in time; the deputy gets it, and it begins when it is read")
		void fileNotRead() {
			var reference = raise("2027-11-19T22:00:00", "EXECUTION", 20);
			confirm(reference);
			assertThat(meetingAt(reference)).isEqualTo(after("2027-11-20T00:00:00", Duration.ZERO));

			this.work.complete("private-office", reference, "Task_CompleteFile",
					Map.of("brief", "خلاصة المعاملة وما تم فيها", "recommendation", "إيقاف التنفيذ"));
			this.work.runJobs();
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).contains("Task_ReadFile", "Task_DecideOverdueTask");

			pass("2027-11-20T00:00:00", Duration.ofSeconds(1));
			assertThat(meetingAt(reference)).isEqualTo(after("2027-11-20T00:00:00", Duration.ZERO));
			assertThat(this.work.messageKeys(reference)).doesNotContain("meetingPostponed");
			this.work.complete("reception", reference, "Task_CheckIn",
					Map.of("visitorPresence", "PRESENT", "identityChecked", true));
			assertThat(this.work.openSteps(reference)).doesNotContain("Task_HoldMeeting");
			this.work.complete("deputy", reference, "Task_ReadFile", Map.of("fileDecision", "READ"));
			assertThat(this.work.openSteps(reference)).contains("Task_HoldMeeting");
		}

		private Instant meetingAt(String reference) {
			return this.bookings.forCase(reference).orElseThrow().slot().orElseThrow().startsAt();
		}

		private String raise(String from, String matter, int hoursLeft) {
			this.work.setTime(from);
			var reference = this.work.handIn("callcentre", request(matter, hoursLeft));
			this.cases.add(reference);
			return reference;
		}

		private static Map<String, Object> request(String matter, int hoursLeft) {
			var answers = new HashMap<String, Object>(CaseWork.request("qisas"));
			answers.put("channel", "PHONE");
			answers.put("urgentMatter", matter);
			answers.put("hoursLeft", hoursLeft);
			return answers;
		}

		private void confirm(String reference) {
			this.work.complete("duty", reference, "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));
		}

		private void begin(String reference, String time) {
			begin(reference, time, Map.of());
		}

		private void begin(String reference, String time, Map<String, Object> more) {
			this.work.complete("private-office", reference, "Task_CompleteFile",
					Map.of("brief", "خلاصة المعاملة وما تم فيها", "recommendation", "إيقاف التنفيذ"));
			this.work.runJobs();
			this.work.complete("minister", reference, "Task_ReadFile", Map.of("fileDecision", "READ"));
			this.work.setTime(time);
			this.work.runJobs();
			var answers = new HashMap<String, Object>(Map.of("visitorPresence", "PRESENT", "identityChecked", true));
			answers.putAll(more);
			this.work.complete("reception", reference, "Task_CheckIn", answers);
		}

		private void meet(String reference, String time) {
			begin(reference, time);
			this.work.complete("private-office", reference, "Task_HoldMeeting", Map.of("sessionOutcome", "HELD",
					"minutes", "وجه معالي الوزير بإيقاف التنفيذ", "directivesGiven", "NO"));
		}

		private void session(String host, String day, int slots) {
			this.resources.enter(new RoomFacts("riyadh", "قاعة " + host, Optional.empty(), true, 4));
			this.held.addAll(
					this.sessions
						.open(new SessionPlan(Purpose.MINISTER_MEETING, host, Mode.VIDEO, "riyadh", "men",
								Optional.empty(), LocalDate.parse(day), LocalTime.of(10, 0),
								LocalTime.of(10, 0).plusMinutes(15L * slots), 15, 1, 1, "private-office"))
						.sessions());
		}

		private void room() {
			this.resources.enter(new RoomFacts("riyadh", "قاعة العاجل", Optional.empty(), true, 4));
		}

		/** The pages to staff. */
		private List<String> pages(String reference) {
			return this.work.messages(reference).stream().filter((text) -> text.contains("قائمة مهامكم")).toList();
		}

		/** The messages to the requester. */
		private List<String> told(String reference) {
			return this.work.messages(reference).stream().filter((text) -> !text.contains("قائمة مهامكم")).toList();
		}

		private void pass(String from, Duration time) {
			this.work.setTime(after(from, time));
			this.work.runJobs();
		}

		private static Instant after(String from, Duration time) {
			return LocalDateTime.parse(from).atZone(Kingdom.ZONE).toInstant().plus(time);
		}

		private List<Note> notes(String reference) {
			return this.caseFiles.dossier(reference).notes();
		}

	}

}
