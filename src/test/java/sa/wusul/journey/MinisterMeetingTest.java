package sa.wusul.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.LinkKind;
import sa.wusul.demo.meeting.DemoMeetingRooms;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.ChangeReason;
import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.Meeting;
import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.MeetingRecordService;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.RoomDirectiveService;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.portal.cases.WithdrawalService;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A meeting with the Minister")
@Tag("story")
class MinisterMeetingTest {

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

		/** Each test uses a week of its own, so that none takes another's slot. */
		private static final AtomicInteger WEEK = new AtomicInteger();

		@Autowired
		private CaseWork work;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		@Autowired
		private Bookings bookings;

		@Autowired
		private MeetingFileService files;

		@Autowired
		private MeetingRecordService records;

		@Autowired
		private DirectiveService directives;

		@Autowired
		private RoomDirectiveService roomDirectives;

		@Autowired
		private WithdrawalService withdrawals;

		@Autowired
		private DemoMeetingRooms rooms;

		@Autowired
		private PaperService papers;

		@Autowired
		private ScanService scans;

		@Autowired
		private AccessLog log;

		@LocalServerPort
		private int port;

		@Autowired
		private CaseFiles caseFiles;

		@Autowired
		private CaseLinks links;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private TransactionTemplate transaction;

		private LocalDate sunday;

		private String reference;

		@BeforeEach
		void sessionNextSunday() {
			this.sunday = LocalDate.of(2027, 5, 30).plusWeeks(WEEK.getAndIncrement());
			this.work.setTime(this.sunday.minusDays(5) + "T09:00:00");
			this.transaction.executeWithoutResult((status) -> {
				this.resources.enter(new RoomFacts("riyadh", "قاعة الوزير", Optional.empty(), true, 10));
				this.sessions.open(new SessionPlan(Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "riyadh", "men",
						Optional.empty(), this.sunday, LocalTime.of(10, 0), LocalTime.of(10, 30), 30, 1, 1,
						"private-office"));
			});
		}

		/** Removes cases that would wait for the slots of the next test. */
		@AfterEach
		void end() {
			assertThat(EncryptionForTests.inClear(this.jdbc)).as("columns whose class says sealed").isEmpty();
			this.transaction.executeWithoutResult((status) -> this.bookings.cancel(this.reference));
			this.work.deliverInbox();
			ClockUtil.reset();
		}

		@Test
		@DisplayName("leads from the booking over the read file and the minutes to directives that are carried out "
				+ "and closed")
		void fromBookingToDirective() {
			var reference = booked();
			readFile(reference);
			var dossiers = titles(reference, "ملف مقابلة المعاملة");
			assertThat(dossiers).hasSize(1);
			List.of(this.sunday.minusDays(1) + "T10:00:01", this.sunday + "T08:00:01", this.sunday + "T09:55:00")
				.forEach((time) -> {
					this.work.setTime(time);
					this.work.runJobs();
				});
			this.work.complete("reception", reference, "Task_CheckIn",
					Map.of("visitorPresence", "PRESENT", "identityChecked", true));
			this.work.sendMessages();
			assertThat(room(reference)).isTrue();
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CHECKED_IN);

