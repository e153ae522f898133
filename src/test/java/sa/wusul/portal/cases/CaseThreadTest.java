package sa.wusul.portal.cases;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.Clamd;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A requester and whoever works on their case")
@Tag("story")
class CaseThreadTest {

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

		private static final String STRANGER = "1072645185";

		private static final String QUESTION = "متى يصدر جواز سفري الجديد؟";

		private static final String ENQUIRY = "ما الدولة التي تسافرون إليها؟";

		@Autowired
		private CaseWork work;

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
		@DisplayName("asks, is answered by the officer who has the case, and reads the answer; no message says it")
		void asks() throws Exception {
			var reference = withDepartment();
			this.work.claim("officer", reference, "Task_StudyCase");
			var citizen = logIn(KNOWN);

			assertThat(ask(citizen, reference, QUESTION)).isEqualTo(302);
			assertThat(ask(citizen, reference, QUESTION)).as("the same click again").isEqualTo(302);

			assertThat(page(citizen, reference)).contains(QUESTION, "لم نجب بعد");
			assertThat(this.work.tablesWith(QUESTION)).as("in clear").isEmpty();
			var task = this.work.task(reference, "Task_AnswerRequester");
			assertThat(task.getAssignee()).isEqualTo("officer");
			assertThat(this.work.groups(task)).containsExactly("department-officers-passports");
			assertThat(this.work.form("officer", reference, "Task_AnswerRequester"))
				.contains(QUESTION.replace("؟", ""));
			assertThat(tab("officer", reference, "Task_StudyCase").body()).contains(QUESTION, "صاحب الطلب");
			this.work.complete("officer", reference, "Task_AnswerRequester", Map.of("reply", "يصدر خلال أسبوع"));

			assertThat(page(citizen, reference)).contains("أجبنا", "يصدر خلال أسبوع");
			assertThat(this.work.tablesWith("يصدر خلال أسبوع")).as("in clear").isEmpty();
			assertThat(this.work.messages(reference)).last()
				.asString()
				.contains("أجبنا عن سؤالكم")
				.doesNotContain("أسبوع");
			assertThat(this.work.openSteps(reference)).as("the case goes on").containsExactly("Task_StudyCase");
		}

		@Test
		@DisplayName("asks the service desk of the centre while nobody who opens the case works on it")
		void asksTheDesk() throws Exception {
			var reference = own(this.work.handIn("passport"));

			ask(logIn(KNOWN), reference, QUESTION);

			assertThat(this.work.groups(this.work.task(reference, "Task_AnswerRequester")))
				.containsExactly("intake-clerks-riyadh-men");
		}

		@Test
		@DisplayName("asks three times a day, two at once, and keeps what could not be sent")
		void limited() throws Exception {
			var reference = withDepartment();
			var citizen = logIn(KNOWN);
			assertThat(asked(citizen, reference, "السؤال الأول عن الطلب")).contains("وصلنا سؤالكم.");
			assertThat(asked(citizen, reference, "السؤال الثاني عن الطلب")).contains("وصلنا سؤالكم.");

			assertThat(asked(citizen, reference, "السؤال الثالث عن الطلب")).contains("لم تُجب بعد (2)",
					"السؤال الثالث عن الطلب</textarea>");
			for (var number = 1; number <= 2; number++) {
				var open = this.work.engine()
					.getTaskService()
					.createTaskQuery()
					.processInstanceBusinessKey(reference)
					.taskDefinitionKey("Task_AnswerRequester")
					.listPage(0, 1)
					.get(0);
				this.work.as("officer", () -> {
					this.work.engine().getTaskService().claim(open.getId(), "officer");
					this.work.engine()
						.getFormService()
						.submitTaskForm(open.getId(), Map.of("reply", "جوابنا على السؤال"));
					return null;
				});
			}
			assertThat(asked(citizen, reference, "السؤال الثالث عن الطلب")).contains("وصلنا سؤالكم.");
			assertThat(asked(citizen, reference, "السؤال الرابع عن الطلب")).contains("سألتم عن هذا الطلب اليوم 3 مرات");
			this.work.setTime("2026-11-23T08:00:00");
			var nextDay = logIn(KNOWN);
			assertThat(asked(nextDay, reference, "قصير")).contains(">قصير</textarea>", "من 10 إلى 1000 حرف",
					"aria-describedby=\"question-refusal question-hint\"");
			assertThat(asked(nextDay, reference, "السؤال الرابع عن الطلب")).contains("وصلنا سؤالكم.");
		}

		@Test
		@DisplayName("asks once, however often they click at the same moment")
		void atTheSameMoment() throws Exception {
			var reference = withDepartment();
			var citizen = logIn(KNOWN);

			assertThat(AtOnce.all(4, (click) -> ask(citizen, reference, QUESTION))).containsOnly(302);

			assertThat(this.work.openSteps(reference)).containsOnlyOnce("Task_AnswerRequester");
		}

