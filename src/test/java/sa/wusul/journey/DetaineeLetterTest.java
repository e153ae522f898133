package sa.wusul.journey;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.platform.identity.Rights;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;
import sa.wusul.tawasul.RequesterRights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A detainee who writes")
@Tag("story")
class DetaineeLetterTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour extends ApplicationStory {

		private static final String DETAINEE = "1057830869";

		private static final String PIN = "490173";

		private static final String TEXT = "أشكو الضابط المناوب في العنقاء الغربية";

		private static final List<String> PRISON = List.of("prison", "prison-director", "medical", "security",
				"investigator", "social", "prisons-duty");

		private static final String DESK = "/camunda/api/tasklist/plugin/wusul/default/";

		private static final AtomicInteger envelopes = new AtomicInteger(2_000_000_000);

		private String detainee = DETAINEE;

		@Autowired
		private CaseRights access;

		@Autowired
		private RequesterRights sight;

		@Autowired
		private ProcessEngine engine;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private TestRestTemplate http;

		@LocalServerPort
		private int port;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("update terminal_access set wrong_tries = 0, locked_until = null").update();
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("at the terminal reads the answer there, and the prison sees the letter through no door")
		void atTerminal() throws Exception {
			var terminal = signedIn();
			var reference = write(terminal, "COMPLAINT", "first", TEXT);
			assertThat(terminal.get("/terminal/letters/" + reference).body()).contains(TEXT, "لا يقرؤها السجن");
			assertHiddenFromPrison(reference);

			answer(reference, "نُظر في شكواك وصُحح الأمر");
			assertThat(terminal.get("/terminal/letters/" + reference).body()).as("before its release")
				.doesNotContain("صُحح الأمر");
			release(reference);

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(terminal.get("/terminal/letters/" + reference).body()).contains("نُظر في شكواك وصُحح الأمر");
			assertThat(this.work.messages(reference)).as("to no telephone").isEmpty();
			assertHiddenFromPrison(reference);

			assertThat(terminal.post("/terminal/end", Map.of()).statusCode()).isEqualTo(302);
			assertThat(terminal.get("/terminal/letters/" + reference).headers().firstValue("Location")).get()
				.asString()
				.endsWith("/terminal");
		}

