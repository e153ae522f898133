package sa.wusul.portal.cases;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.papers.PaperService;
import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A requester who disagrees with the answer")
@Tag("story")
class CaseReopeningTest {

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

		private static final String KNOWN = "1058529940";

		private static final String REASON = "لم يُنظر في شهادة الميلاد المرفقة";

		@Autowired
		private CaseWork work;

		@Autowired
		private PaperService papers;

		@Autowired
		private JdbcClient jdbc;

		@LocalServerPort
		private int port;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from login_attempt").update();
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("gets the case reopened until the end of the fifth working day, and a new answer")
		void reopened() throws Exception {
			var reference = answered();
			var address = "/cases/" + reference;
			assertThat(logIn().get(address).body()).contains("لم يقنعكم الرد؟", "29 نوفمبر 2026م");
			this.work.setTime("2026-11-29T20:00:00");
			var citizen = logIn();

			assertThat(ask(citizen, reference, REASON)).isEqualTo(302);
			assertThat(ask(citizen, reference, REASON)).as("the same click again").isEqualTo(302);
			assertThat(citizen.get(address).body()).contains("ويُنظر فيه الآن", "data-live=")
				.doesNotContain("id=\"reopening\"", "id=\"reason\"");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.tablesWith(REASON)).as("in clear").isEmpty();
			assertThat(this.work.notes(reference)).anyMatch((note) -> note.contains(REASON));
			assertThat(this.work.seenBy("officer", reference)).isEmpty();
			assertThat(this.work.seenBy("supervisor", reference)).containsExactly("Task_ReviewReopening");