		@Test
		@DisplayName("is asked beside the officer's task, answers with a document, and the officer reads it")
		void isAsked() throws Exception {
			var reference = withDepartment();
			this.work.claim("officer", reference, "Task_StudyCase");
			var asked = enquire("officer", reference, "Task_StudyCase", ENQUIRY);
			assertThat(asked.statusCode()).as(asked.body()).isEqualTo(204);
			assertThat(tab("officer", reference, "Task_StudyCase").body()).contains("\"awaitingReply\":true");
			assertThat(enquire("officer", reference, "Task_StudyCase", "وما تاريخ السفر؟").statusCode())
				.as("one question at once")
				.isEqualTo(409);
			var citizen = logIn(KNOWN);

			assertThat(page(citizen, reference)).contains("أجيبوا عن سؤالنا في طلبكم", ENQUIRY, "29 نوفمبر 2026م");
			assertThat(citizen.get("/cases/" + reference + "?lang=en").body())
				.contains("Answer our question about your request.", "We have a question about your request");
			assertThat(this.work.messages(reference)).last().asString().contains("لنا سؤال").doesNotContain(ENQUIRY);
			assertThat(this.work.file(reference).state()).as("the case goes on").isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(citizen.send("/cases/" + reference + "/reply", "صورة الهوية", "ticket.png", Clamd.picture())
				.statusCode()).isEqualTo(302);
			this.work.deliverInbox();

			var read = this.work.task(reference, "Task_ReadReply");
			assertThat(read.getAssignee()).isEqualTo("officer");
			assertThat(this.work.form("officer", reference, "Task_ReadReply")).contains("أجاب بمستند");
			assertThat(tab("officer", reference, "Task_ReadReply").body()).contains("ticket.png");
			assertThat(tab("officer", reference, "Task_StudyCase").body()).contains("\"awaitingReply\":false");
			this.work.complete("officer", reference, "Task_ReadReply", Map.of());
			assertThat(citizen.get("/cases/" + reference + "?lang=en").body()).contains("You added a document")
				.doesNotContain("Answer our question");
			citizen.post("/cases/" + reference + "/reply", Map.of("reply", "تركيا"));
			assertThat(page(citizen, reference)).as("answered once").doesNotContain("تركيا</p>");
		}

		@Test
		@DisplayName("answers just before the time is over, and the answer counts although the case hears of it afterwards")
		void answeredAtTheLastMoment() throws Exception {
			var reference = withDepartment();
			enquire("officer", reference, "Task_StudyCase", ENQUIRY);
			var citizen = logIn(KNOWN);
			for (var click = 0; click < 2; click++) {
				citizen.post("/cases/" + reference + "/reply", Map.of("reply", "إلى تركيا"));
			}
			assertThat(page(citizen, reference)).contains("إلى تركيا</p>", "وصل جوابكم")
				.doesNotContain("id=\"reply-refusal\"");

			this.work.setTime("2026-11-29T08:00:01");
			this.work.runJobs();
			this.work.deliverInbox();

			assertThat(this.work.form("officer", reference, "Task_ReadReply")).contains("إلى تركيا");
			assertThat(this.work.messageKeys(reference)).doesNotContain("replyLapsed");
			assertThat(page(logIn(KNOWN), reference)).contains("إلى تركيا</p>").doesNotContain("انقضت مهلة جوابكم");
		}

		@Test
		@DisplayName("answers just after the time is over, is told so, and what they wrote and added is still there")
		void answeredTooLate() throws Exception {
			var reference = withDepartment();
			enquire("officer", reference, "Task_StudyCase", ENQUIRY);
			this.work.setTime("2026-11-29T08:00:01");
			this.work.runJobs();
			var citizen = logIn(KNOWN);

			citizen.post("/cases/" + reference + "/reply", Map.of("reply", "إلى تركيا"));
			assertThat(page(citizen, reference)).contains("انقضت مهلة الجواب", "إلى تركيا</textarea>",
					"ما زال جوابكم مكتوباً هنا");
			citizen.post("/cases/" + reference + "/reply", Map.of("reply", "To Turkey"));
			assertThat(citizen.get("/cases/" + reference + "?lang=en").body())
				.contains("The time for your answer is over", "To Turkey</textarea>");
			citizen.send("/cases/" + reference + "/reply", "صورة الهوية", "visa.png", Clamd.picture());
			assertThat(page(citizen, reference)).contains("Your document was added to the request");
			assertThat(tab("officer", reference, "Task_ReadReply").body()).contains("visa.png").doesNotContain("تركيا");
		}