			this.work.complete("private-office", reference, "Task_HoldMeeting", Map.of("sessionOutcome", "HELD",
					"minutes", "عرض المواطن طلبه على معاليه", "directivesGiven", "YES"));
			this.work.sendMessages();
			assertThat(room(reference)).isFalse();
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.HELD);
			this.work.complete("private-office", reference, "Task_WriteDirective", directive("passports", "YES"));
			this.work.complete("private-office", reference, "Task_WriteDirective", directive("traffic", "NO"));
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.UNDER_DIRECTIVE);
			assertThat(titles(reference, "أمر تنفيذ التوجيه")).hasSize(2);
			assertThatExceptionOfType(RefusalException.class).as("what was held and ordered cannot be taken back")
				.isThrownBy(() -> this.withdrawals.withdraw(this.work.file(reference), "late:" + reference))
				.withMessage("booking.held");

			carryOut(reference, "officer");
			accept(reference);
			assertThat(this.work.file(reference).state()).as("one directive is still open")
				.isEqualTo(CaseState.UNDER_DIRECTIVE);
			carryOut(reference, "officer-traffic");
			accept(reference);

			assertThat(this.directives.get(key(reference, 1)).closedBy()).isEqualTo("private-office");
			assertThat(this.directives.get(key(reference, 2)).state()).isEqualTo("CLOSED");
			assertThat(this.work.timeline(reference)).containsSubsequence("حُجز موعدكم", "عُقدت المقابلة",
					"صدر في مقابلتكم توجيه، وأُرسل إلى الجهة المكلفة بتنفيذه", "نُفذ التوجيه الصادر في مقابلتكم",
					"اكتمل طلب المقابلة");
			assertThat(this.papers.forRequester(reference)).as("file and orders are for staff only").isEmpty();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingReminderDay",
					"meetingReminderHours", "directiveIssued", "directiveIssued", "directiveDone", "directiveDone");
		}

		@Test
		@DisplayName("has a file with the requester's scans, which is renewed and read again when the case changes")
		void fileRenewed() throws IOException {
			var reference = booked();
			this.scans.add(reference, "هوية وطنية", "id.png", picture(), CaseRead.REQUESTER);
			var petition = this.work.handIn("rights");
			this.links.link(reference, petition, LinkKind.CAMPAIGN, "supervisor");
			this.scans.add(petition, "وكالة غيره", "other.png", picture(), CaseRead.REQUESTER);
			readFile(reference);
			assertThat(lastFile(reference)).as("of another petitioner")
				.contains("هوية وطنية")
				.doesNotContain("وكالة غيره");
			assertThat(pages(reference)).as("the verification code and the scan").endsWith(2L);
			assertThat(this.work.openSteps(reference)).isEmpty();

			this.work.setTime(this.sunday.minusDays(1) + "T10:00:01");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).as("nothing has changed").isEmpty();
			this.scans.add(reference, "عقد عمل", "contract.pdf", pdf(2), "clerk");
			this.work.setTime(this.sunday.minusDays(1) + "T10:31:00");
			this.work.runJobs();

			assertThat(pages(reference)).endsWith(2L, 2L, 2L);
			assertThat(lastFile(reference)).contains("عقد عمل", "قدمه صاحب الطلب", "ما تغير بعد الملف");
			assertThat(withdrawn(reference, "meeting-dossier")).as("the former file").containsExactly("SUPERSEDED");
			assertThat(this.work.task(reference, "Task_ReadChanges").getAssignee()).isEqualTo("minister");
			assertThat(this.work.form("minister", reference, "Task_ReadChanges"))
				.contains("مستندات صاحب الطلب: عقد عمل")
				.doesNotContain("ما كُتب في المعاملة");
			this.work.complete("minister", reference, "Task_ReadChanges", Map.of("changesRead", true));
			assertThat(readers(reference)).containsExactly("1 minister", "2 minister");

			this.work.setTime(this.sunday.minusDays(1) + "T11:02:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).isEmpty();
		}

		@Test
		@DisplayName("has a file whose reader names the one they read: a newer one that came meanwhile is read instead")
		void fileRenewedWhileRead() throws IOException {
			var reference = booked();
			completeFile(reference);
			this.work.setTime(this.sunday.minusDays(1) + "T10:00:01");
			this.work.runJobs();
			assertThat(this.work.form("deputy", reference, "Task_ReadFile")).contains("\"" + reference + "/1\"");
			this.scans.add(reference, "عقد عمل", "contract.pdf", pdf(2), "clerk");
			this.work.setTime(this.sunday.minusDays(1) + "T10:31:00");
			this.work.runJobs();

			assertThatThrownBy(() -> this.work.complete("deputy", reference, "Task_ReadFile",
					Map.of("fileDecision", "READ", "fileNumber", reference + "/1")))
				.hasStackTraceContaining("meeting.fileRenewed");
			assertThat(readers(reference)).isEmpty();
			assertThat(this.work.form("deputy", reference, "Task_ReadFile")).contains("\"" + reference + "/2\"");
			this.work.complete("deputy", reference, "Task_ReadFile",
					Map.of("fileDecision", "INCOMPLETE", "fileNumber", reference + "/2", "note", "ينقصه الحكم"));
			completeFile(reference);
			assertThat(this.work.form("deputy", reference, "Task_ReadFile")).as("no former number is an option")
				.contains("\"value\":\"" + reference + "/3\"")
				.doesNotContain(reference + "/2");
			this.work.complete("deputy", reference, "Task_ReadFile",
					Map.of("fileDecision", "READ", "fileNumber", reference + "/3"));
			assertThat(readers(reference)).containsExactly("3 deputy");
		}

		@Test
		@DisplayName("has a file that is current days before it is read; what changes after the reading waits for the "
				+ "last day")
		void fileRenewedDaysBefore() throws IOException {
			var reference = booked();
			completeFile(reference);
			this.scans.add(reference, "عقد عمل", "contract.pdf", pdf(2), "clerk");
			this.work.setTime(this.sunday.minusDays(4) + "T21:00:01");
			this.work.runJobs();

			assertThat(lastFile(reference)).contains("عقد عمل");
			assertThatThrownBy(() -> this.work.complete("minister", reference, "Task_ReadFile",
					Map.of("fileDecision", "READ", "fileNumber", reference + "/1")))
				.hasStackTraceContaining("meeting.fileRenewed");
			this.work.complete("minister", reference, "Task_ReadFile", Map.of("fileDecision", "READ"));
			assertThat(readers(reference)).containsExactly("2 minister");

			note(reference, "officer", "رأي الجهة: لا مانع");
			this.work.setTime(this.sunday.minusDays(3) + "T21:00:01");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).as("three days before").isEmpty();
			this.work.setTime(this.sunday.minusDays(1) + "T09:59:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReadChanges");
			note(reference, "officer", "رأي آخر");
			this.work.complete("minister", reference, "Task_ReadChanges", Map.of("changesRead", true));
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).as("compared at once after the reading")
				.containsExactly("Task_ReadChanges");
			assertThat(readers(reference)).containsExactly("2 minister", "3 minister");
		}

		@Test
		@DisplayName("is on the Minister's page with its file, beside urgent matters, orders, ratings and centres")
		void onTheMinistersPage() throws Exception {
			var reference = booked();
			this.work.setTime(this.sunday.minusDays(1) + "T09:00:00");
			var before = ministersPage("minister");
			assertThat(before.at("/arrivals/rows").findValuesAsText("reference")).containsExactly(reference);
			assertThat(before.at("/arrivals/rows/0/file/code").asText()).isEqualTo("MISSING");
			completeFile(reference);
			assertThat(ministersPage("minister").at("/arrivals/rows/0/file/code").asText()).isEqualTo("UNREAD");
			this.work.complete("minister", reference, "Task_ReadFile", Map.of("fileDecision", "READ"));
			overdueOrder(reference);
			rate(reference, 4);
			var urgent = urgent(this.work.handIn("passport"));
			ConfidentialModel.deploy(this.work.engine().getRepositoryService());
			var confidential = urgent(
					this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question()));

			var page = ministersPage("minister");

			var arrival = page.at("/arrivals/rows/0");
			assertThat(arrival.at("/today").asBoolean()).isFalse();
			assertThat(arrival.at("/at/time").asText()).isEqualTo("10:00");
			assertThat(arrival.at("/name").asText()).isEqualTo(this.work.file(reference).requester().name());
			assertThat(arrival.at("/mode").asText()).isEqualTo("بالاتصال المرئي");
			assertThat(arrival.at("/file/code").asText()).isEqualTo("READ");
			var order = row(page.at("/orders/rows"), reference);
			assertThat(order.at("/owner").asText()).isEqualTo("مدير الإدارة في الرياض");
			assertThat(order.at("/state/code").asText()).isEqualTo("LATE");
			assertThat(page.at("/orders/late").asInt()).isPositive();
			assertThat(row(page.at("/urgent/rows"), urgent).at("/minutesLeft").asInt()).isEqualTo(120);
			assertThat(page.at("/urgent/confidential").asInt()).as("counted").isEqualTo(1);
			assertThat(page.toString()).as("and not shown").doesNotContain(confidential);
			for (var figure : List.of("/satisfaction/stars/3", "/satisfaction/many")) {
				assertThat(page.at(figure).asInt()).as(figure).isEqualTo(before.at(figure).asInt() + 1);
			}
			assertThat(page.at("/satisfaction/average").asDouble()).isEqualTo(average(page.at("/satisfaction/stars")));
			var riyadh = centre(page);
			assertThat(riyadh.at("/ratings").asInt()).isEqualTo(centre(before).at("/ratings").asInt() + 1);
			assertThat(riyadh.at("/received").asInt()).as("the new request")
				.isEqualTo(centre(before).at("/received").asInt() + 1);
			assertThat(riyadh.at("/closed").asInt()).isEqualTo(centre(before).at("/closed").asInt());
			assertThat(this.log.forCase(urgent)).as("a look at the list is a look at its cases")
				.extracting((entry) -> entry.read().reader())
				.contains("minister");
			assertThat(this.log.forCase(confidential)).as("no look at it").isEmpty();

			this.work.setTime(this.sunday + "T07:00:00");
			this.files.issue(meeting(reference), Optional.empty());
			assertThat(ministersPage("deputy").at("/arrivals/rows/0/today").asBoolean()).isTrue();
			assertThat(ministersPage("deputy").at("/arrivals/rows/0/file/code").asText()).as("issued after the reading")
				.isEqualTo("CHANGED");
			this.jdbc.sql("update case_file set urgent_lane = false").update();
		}

		@Test
		@DisplayName("is on a page that only the Minister, the deputies and the private office may read")
		void onlyForThem() throws Exception {
			for (var person : List.of("minister", "deputy", "private-office")) {
				assertThat(ask(person, "ministry/page").statusCode()).as(person).isEqualTo(200);
				assertThat(ask(person, "ministry").statusCode()).as(person).isEqualTo(200);
			}
			for (var person : List.of("clerk", "auditor", "officer", "supervisor", "duty", "tawasul", "admin")) {
				assertThat(ask(person, "ministry/page").statusCode()).as(person).isEqualTo(403);
				assertThat(ask(person, "ministry").statusCode()).as(person).isEqualTo(204);
			}
			this.reference = "1448-0000000-0";
		}

		@Test
		@DisplayName("is held on the file that was read if a newer one was not read in time, and shows what changed")
		void unreadRenewal() {
			var reference = booked();
			readFile(reference);
			this.work.setTime(this.sunday.minusDays(1) + "T10:00:01");
			this.work.runJobs();
			note(reference, "officer", "رأي الجهة: لا مانع");
			this.work.setTime(this.sunday.minusDays(1) + "T10:31:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReadChanges");

			this.work.setTime(this.sunday + "T09:55:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).as("not asked any more").containsExactly("Task_CheckIn");
			this.work.complete("reception", reference, "Task_CheckIn",
					Map.of("visitorPresence", "PRESENT", "identityChecked", true));

			assertThat(this.work.form("private-office", reference, "Task_HoldMeeting"))
				.contains("ما كُتب في المعاملة: دراسة المعاملة");
			assertThat(this.jdbc.sql("""
					select p.ordinal from meeting_record r join paper p on p.number = r.paper_number
					where r.reference = ?""").param(reference).query(Integer.class).single())
				.as("the file that was read")
				.isEqualTo(1);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CHECKED_IN);
		}

		@Test
		@DisplayName("gets another hour before the visitor travels if neither host nor stand-in read the file, and "
				+ "says so")
		void noFileNoMeeting() {
			var reference = booked();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_CompleteFile");
			completeFile(reference);
			assertThat(this.work.seenBy("minister", reference)).contains("Task_ReadFile");
			this.work.setTime(this.sunday.minusDays(1) + "T10:00:01");
			this.work.runJobs();
			assertThat(this.work.seenBy("minister", reference)).doesNotContain("Task_ReadFile");
			assertThat(this.work.seenBy("deputy", reference)).contains("Task_ReadFile");

			this.work.setTime(this.sunday.minusDays(1) + "T23:00:01");
			this.work.runJobs();
			this.work.deliverInbox();
			this.work.runJobs();

			assertThat(records(reference)).isZero();
			assertThat(this.bookings.forCase(reference).orElseThrow().displacedFor())
				.contains(ChangeReason.FILE_NOT_READ);
			assertThat(this.work.messages(reference)).anyMatch((text) -> text.contains("لملف لم يقرأ"));
			assertThat(this.work.timeline(reference))
				.contains("تغير موعدكم لتأخر قراءة ملفكم لدينا، ولكم الأولوية في موعد بديل");
			assertThat(this.work.openSteps(reference)).doesNotContain("Task_ReadFile", "Task_CheckIn");
		}

		@Test
		@DisplayName("has no record unless the file of this very meeting was issued and read")
		void recordNeedsFile() {
			var reference = booked();
			var meeting = meeting(reference);
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> this.records.open(meeting))
				.withMessage("meeting.fileNotRead|" + reference);
			assertThatExceptionOfType(RefusalException.class).isThrownBy(
					() -> this.files.read(meeting, meeting.caseReference() + "/1", "minister", "escalation-ministers"))
				.withMessage("meeting.fileNotIssued|" + reference);

			completeFile(reference);
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> this.records.open(meeting))
				.as("issued, not read")
				.withMessage("meeting.fileNotRead|" + reference);
			this.work.complete("minister", reference, "Task_ReadFile", Map.of("fileDecision", "READ"));
			var other = new Meeting(reference, meeting.at().plusSeconds(3600), "MINISTER", Mode.VIDEO, "riyadh", false);
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> this.records.open(other))
				.as("the file of another meeting")
				.withMessage("meeting.fileNotRead|" + reference);
			this.files.issue(meeting, Optional.of("URDU"));
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> this.records.open(meeting))
				.as("a newer, unread file")
				.withMessage("meeting.fileNotRead|" + reference);
			assertThat(this.jdbc.sql("""
					select p.ordinal || ' ' || w.reason from paper p join paper_withdrawal w on w.number = p.number
					where p.case_reference = ?""").param(reference).query(String.class).list()).as("the file before it")
				.containsExactly("1 SUPERSEDED");
			assertThat(records(reference)).isZero();
		}

		@Test
		@DisplayName("has no record without a read file, which the database enforces as well")
		void tablesHoldToIt() {
			var reference = booked();
			completeFile(reference);
			var dossier = this.papers.forCase(reference).get(0).number();

			assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.jdbc.sql("""
					insert into meeting_record (reference, meeting_at, paper_number, host, mode, place, opened_at)
					values (?, ?, ?, 'MINISTER', 'VIDEO', 'riyadh', ?)""")
				.params(reference, meetingAt().atOffset(ZoneOffset.UTC), dossier, OffsetDateTime.now(ZoneOffset.UTC))
				.update());
		}

		@Test
		@DisplayName("that was not held has no directive, and a directive without evidence is not closed")
		void directivesHaveTheirOrder() {
			var reference = booked();
			var directive = new DirectiveService.NewDirective(reference, meetingAt(), "تجديد الجواز فورا",
					"مدير الجوازات", "passports", 7, "private-office");
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> this.directives.write(directive))
				.withMessage("directive.meetingNotHeld|" + reference);

			readFile(reference);
			this.work.setTime(this.sunday + "T09:55:00");
			this.work.runJobs();
			this.work.complete("reception", reference, "Task_CheckIn",
					Map.of("visitorPresence", "PRESENT", "identityChecked", true));
			assertThat(writtenInRoom(reference, 7)).isTrue();
			assertThat(writtenInRoom(reference, 7)).as("sent again").isFalse();
			assertThatExceptionOfType(RefusalException.class).as("the checks of its form")
				.isThrownBy(() -> writtenInRoom(reference, 61));
			this.work.complete("private-office", reference, "Task_HoldMeeting", Map.of("sessionOutcome", "HELD",
					"minutes", "عرض المواطن طلبه على معاليه", "directivesGiven", "YES"));
			this.work.complete("private-office", reference, "Task_WriteDirective", directive("passports", "NO"));
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> writtenInRoom(reference, 7))
				.withMessage("directive.meetingNotOpen|" + reference);
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.directives.accept(key(reference, 1), "private-office"))
				.withMessage("directive.notReported|" + reference);
			this.work.runJobs();
			assertThat(titles(reference, "أمر تنفيذ التوجيه")).hasSize(2);
		}

		@Test
		@DisplayName("whose directive is overdue is reported to the department's supervisor, then to the private "
				+ "office")
		void lateDirective() {
			var reference = booked();
			readFile(reference);
			this.work.setTime(this.sunday + "T09:55:00");
			this.work.runJobs();
			this.work.complete("reception", reference, "Task_CheckIn",
					Map.of("visitorPresence", "PRESENT", "identityChecked", true));
			this.work.complete("private-office", reference, "Task_HoldMeeting", Map.of("sessionOutcome", "HELD",
					"minutes", "عرض المواطن طلبه على معاليه", "directivesGiven", "YES"));
			this.work.complete("private-office", reference, "Task_WriteDirective", directive("passports", "NO"));
			this.work.runJobs();
			var dueAt = this.directives.get(key(reference, 1)).dueAt();
			assertThat(this.work.task(reference, "Task_CarryOutDirective").getDueDate()).isEqualTo(dueAt);

			this.work.setTime(dueAt.minusSeconds(3600));
			this.work.runJobs();
			assertThat(this.work.task(reference, "Task_CarryOutDirective").getPriority()).isEqualTo(95);
			this.work.setTime(dueAt.plusSeconds(60));
			this.work.lookForOverdueTasks();
			assertThat(this.work.groups(this.work.task(reference, "Task_DecideOverdueTask")))
				.containsExactly("department-supervisors-passports");
			this.work.runJobs();
			this.work.complete("private-office", reference, "Task_DecideDelay", Map.of("directiveDepartment", "traffic",
					"directiveOwner", "مدير مرور الرياض", "directiveDays", 3, "note", "تعذر على الجوازات"));
			assertThat(this.work.groups(this.work.task(reference, "Task_CarryOutDirective")))
				.containsExactly("department-officers-traffic");
			var renewed = this.directives.get(key(reference, 1));
			assertThat(renewed.department()).isEqualTo("traffic");
			assertThat(renewed.owner()).isEqualTo("مدير مرور الرياض");
			assertThat(titles(reference, "أمر تنفيذ التوجيه")).hasSize(2);
			assertThat(withdrawn(reference)).as("the first order only").containsExactly("SUPERSEDED");

			carryOut(reference, "officer-traffic");
			this.work.setTime(renewed.dueAt().plusSeconds(3600));
			this.work.runJobs();
			this.work.complete("private-office", reference, "Task_AcceptEvidence",
					Map.of("evidenceDecision", "RETURNED", "note", "أرفقوا صورة القرار"));
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).as("read late is not handed in late")
				.contains("Task_CarryOutDirective")
				.doesNotContain("Task_DecideDelay");
			assertThat(this.directives.get(key(reference, 1)).dueAt()).isAfter(renewed.dueAt().plusSeconds(3600));
			assertThat(this.work.timeline(reference))
				.containsOnlyOnce("تأخر تنفيذ التوجيه، ورُفع أمره إلى المكتب الخاص");
		}

		private boolean writtenInRoom(String reference, int days) {
			return this.roomDirectives.write(reference, meetingAt(), "00000000-0000-0000-0000-000000000001",
					Duration.ofSeconds(725), Map.of("directive", "ينهى طلبه في أسبوع ويرفع تقرير",
							"directiveDepartment", "traffic", "directiveOwner", "مدير المرور", "directiveDays", days),
					"private-office");
		}

		private String booked() {
			var answers = new HashMap<String, Object>(CaseWork.request("rights"));
			answers.putAll(Map.of("wantedHost", "MINISTER", "meetingMode", "VIDEO", "meetingCentre", "riyadh",
					"communication", "SPOKEN", "wantedFrom", "SOONEST"));
			var form = this.work.engine()
				.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey("meeting-minister-booking")
				.latestVersion()
				.singleResult()
				.getId();
			this.reference = this.work.as("clerk",
					() -> this.work.engine().getFormService().submitStartForm(form, answers).getBusinessKey());
			assertThat(
					this.bookings.forCase(this.reference).flatMap((booking) -> booking.slot()).orElseThrow().startsAt())
				.isEqualTo(meetingAt());
			return this.reference;
		}

		private void completeFile(String reference) {
			this.work.complete("private-office", reference, "Task_CompleteFile",
					Map.of("brief", "يطلب حقا له عند غيره منذ سنة", "recommendation", "إحالته إلى الحقوق"));
			this.work.runJobs();
		}

		private void readFile(String reference) {
			completeFile(reference);
			this.work.complete("minister", reference, "Task_ReadFile", Map.of("fileDecision", "READ"));
		}

		private void carryOut(String reference, String officer) {
			this.work.complete(officer, reference, "Task_CarryOutDirective",
					Map.of("evidenceKind", "DECISION", "evidence", "صدر القرار رقم 4471 ونفذ"));
		}

		private void accept(String reference) {
			this.work.complete("private-office", reference, "Task_AcceptEvidence",
					Map.of("evidenceDecision", "ACCEPTED"));
			this.work.runJobs();
		}

		private static Map<String, Object> directive(String department, String another) {
			return Map.of("directive", "ينهى طلبه في أسبوع ويرفع تقرير", "directiveDepartment", department,
					"directiveOwner", "مدير الإدارة في الرياض", "directiveDays", 7, "anotherDirective", another);
		}

		/** Returns why orders of the case are no longer valid. */
		private List<String> withdrawn(String reference) {
			return withdrawn(reference, "directive-order");
		}

		private JsonNode ministersPage(String person) throws Exception {
			return new ObjectMapper().readTree(ask(person, "ministry/page").body());
		}

		private HttpResponse<String> ask(String person, String address) throws Exception {
			return WebAppSession.logIn(this.port, person)
				.get("/camunda/api/tasklist/plugin/wusul/default/" + address, BodyHandlers.ofString());
		}

		private static JsonNode row(JsonNode rows, String reference) {
			return StreamSupport.stream(rows.spliterator(), false)
				.filter((row) -> row.at("/reference").asText().equals(reference))
				.findFirst()
				.orElseThrow();
		}

		private static JsonNode centre(JsonNode page) {
			return StreamSupport.stream(page.at("/centres").spliterator(), false)
				.filter((row) -> row.at("/centre").asText().equals("مركز الرياض"))
				.findFirst()
				.orElseThrow();
		}

		private static double average(JsonNode stars) {
			var many = IntStream.range(0, 5).map((index) -> stars.get(index).asInt()).sum();
			var sum = IntStream.range(0, 5).map((index) -> (index + 1) * stars.get(index).asInt()).sum();
			return Math.round(sum * 10.0 / many) / 10.0;
		}

		private String urgent(String reference) {
			this.jdbc.sql("update case_file set urgent_lane = true, due_at = ? where reference = ?")
				.params(this.work.now().plusSeconds(7200).atOffset(ZoneOffset.UTC), reference)
				.update();
			return reference;
		}

		/** Writes a directive of the meeting whose order is overdue. */
		private void overdueOrder(String reference) {
			this.transaction.executeWithoutResult((status) -> this.records.open(meeting(reference)));
			this.jdbc.sql("""
					insert into directive (reference, meeting_at, number, text, owner, department, due_at, state,
					  written_by, written_at)
					values (?, ?, 1, ?, 'مدير الإدارة في الرياض', 'passports', ?, 'ORDERED', 'private-office', ?)""")
				.params(reference, meetingAt().atOffset(ZoneOffset.UTC),
						this.work.fields().seal("directive.text", "ينهى طلبه"),
						this.work.now().minusSeconds(60).atOffset(ZoneOffset.UTC),
						this.work.now().atOffset(ZoneOffset.UTC))
				.update();
		}

		private void rate(String reference, int stars) {
			this.jdbc.sql("insert into case_rating (case_reference, stars, rated_at) values (?, ?, ?)")
				.params(reference, stars, this.work.now().atOffset(ZoneOffset.UTC))
				.update();
		}

		private List<String> withdrawn(String reference, String template) {
			return this.jdbc.sql("""
					select w.reason from paper_withdrawal w join paper p on p.number = w.number
					where p.case_reference = ? and p.template = ?""")
				.params(reference, template)
				.query(String.class)
				.list();
		}

		private void note(String reference, String author, String text) {
			this.transaction.executeWithoutResult((status) -> this.caseFiles.write(reference,
					new Note("Task_StudyCase", "دراسة المعاملة", "note", text, author, ClockUtil.now().toInstant())));
		}

		/** Returns the number of images on each page of the latest file. */
		private List<Long> pages(String reference) throws IOException {
			try (var file = Loader.loadPDF(content(reference))) {
				var images = new ArrayList<Long>();
				for (var page : file.getPages()) {
					images.add(StreamSupport.stream(page.getResources().getXObjectNames().spliterator(), false)
						.filter(page.getResources()::isImageXObject)
						.count());
				}
				return images;
			}
		}

		private String lastFile(String reference) throws IOException {
			try (var file = Loader.loadPDF(content(reference))) {
				return Normalizer.normalize(new PDFTextStripper().getText(file), Normalizer.Form.NFKC);
			}
		}

		private byte[] content(String reference) {
			var files = this.papers.forCase(reference);
			return this.papers.content(files.get(files.size() - 1).contentHash());
		}

		private List<String> readers(String reference) {
			return this.jdbc.sql("""
					select p.ordinal || ' ' || r.reader from meeting_dossier_reading r
					join paper p on p.number = r.paper_number where r.reference = ? order by p.ordinal""")
				.param(reference)
				.query(String.class)
				.list();
		}

		private static byte[] picture() throws IOException {
			var bytes = new ByteArrayOutputStream();
			ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
			return bytes.toByteArray();
		}

		private static byte[] pdf(int pages) throws IOException {
			try (var pdf = new PDDocument()) {
				for (int page = 0; page < pages; page++) {
					pdf.addPage(new PDPage());
				}
				var bytes = new ByteArrayOutputStream();
				pdf.save(bytes);
				return bytes.toByteArray();
			}
		}

		private List<String> titles(String reference, String beginning) {
			return this.papers.forCase(reference)
				.stream()
				.map(IssuedPaper::title)
				.filter((title) -> title.startsWith(beginning))
				.toList();
		}

		private boolean room(String reference) {
			return this.rooms.rooms()
				.stream()
				.filter((room) -> room.caseReference().equals(reference))
				.findFirst()
				.orElseThrow()
				.open();
		}

		private long records(String reference) {
			return this.jdbc.sql("select count(*) from meeting_record where reference = ?")
				.param(reference)
				.query(Long.class)
				.single();
		}

		private Meeting meeting(String reference) {
			return new Meeting(reference, meetingAt(), "MINISTER", Mode.VIDEO, "riyadh", false);
		}

		private DirectiveKey key(String reference, int number) {
			return new DirectiveKey(reference, meetingAt(), number);
		}

		private Instant meetingAt() {
			return this.sunday.atTime(7, 0).toInstant(ZoneOffset.UTC);
		}

	}

}
