package sa.wusul.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A request that lacks a document")
@Tag("story")
class MissingDocumentTest {

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
		private ScanService scans;

		@Autowired
		private CaseWork work;

		@Autowired
		private DocumentSupplyService supplies;

		@Autowired
		private WorkingTime workingTime;

		@Autowired
		private Clock clock;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("waits for its requester and returns to its auditor when the document arrives by message")
		void suppliedByMessage() {
			var reference = this.work.waitingForDocument();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);
			assertThat(this.work.groups(this.work.task(reference, "Task_ReceiveDocument")))
				.containsExactly("intake-clerks-riyadh-men");
			assertThat(this.work.messages(reference)).last()
				.asString()
				.contains("يلزم لإكمال طلبكم بشأن جواز السفر: صورة الهوية");

			add(reference, "صورة الهوية");
			assertThat(supply(reference, "first")).isEqualTo(Receipt.ACCEPTED);
			assertThat(supply(reference, "first")).isEqualTo(Receipt.ALREADY_RECEIVED);
			this.work.deliverInbox();

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
			assertThat(this.work.task(reference, "Task_ReviewCase").getAssignee()).isEqualTo("auditor");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.UNDER_AUDIT);
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "requestClassified",
					"documentMissing", "documentReceived");
			assertThat(this.work.timeline(reference)).endsWith("طُلب منكم مستند ناقص لاستكمال الطلب",
					"ورد المستند المطلوب");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		@Test
		@DisplayName("is asked for by the department that studies it, and returns to its officer without another audit")
		void neededByDepartment() {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase", Map.of("resolutionDecision", "MISSING_DOCUMENT",
					"missingDocument", "ID_COPY", "missingDocumentDetail", "الصورة المرفقة لا تُقرأ"));
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);
			assertThat(this.work.messages(reference)).last().asString().contains("صورة الهوية");

			add(reference, "صورة الهوية");
			assertThat(supply(reference, "first")).isEqualTo(Receipt.ACCEPTED);
			this.work.deliverInbox();

			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).isEqualTo("officer");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على تجديد الجواز"));
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
		}

		@Test
		@DisplayName("is not there because the clerk ticked it: it is scanned into the case, or its original may be seen")
		void onlyTicked() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "LOSS_REPORT"));
			assertThatThrownBy(() -> this.work.complete("clerk", reference, "Task_ReceiveDocument",
					Map.of("documentSupplied", true)))
				.hasStackTraceContaining("document.notAttached");

			this.scans.add(reference, "محضر الفقد", "report.png", ApplicationStory.picture(), "clerk");
			this.work.complete("clerk", reference, "Task_ReceiveDocument", Map.of("documentSupplied", true));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
		}

		@Test
		@DisplayName("continues when the clerk receives the document")
		void suppliedToClerk() {
			var reference = this.work.waitingForDocument();
			this.work.complete("clerk", reference, "Task_ReceiveDocument", Map.of("documentSupplied", true));

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
			assertThat(this.work.messageKeys(reference)).endsWith("documentMissing", "documentReceived");
			this.work.setTime("2026-12-20T08:00:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).as("its deadline is over").containsExactly("Task_ReviewCase");
		}

		@Test
		@DisplayName("waits as long as the table of limits says on the day of the request")
		void deadlineOfTheDay() {
			var own = table();
			var rule = own.substring(own.indexOf("<rule id=\"Rule_Document\">"));
			rule = rule.substring(0, rule.indexOf("</rule>") + "</rule>".length());
			enter(own.replace(rule,
					rule.replace("_Document", "_LaterDocument")
						.replaceFirst("<text />", "<text>&gt;= \"1449-01-01\"</text>")
						.replace("<text>10</text>", "<text>20</text>") + rule));
			try {
				var before = this.work.waitingForDocument();
				assertThat(deadline(before)).isEqualTo(this.workingTime.plusDays(this.clock.instant(), 10));

				this.work.setTime("2027-06-06T09:00:00");
				assertThat(deadline(before)).as("a timer that has started").isBefore(this.clock.instant());
				var after = this.work.waitingForDocument();
				assertThat(deadline(after)).isEqualTo(this.workingTime.plusDays(this.clock.instant(), 20));
			}
			finally {
				enter(own);
			}
		}

		@Test
		@DisplayName("does not take an answer that arrived before it was asked")
		void suppliedTooEarly() {
			var reference = this.work.handIn("passport");
			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> supply(reference, "early"))
				.satisfies((refused) -> assertThat(refused.code()).isEqualTo("document.notAwaited"));

			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			askAgain(reference, "ID_COPY");
			this.work.makeInboxDue();
			this.work.deliverInbox();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReceiveDocument");
		}

		@Test
		@DisplayName("takes each answer for its own request only, from whatever door and however often it comes")
		void secondRequest() {
			var reference = this.work.waitingForDocument();
			var first = this.supplies.findOpen(reference).orElseThrow();
			assertThat(first.kind()).isEqualTo("ID_COPY");
			add(reference, "صورة الهوية");
			assertThat(supply(reference, "portal")).isEqualTo(Receipt.ACCEPTED);
			assertThat(supply(reference, "api")).isEqualTo(Receipt.ACCEPTED);
			this.work.complete("clerk", reference, "Task_ReceiveDocument", Map.of("documentSupplied", true));
			this.work.deliverInbox();

			askAgain(reference, "PHOTO");
			assertThat(this.supplies.supply(reference, first)).isEqualTo(Receipt.ACCEPTED);
			assertThat(supply(reference, "api")).isEqualTo(Receipt.ALREADY_RECEIVED);
			this.work.makeInboxDue();
			this.work.deliverInbox();
			assertThat(this.work.openSteps(reference)).as("nobody has supplied the photo")
				.containsExactly("Task_ReceiveDocument");

			assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> supply(reference, "none"))
				.satisfies((refused) -> assertThat(refused.code()).isEqualTo("scan.first"));
			add(reference, "صورة شخصية");
			assertThat(this.supplies.supply(reference, this.supplies.findOpen(reference).orElseThrow()))
				.isEqualTo(Receipt.ACCEPTED);
			this.work.deliverInbox();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
			assertThat(this.work.messageKeys(reference)).filteredOn("documentReceived"::equals).hasSize(2);
		}

		@Test
		@DisplayName("reminds its requester after three working days and lapses after ten")
		void lapses() {
			var reference = this.work.waitingForDocument();

			this.work.setTime("2026-11-25T07:59:00");
			this.work.runJobs();
			assertThat(this.work.messageKeys(reference)).endsWith("documentMissing");

			this.work.setTime("2026-11-25T08:00:01");
			this.work.runJobs();
			assertThat(this.work.messageKeys(reference)).endsWith("documentMissing", "documentReminder");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReceiveDocument");

			this.work.setTime("2026-12-06T07:59:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReceiveDocument");

			this.work.setTime("2026-12-06T08:00:01");
			this.work.runJobs();
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestLapsed");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.LAPSED);
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "requestClassified",
					"documentMissing", "documentReminder", "requestLapsed");
			assertThat(this.work.timeline(reference)).endsWith("أُغلق الطلب لانقضاء مهلة استكمال المستندات");
		}

		@Test
		@DisplayName("does not use up the ministry's time while it waits")
		void stopClock() {
			var reference = this.work.waitingForDocument();
			var dueBefore = this.work.file(reference).times().dueAt();
			assertThat(this.work.file(reference).times().clockStoppedAt()).isEqualTo(this.clock.instant());
			var stopped = this.clock.instant();

			this.work.setTime("2026-11-24T10:00:00");
			this.work.complete("clerk", reference, "Task_ReceiveDocument", Map.of("documentSupplied", true));

			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.times().clockStoppedAt()).isNull();
				assertThat(file.times().dueAt()).isEqualTo(this.workingTime.plus(dueBefore, Duration.ofHours(16)));
			});
			assertThat(this.workingTime.between(stopped, this.clock.instant())).isEqualTo(Duration.ofHours(16));
			assertThat(this.work.task(reference, "Task_ReviewCase").getDueDate().toInstant())
				.isEqualTo(this.workingTime.plusHours(Instant.parse("2026-11-24T07:00:00Z"), 14));
		}

		private void add(String reference, String kind) {
			this.scans.add(reference, kind, "scan.png", ApplicationStory.picture(), CaseRead.REQUESTER);
		}

		private Receipt supply(String reference, String key) {
			return this.supplies.supply(reference, "test:" + reference + ":" + key);
		}

		private static String table() {
			try {
				return Files.readString(Path.of("processes/intake/intake-limit.dmn"));
			}
			catch (IOException failure) {
				throw new UncheckedIOException(failure);
			}
		}

		private void enter(String table) {
			this.work.engine().getRepositoryService().createDeployment().addString("intake-limit.dmn", table).deploy();
		}

		private Instant deadline(String reference) {
			return this.work.engine()
				.getManagementService()
				.createJobQuery()
				.processInstanceId(this.work.task(reference, "Task_ReceiveDocument").getProcessInstanceId())
				.activityId("BoundaryEvent_DeadlinePassed")
				.singleResult()
				.getDuedate()
				.toInstant();
		}

		private void askAgain(String reference, String document) {
			this.work.audit(reference, Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", document));
		}

	}

}