		@Test
		@DisplayName("gets more time for an answer once, and the page and the message say the new day")
		void moreTimeForReply() throws Exception {
			var reference = withDepartment();
			enquire("officer", reference, "Task_StudyCase", ENQUIRY);
			var citizen = logIn(KNOWN);
			assertThat(page(citizen, reference)).contains("29 نوفمبر 2026م", "id=\"more-time\"");

			moreTime(citizen, reference, "REPLY");
			this.work.deliverInbox();

			assertThat(page(citizen, reference)).contains("2 ديسمبر 2026م").doesNotContain("id=\"more-time\"");
			assertThat(this.work.messages(reference)).last().asString().contains("زيدت مهلتكم", "2/12/2026م");
			assertThat(new CitizenSession(this.port).track(this.work, reference).body())
				.contains("أجيبوا عن سؤالنا في طلبكم", "2 ديسمبر 2026م")
				.doesNotContain(ENQUIRY);
			moreTime(citizen, reference, "REPLY");
			this.work.makeInboxDue();
			this.work.deliverInbox();
			this.work.setTime("2026-11-30T08:00:00");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).contains("Task_ReceiveReply");
			this.work.setTime("2026-12-02T08:00:01");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).contains("Task_ReadReply", "Task_StudyCase");
			assertThat(this.work.messageKeys(reference)).endsWith("moreTimeGranted", "replyReminder", "replyLapsed");
			assertThat(page(logIn(KNOWN), reference)).contains("انقضت المهلة بلا جواب");
		}

		@Test
		@DisplayName("gets more time for a document, and the request does not lapse before")
		void moreTimeForDocument() throws Exception {
			var reference = own(this.work.waitingForDocument());
			var citizen = logIn(KNOWN);
			assertThat(page(citizen, reference)).contains("6 ديسمبر 2026م");

			moreTime(citizen, reference, "DOCUMENT");
			this.work.deliverInbox();

			assertThat(page(citizen, reference)).contains("13 ديسمبر 2026م");
			assertThat(this.work.notes(reference)).anyMatch((note) -> note.contains("أنا خارج المملكة"));
			this.work.setTime("2026-12-06T08:00:01");
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);
			this.work.setTime("2026-12-13T08:00:01");
			this.work.runJobs();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.LAPSED);
		}

		@Test
		@DisplayName("are left alone by strangers, who find no such case")
		void strangers() throws Exception {
			var reference = withDepartment();
			enquire("officer", reference, "Task_StudyCase", ENQUIRY);
			var stranger = logIn(STRANGER);

			for (var place : List.of("/questions", "/reply", "/more-time")) {
				var answer = stranger.post("/cases/" + reference + place,
						Map.of("question", QUESTION, "reply", "تركيا", "awaited", "REPLY"));
				assertThat(answer.statusCode()).as(place).isEqualTo(404);
				assertThat(answer.body()).doesNotContain(ENQUIRY);
			}
			assertThat(enquire("clerk-jeddah", reference, "Task_StudyCase", ENQUIRY).statusCode()).isIn(403, 404);
			assertThat(page(logIn(KNOWN), reference)).doesNotContain(QUESTION, "تركيا</p>");
		}

		@Test
		@DisplayName("need no answers any more when the request is withdrawn")
		void withdrawn() throws Exception {
			var reference = withDepartment();
			var citizen = logIn(KNOWN);
			ask(citizen, reference, QUESTION);
			enquire("officer", reference, "Task_StudyCase", ENQUIRY);

			citizen.post("/cases/" + reference + "/withdrawal", Map.of());
			this.work.deliverInbox();

			assertThat(this.work.openSteps(reference)).isEmpty();
			assertThat(page(citizen, reference)).contains("انتهى الطلب قبل الجواب").doesNotContain("id=\"question\"");
		}

		private CitizenSession logIn(String person) throws Exception {
			return CitizenSession.logIn(this.port, this.work, person);
		}

		private static int ask(CitizenSession citizen, String reference, String question) throws Exception {
			return citizen.post("/cases/" + reference + "/questions", Map.of("question", question)).statusCode();
		}

		/** Asks, and returns the page that follows. */
		private static String asked(CitizenSession citizen, String reference, String question) throws Exception {
			ask(citizen, reference, question);
			return page(citizen, reference);
		}

		private static void moreTime(CitizenSession citizen, String reference, String awaited) throws Exception {
			assertThat(citizen
				.post("/cases/" + reference + "/more-time", Map.of("awaited", awaited, "reason", "أنا خارج المملكة"))
				.statusCode()).isEqualTo(302);
		}

		private static String page(CitizenSession citizen, String reference) throws Exception {
			return citizen.get("/cases/" + reference + "?lang=ar").body();
		}

		private HttpResponse<String> enquire(String person, String reference, String step, String question)
				throws Exception {
			return WebAppSession.logIn(this.port, person)
				.post(address(reference, step) + "/question", "{\"text\":\"" + question + "\"}");
		}

		private HttpResponse<String> tab(String person, String reference, String step) throws Exception {
			return WebAppSession.logIn(this.port, person).get(address(reference, step), BodyHandlers.ofString());
		}

		private String address(String reference, String step) {
			return "/camunda/api/tasklist/plugin/wusul/default/task/" + this.work.task(reference, step).getId()
					+ "/case";
		}

		private String withDepartment() {
			return own(this.work.withDepartment());
		}

		private String own(String reference) {
			this.work.giveTo(reference, KNOWN);
			return reference;
		}

	}

}