			accept(reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(this.work.file(reference).times().closedAt()).isNull();
			assertThat(this.work.file(reference).times().dueAt()).isAfter(this.work.now());
			assertThat(citizen.get(address).body()).contains("أُعيد فتح طلبكم، ويُدرس من جديد", "/withdrawal");
			assertThat(citizen.get(address + "/live?mark=0").body()).contains("أُعيد فتح طلبكم، ويُدرس من جديد");
			assertThatThrownBy(() -> answer("officer", reference, "بقي الرد كما هو"))
				.hasStackTraceContaining("task.fourEyes");
			answer("officer-second", reference, "أعدنا النظر في طلبكم ووافقنا عليه");

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.papers.forCase(reference)).hasSize(2);
			assertThat(citizen.get("/verify/" + code(reference, 1)).body()).contains("data-verdict=\"superseded\"");
			assertThat(new CitizenSession(this.port).get("/verify/" + code(reference, 1) + "?lang=en").body())
				.contains("replaced");
			assertThat(citizen.get("/verify/" + code(reference, 2)).body()).contains("data-verdict=\"genuine\"");
			assertThat(this.work.messageKeys(reference)).endsWith("requestAnswered", "caseReopened", "requestRouted",
					"requestAnswered");
			assertThat(this.jdbc.sql("select worked_minutes from case_file where reference = ?")
				.param(reference)
				.query(Integer.class)
				.single()).as("the days for which it was closed do not count").isZero();
			assertThat(citizen.get(address).body()).contains("صدر الرد الجديد").doesNotContain("id=\"reason\"");
			var again = citizen.post(address + "/reopening", Map.of("reason", "ما زلت غير مقتنع بالرد"));
			assertThat(again.statusCode()).isEqualTo(409);
			assertThat(again.body()).contains("إلا مرة واحدة", "ما زلت غير مقتنع بالرد");
			assertThat(this.work.runs(reference)).isFalse();
		}

		@Test
		@DisplayName("gets a matter of a detainee moved into the Tawasul window when it is found to be one")
		void concernsDetainee() throws Exception {
			var reference = answered();
			ask(logIn(), reference, REASON);
			accept(reference);
			assertThatThrownBy(() -> this.work.complete("officer-second", reference, "Task_StudyCase", Map
				.of("resolutionDecision", "CONTRIBUTION", "contributingDepartment", "prisons", "note", "ما رأيكم؟")))
				.hasMessageContaining("contribution.prisons");
			this.work.bringHistory();
			var before = this.jdbc
				.sql("select distinct l.proc_inst_id_ from act_hi_op_log l join act_hi_procinst p "
						+ "on p.id_ = l.proc_inst_id_ where p.business_key_ = ?")
				.param(reference)
				.query(String.class)
				.list();
			assertThat(before).isNotEmpty();
			this.work.complete("officer-second", reference, "Task_StudyCase", Map.of("resolutionDecision", "TRANSFER",
					"targetDepartment", "prisons", "transferReason", "WRONG_DEPARTMENT", "note", "شأن نزيل"));

			assertThat(this.work.file(reference).processKey()).isEqualTo("tawasul-general-request");
			this.work.runJobs();
			assertThat(this.work.seenBy("tawasul", reference)).containsExactly("Task_NameDetainee");
			for (var other : List.of("clerk", "auditor", "officer", "officer-second", "supervisor", "admin")) {
				assertThat(this.work.seenBy(other, reference)).as(other).isEmpty();
			}
			this.work.bringHistory();
			assertThat(this.jdbc.sql("select count(*) from act_hi_op_log where proc_inst_id_ in (:before)")
				.param("before", before)
				.query(Integer.class)
				.single()).as("log of operations").isZero();
			assertThat(this.jdbc
				.sql("select count(*) from act_hi_procinst where business_key_ = ? "
						+ "and proc_def_key_ not like 'tawasul-%' and proc_def_key_ not like 'notification-%'")
				.param(reference)
				.query(Integer.class)
				.single()).isZero();
		}

		@Test
		@DisplayName("gets one answer, by the decision in the urgent lane, if the reopened case becomes urgent")
		void becameUrgent() throws Exception {
			var reference = answered();
			ask(logIn(), reference, REASON);
			accept(reference);
			this.work.handIn("callcentre", "intake-urgency-report", Map.of("caseNumber", reference, "identityNumber",
					KNOWN, "reportedMatter", "SAFETY", "hoursLeft", 5, "note", "هُدد بالقتل اليوم"));
			this.work.complete("duty", reference, "Task_ConfirmUrgency", Map.of("urgencyDecision", "CONFIRM"));

			this.work.complete("minister", reference, "Task_DecideAsMinister",
					Map.of("answer", "وجه معالي الوزير بتوفير الحماية"));
			this.work.runJobs();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.openSteps(reference)).as("nobody can answer it a second time").isEmpty();
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.papers.forCase(reference)).hasSize(2);
		}

		@Test
		@DisplayName("finds the typed text again after their session expired, at their own case only")
		void sessionEnded() throws Exception {
			var reference = answered();
			var citizen = new CitizenSession(this.port);
			var sent = citizen.post("/cases/" + reference + "/reopening", Map.of("reason", REASON));
			assertThat(sent.headers().firstValue("location").orElseThrow())
				.endsWith("/login?to=/cases/" + reference + "/reopening");
			citizen.supply(CitizenSession.code(this.work, citizen.begin(KNOWN, sent)));

			assertThat(citizen.get("/cases/" + reference).body()).contains(REASON);
			assertThat(citizen.get("/cases/" + answered()).body()).doesNotContain(REASON);
			assertThat(this.work.runs(reference)).as("no request is sent automatically").isFalse();
			assertThat(logIn().get("/cases/" + reference).body()).as("in another browser").doesNotContain(REASON);
		}

		@Test
		@DisplayName("reads why it stays closed if the supervisor finds nothing new")
		void keptClosed() throws Exception {
			var reference = answered();
			var closed = this.work.file(reference);
			var citizen = logIn();
			ask(citizen, reference, REASON);

			this.work.complete("supervisor", reference, "Task_ReviewReopening", Map.of("reopeningDecision", "REFUSE",
					"reopeningRefusal", "NOTHING_NEW", "reopeningAnswer", "نُظر في شهادة الميلاد عند الرد الأول"));

			assertThat(this.work.file(reference)).isEqualTo(closed);
			assertThat(citizen.get("/cases/" + reference).body())
				.contains("وبقي الرد كما هو", "نُظر في شهادة الميلاد عند الرد الأول")
				.doesNotContain("id=\"reason\"");
			assertThat(this.work.messages(reference)).last().asString().contains("لا جديد يغيره");
			assertThat(ask(citizen, reference, "عندي مستند آخر غير الأول")).isEqualTo(409);
		}

		@Test
		@DisplayName("asks once, however often they click at the same moment")
		void atTheSameMoment() throws Exception {
			var reference = answered();
			var citizen = logIn();

			assertThat(AtOnce.all(4, (click) -> ask(citizen, reference, REASON))).containsOnly(302);

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewReopening");
		}

		@Test
		@DisplayName("is too late on the sixth working day, and reads what to do instead")
		void tooLate() throws Exception {
			var reference = answered();
			this.work.setTime("2026-11-30T08:00:00");
			var citizen = logIn();
			assertThat(citizen.get("/cases/" + reference).body()).doesNotContain("id=\"reopening\"");

			var late = citizen.post("/cases/" + reference + "/reopening", Map.of("reason", REASON));

			assertThat(late.statusCode()).isEqualTo(409);
			assertThat(late.body()).contains("خلال 5 أيام عمل", "قدّم طلباً جديداً", REASON);
			assertThat(this.work.runs(reference)).isFalse();
		}

		@Test
		@DisplayName("gives a reason, and finds the text again if it is too short")
		void saysWhy() throws Exception {
			var reference = answered();
			var citizen = logIn();

			var few = citizen.post("/cases/" + reference + "/reopening", Map.of("reason", "لا يكفي"));

			assertThat(few.statusCode()).isEqualTo(400);
			assertThat(few.body()).contains(">لا يكفي</textarea>", "aria-invalid=\"true\"",
					"aria-describedby=\"reopening-refusal reason-hint\"", "من 10 أحرف إلى 2000 حرف");
			assertThat(ask(citizen, reference, "ا".repeat(2001))).isEqualTo(400);
			assertThat(citizen.get("/cases/" + reference + "?lang=en").body())
				.contains("Do you disagree with the answer?");
		}

		@Test
		@DisplayName("has nothing to reopen while the case is open, or after a withdrawal")
		void nothingToReopen() throws Exception {
			var reference = own(this.work.withDepartment());
			var citizen = logIn();
			assertThat(ask(citizen, reference, REASON)).as("open").isEqualTo(409);
			citizen.post("/cases/" + reference + "/withdrawal", Map.of());
			this.work.deliverInbox();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(ask(citizen, reference, REASON)).as("withdrawn").isEqualTo(409);
			assertThat(citizen.get("/cases/" + reference).body()).doesNotContain("id=\"reopening\"");
		}

		@Test
		@DisplayName("withdraws a reopened case like any other, but not one that is still closed")
		void withdrawn() throws Exception {
			var reference = own(this.work.handIn("passport"));
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "REJECT", "rejectionReason", "NO_GROUNDS"));
			var citizen = logIn();
			assertThat(ask(citizen, reference, REASON)).as("a rejection is an answer too").isEqualTo(302);
			assertThat(citizen.post("/cases/" + reference + "/withdrawal", Map.of()).statusCode()).isEqualTo(409);
			accept(reference);

			citizen.post("/cases/" + reference + "/withdrawal", Map.of());
			this.work.deliverInbox();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(reference)).isFalse();
		}

		private CitizenSession logIn() throws Exception {
			return CitizenSession.logIn(this.port, this.work, KNOWN);
		}

		private static int ask(CitizenSession citizen, String reference, String reason) throws Exception {
			return citizen.post("/cases/" + reference + "/reopening", Map.of("reason", reason)).statusCode();
		}

		private String answered() {
			var reference = own(this.work.withDepartment());
			answer("officer", reference, "تعذر تجديد الجواز لنقص المستندات");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			return reference;
		}

		private String code(String reference, int ordinal) {
			return this.jdbc.sql("select verification_code from paper where number = ?")
				.param(reference + "/" + ordinal)
				.query(String.class)
				.single();
		}

		private void answer(String officer, String reference, String answer) {
			this.work.complete(officer, reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", answer));
			this.work.runJobs();
		}

		private void accept(String reference) {
			this.work.complete("supervisor", reference, "Task_ReviewReopening",
					Map.of("reopeningDecision", "ACCEPT", "note", "لم تُقرأ شهادة الميلاد"));
		}

		private String own(String reference) {
			this.work.giveTo(reference, KNOWN);
			return reference;
		}

	}

}