		@Test
		@DisplayName("is written at the terminal or opened by the window, and not on the portal or by a channel")
		void atNoOtherDoor() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, "1058529940");
			assertThat(citizen.get("/tawasul").body()).doesNotContain("tawasul-detainee-letter",
					"tawasul-terminal-access");
			for (var hidden : List.of("tawasul-detainee-letter", "tawasul-terminal-access",
					"tawasul-sealed-envelope")) {
				assertThat(citizen.get("/services/" + hidden + "/request").statusCode()).isEqualTo(404);
				assertThat(citizen
					.post("/services/" + hidden + "/request/check",
							Map.of("key", UUID.randomUUID().toString(), "declared", "true"))
					.statusCode()).isEqualTo(404);
				assertThat(AccountHttp.as("channel", this.http)
					.postForEntity("/api/services/" + hidden + "/requests", Map.of(), String.class)
					.getStatusCode()
					.value()).isEqualTo(404);
				assertThat(Rights.load().roles()).filteredOn((role) -> role.id().equals("intake-channels"))
					.hasSize(1)
					.noneMatch((role) -> role.mayStart(hidden));
			}
		}

		@Test
		@DisplayName("in a sealed envelope is registered by its number; the prison learns neither who wrote nor what")
		void inEnvelope() {
			var number = String.valueOf(envelopes.incrementAndGet());
			this.work.handIn("prison", "tawasul-sealed-envelope", Map.of("prison", "hair", "envelopeNumber", number));
			assertThatThrownBy(() -> this.work.handIn("prison", "tawasul-sealed-envelope",
					Map.of("prison", "hair", "envelopeNumber", number)))
				.hasMessageContaining("envelope.known");
			open(number,
					Map.of("envelopeState", "SEALED", "section", "men", "identityNumber", DETAINEE, "requesterName",
							"سليمان الحربي", "letterTo", "COMPLAINT", "printedToo", true, "requestText",
							TEXT + " " + number));

			var reference = this.jdbc.sql("select case_reference from sealed_envelope where envelope_number = ?")
				.param(number)
				.query(String.class)
				.single();
			assertThat(this.work.file(reference).request().text()).contains(number);
			assertHiddenFromPrison(reference);
			answer(reference, "وصلت شكواك ونُظر فيها");
			release(reference);
			assertThat(this.work.openSteps(reference)).containsExactly("Task_HandOver");
			assertThat(lastPaper(reference)).contains("وصلت شكواك");
			this.work.complete("tawasul", reference, "Task_HandOver",
					Map.of("handOverOutcome", "HANDED", "identityChecked", true));
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
		}

		@Test
		@DisplayName("in a sealed envelope that never arrives is asked for by the supervisors, although it has no case")
		void envelopeThatNeverArrives() {
			var number = String.valueOf(envelopes.incrementAndGet());
			this.work.handIn("prison", "tawasul-sealed-envelope", Map.of("prison", "hair", "envelopeNumber", number));
			this.work.runJobs();
			assertThat(asked(number)).isEmpty();

			this.work.setTime("2026-11-24T15:00:00");
			this.work.runJobs();
			assertThat(asked(number)).as("two working days later")
				.singleElement()
				.satisfies((task) -> assertThat(this.work.groups(task)).containsExactly("tawasul-supervisors-riyadh"));

			open(number, Map.of("envelopeState", "MISSING"));
			assertThat(asked(number)).as("as soon as its fate is recorded").isEmpty();
		}

		@Test
		@DisplayName("has a code that only its bearer and whoever hands it over see, while they have that task")
		void codeIsSeenByWhoeverHandsItOver() throws Exception {
			var reference = requestCode();
			var paper = this.papers.forCase(reference).get(0);
			assertThat(this.jdbc.sql("select subject from one_time_code where purpose = 'terminal-code'")
				.query(String.class)
				.list()).as("for whom there are codes").isNotEmpty().doesNotContain(DETAINEE);
			var task = this.work.task(reference, "Task_HandOverCode").getId();
			var address = DESK + "task/" + task + "/case/paper/" + paper.contentHash();
			var officer = WebAppSession.logIn(this.port, "tawasul");
			assertThat(officer.get(address, BodyHandlers.ofString()).statusCode()).as("without the task")
				.isEqualTo(403);
			this.work.claim("tawasul", reference, "Task_HandOverCode");
			assertThat(officer.get(address, BodyHandlers.ofString()).statusCode()).as("with the task").isEqualTo(200);
			for (var other : List.of("tawasul-second", "tawasul-supervisor")) {
				var colleague = WebAppSession.logIn(this.port, other);
				assertThat(colleague.get(address, BodyHandlers.ofString()).statusCode()).as(other).isIn(403, 404);
				var shown = colleague.get(DESK + "case/" + reference, BodyHandlers.ofString());
				assertThat(shown.statusCode()).isEqualTo(200);
				assertThat(shown.body()).doesNotContain(paper.contentHash());
			}

			this.work.complete("tawasul", reference, "Task_HandOverCode",
					Map.of("handOverOutcome", "HANDED", "identityChecked", true));
			assertThat(
					officer.get(DESK + "case/" + reference + "/paper/" + paper.contentHash(), BodyHandlers.ofString())
						.statusCode())
				.as("after it was handed over")
				.isEqualTo(404);
		}

		@Test
		@DisplayName("keeps a code that is newer than the one that was not handed over")
		void olderCodeNotHandedOver() throws Exception {
			var older = requestCode();
			this.work.setTime("2026-11-23T08:00:00");
			var newer = requestCode();
			this.work.complete("tawasul", older, "Task_HandOverCode", Map.of("handOverOutcome", "NOT_HANDED"));

			assertThat(choose(registered(), codeOf(newer), PIN)).isEqualTo(302);
		}

		@Test
		@DisplayName("finds each page in the terminal's frame, which clears itself, in both languages")
		void frame() throws Exception {
			var terminal = signedIn();
			var text = TEXT + " كلمات كثيرة لا تظهر كلها في القائمة لأنها أول الرسالة وحده";
			var reference = write(terminal, "COMPLAINT", "frame", text);
			assertThat(terminal.get("/terminal/letters").body()).contains(TEXT, "يُنظر فيها", "1448هـ")
				.doesNotContain("وحده", "لدى الجهة المختصة");
			assertThat(terminal.get("/terminal/letters/" + reference).body()).doesNotContain("لدى الجهة المختصة");
			var unknown = terminal.get("/terminal/letters/1448-0000001-1");
			assertThat(unknown.statusCode()).isEqualTo(404);
			assertThat(unknown.body()).contains("data-patience=\"90\"", "action=\"/terminal/end\"")
				.doesNotContain("href=\"/cases\"");
			assertThat(
					terminal
						.post("/terminal/letters",
								Map.of("letterTo", "MINISTRY", "key", "short", "requestText", "لا", "printedToo",
										"true"))
						.body())
				.containsPattern("id=\"printedToo\"[^>]*checked");

			terminal.post("/terminal/end", Map.of());
			var refused = terminal.post("/terminal/session", Map.of("identityNumber", this.detainee, "pin", "111111"));
			assertThat(refused.body()).as("nothing typed stays for whoever comes next")
				.contains("data-patience=\"90\"", "kiosk-question")
				.containsPattern("/portal/kiosk-[0-9a-f]{32}\\.js");
			for (var page : List.of("session", "registration", "end")) {
				assertThat(terminal.get("/terminal/" + page + "?lang=en").headers().firstValue("Location")).get()
					.asString()
					.endsWith("/terminal");
			}
			assertThat(terminal.get("/terminal").body()).contains("Sign in", "whoever puts it before the Minister");
		}

		private void open(String number, Map<String, Object> answers) {
			var task = this.engine.getTaskService()
				.createTaskQuery()
				.taskDefinitionKey("Task_OpenEnvelope")
				.processVariableValueEquals("envelopeNumber", number)
				.singleResult();
			this.work.as("tawasul", () -> {
				this.engine.getFormService().submitTaskForm(task.getId(), answers);
				return null;
			});
		}

		private List<Task> asked(String number) {
			return this.engine.getTaskService()
				.createTaskQuery()
				.taskDefinitionKey("Task_AskForEnvelope")
				.processVariableValueEquals("envelopeNumber", number)
				.list();
		}

		@Test
		@DisplayName("is safe from guessing: some tries, then a wait that tries do not prolong, then a new code")
		void guessing() throws Exception {
			var terminal = signedIn();
			terminal.post("/terminal/end", Map.of());
			for (var guess = 0; guess < 5; guess++) {
				assertThat(signIn(terminal, "11122" + guess)).isEqualTo(403);
			}
			assertThat(signIn(terminal, PIN)).as("the right one has to wait too").isEqualTo(403);
			this.work.setTime("2026-11-22T08:59:00");
			assertThat(signIn(terminal, "111229")).isEqualTo(403);
			this.work.setTime("2026-11-22T09:01:00");
			assertThat(signIn(terminal, PIN)).as("not prolonged by the guesses in between").isEqualTo(302);

			this.jdbc.sql("update terminal_access set wrong_tries = 19 where detainee_hash = ?")
				.param(this.work.fields().hash(this.detainee))
				.update();
			terminal.post("/terminal/end", Map.of());
			assertThat(signIn(terminal, "111222")).isEqualTo(403);
			this.work.setTime("2026-11-23T09:01:00");
			assertThat(signIn(terminal, PIN)).as("needs a new code").isEqualTo(403);
		}

		@Test
		@DisplayName("notices that somebody used the code in the sealed envelope, and chooses no weak number")
		void sealedCode() throws Exception {
			var code = code();
			var terminal = registered();
			assertThat(choose(terminal, code, "123456")).isEqualTo(400);
			assertThat(choose(terminal, code, DETAINEE.substring(2, 8))).isEqualTo(400);
			assertThat(choose(terminal, "000000".equals(code) ? "111111" : "000000", PIN)).isEqualTo(403);
			assertThat(choose(terminal, code, "908172")).as("by somebody else").isEqualTo(302);
			terminal.post("/terminal/end", Map.of());
			assertThat(choose(terminal, code, PIN)).as("by the detainee").isEqualTo(403);

			code();
			assertThat(signIn(terminal, "908172")).as("a new code ends the number of before").isEqualTo(403);
		}

		@Test
		@DisplayName("writes only at a registered terminal, a few letters a day, and each once")
		void limits() throws Exception {
			var elsewhere = new CitizenSession(this.port);
			assertThat(elsewhere.get("/terminal").body()).contains("تسجيل الجهاز");
			assertThat(signIn(elsewhere, PIN)).isEqualTo(403);
			assertThat(
					elsewhere.post("/terminal/registration", Map.of("terminal", "hair-1", "key", "guess")).statusCode())
				.isEqualTo(403);

			this.detainee = "1400949291";
			var terminal = signedIn();
			var first = write(terminal, "MINISTRY", "one", TEXT + " ١");
			assertThat(write(terminal, "MINISTRY", "one", TEXT + " ١")).isEqualTo(first);
			write(terminal, "MINISTER", "two", TEXT + " ٢");
			write(terminal, "CONTACT", "three", TEXT + " ٣");
			assertThat(send(terminal, "MINISTRY", "four", TEXT + " ٤").statusCode()).isEqualTo(429);
			assertThat(terminal.get("/terminal/letters").body()).contains(first);
			assertThat(terminal.get("/terminal/letters/" + this.work.handIn("passport")).statusCode()).isEqualTo(404);
		}

		private void assertHiddenFromPrison(String reference) {
			for (var person : PRISON) {
				var groups = this.engine.getIdentityService()
					.createGroupQuery()
					.groupMember(person)
					.list()
					.stream()
					.map((group) -> group.getId())
					.toList();
				assertThat(this.access.mayOpen(groups, this.work.file(reference))).as(person).isFalse();
				assertThat(this.access.mayRead(groups, reference)).as(person).isFalse();
				assertThat(this.work.seenBy(person, reference)).as(person).isEmpty();
				assertThat(this.work.as(person,
						() -> this.engine.getRuntimeService()
							.createProcessInstanceQuery()
							.processInstanceBusinessKey(reference)
							.list()))
					.as("processes seen by " + person)
					.isEmpty();
				assertThat(this.work.as(person,
						() -> this.engine.getHistoryService()
							.createHistoricProcessInstanceQuery()
							.processInstanceBusinessKey(reference)
							.list()))
					.as("history seen by " + person)
					.isEmpty();
			}
			assertThat(this.sight.opens(this.work.file(reference))).as("to whoever has the detainee's telephone")
				.isFalse();
			assertThat(this.work.tablesWith("العنقاء الغربية")).allMatch((table) -> !table.startsWith("act_"));
		}

		private void answer(String reference, String words) {
			this.work.complete("tawasul", reference, "Task_AnswerLetter", Map.of("answer", words));
		}

		private void release(String reference) {
			this.work.complete("tawasul-supervisor", reference, "Task_ReleaseAnswer",
					Map.of("releaseDecision", "RELEASE"));
			this.work.runJobs();
		}

		private String write(CitizenSession terminal, String to, String key, String text) throws Exception {
			var sent = send(terminal, to, key, text);
			assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
			return sent.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
		}

		private static HttpResponse<String> send(CitizenSession terminal, String to, String key, String text)
				throws IOException, InterruptedException {
			return terminal.post("/terminal/letters", Map.of("letterTo", to, "key", key, "requestText", text));
		}

		private CitizenSession signedIn() throws Exception {
			var terminal = registered();
			assertThat(choose(terminal, code(), PIN)).isEqualTo(302);
			return terminal;
		}

		private CitizenSession registered() throws Exception {
			var terminal = new CitizenSession(this.port);
			assertThat(terminal.post("/terminal/registration", Map.of("terminal", "hair-1", "key", "hair-1-demo-key"))
				.statusCode()).isEqualTo(302);
			return terminal;
		}

		/** Returns the code that the window handed over. */
		private String code() {
			var reference = requestCode();
			var code = codeOf(reference);
			this.work.complete("tawasul", reference, "Task_HandOverCode",
					Map.of("handOverOutcome", "HANDED", "identityChecked", true));
			return code;
		}

		private String requestCode() {
			var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
					"identityNumber", this.detainee, "accessReason", "FIRST", "requesterName",
					"سليمان الحربي " + "ا".repeat(envelopes.incrementAndGet() % 50)));
			var reference = this.work.handIn("tawasul", "tawasul-terminal-access", answers);
			this.work.runJobs();
			return reference;
		}

		/** Returns the code on the paper that the window prints and seals. */
		private String codeOf(String reference) {
			var paper = lastPaper(reference);
			assertThat(paper).as("addressed by the number, not by a typed name").contains(this.detainee);
			var code = Pattern.compile("\\b(\\d{6})\\b").matcher(paper);
			assertThat(code.find()).isTrue();
			return code.group(1);
		}

		private int choose(CitizenSession terminal, String code, String pin) throws Exception {
			return terminal
				.post("/terminal/code",
						Map.of("identityNumber", this.detainee, "code", code, "pin", pin, "pinAgain", pin))
				.statusCode();
		}

		private int signIn(CitizenSession terminal, String pin) throws Exception {
			return terminal.post("/terminal/session", Map.of("identityNumber", this.detainee, "pin", pin)).statusCode();
		}

	}

}
