package sa.wusul.portal.request;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.services.WorkerList;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A citizen who acts for others")
@Tag("story")
@CaseStory
@OnPostgreSql
class RepresentedPeopleTest {

	private static final String FATHER = "1145207310";

	private static final String DAUGHTER = "1169304829";

	private static final String SON = "1182049179";

	private static final String AGENT = "1072645185";

	private static final String PRINCIPAL = "1039182645";

	private static final String EMPLOYER = "1711325785";

	private static final String OTHER_EMPLOYER = "1822842017";

	private static final String STRANGER = "1058529940";

	private static final String PASSPORT = "services-passport-renewal";

	private static final String LIST = "services-workers-iqama-renewal";

	/** A control for what only the citizen knows: empty, and needed. */
	private static final Pattern TYPED = Pattern.compile(
			"<input class=\"form-control[^\"]*\" type=\"text\"(?![^>]* value=\"[^\"]+\")[^>]* required|<textarea[^>]* required[^>]*></textarea>");

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

	@Autowired
	private CaseWork work;

	@Autowired
	private DemoRegisters registers;

	@Autowired
	private WorkerList workers;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@BeforeEach
	void aQuietDay() {
		this.work.setTime("2026-11-22T08:00:00");
		this.jdbc.sql("delete from login_attempt").update();
		this.jdbc.sql("delete from request_draft").update();
	}

	@AfterEach
	void registersAnswer() {
		List.of("guardians", "powers", "workers").forEach((register) -> this.registers.set(register, false));
		this.registers.revoke("441000101", false);
	}

	@Test
	@DisplayName("sees the children in their care with what expires, and renews a passport without typing anything about the child")
	void father() throws IOException, InterruptedException {
		var father = logIn(FATHER);
		var page = father.get("/mine").body();
		assertThat(page).contains(DAUGHTER, "فرح بنت عادل الحمدان", "1182049179")
			.as("the register does not say whose child the third one is")
			.doesNotContain("1195736200");

		var begun = father.post("/mine/" + id(page, DAUGHTER, "/request") + "/request", Map.of("service", PASSPORT));
		assertThat(led(begun)).isEqualTo("/services/" + PASSPORT + "/request");
		var typed = 0;
		var asked = new StringBuilder();
		for (var step = 1; step <= 3; step++) {
			var shown = father.get(led(begun) + "/" + step);
			typed += (int) TYPED.matcher(shown.body()).results().count();
			asked.append(shown.body());
		}
		assertThat(typed).isLessThanOrEqualTo(3);
		assertThat(asked).contains("عن طفلكم")
			.doesNotContain("name=\"representedIdentityNumber\"", "name=\"representedName\"",
					"name=\"representation\"");

		var check = answer(father, PASSPORT, Map.of("termYears", "5"));
		assertThat(check).contains("فرح بنت عادل الحمدان", DAUGHTER, "وليّ الطفل");
		var reference = send(father, PASSPORT, check);
		var file = this.work.file(reference);
		assertThat(file.requester().identityNumber()).isEqualTo(DAUGHTER);
		assertThat(file.requester().name()).isEqualTo("فرح بنت عادل الحمدان");
		assertThat(file.requester().isRepresentedBy(FATHER)).isTrue();
		settle();
		assertThat(father.get("/cases/" + reference).body()).doesNotContain("لم تثبت");
	}

	@Test
	@DisplayName("changes nothing of the register's answers, whatever a page or its script sends")
	void anotherChild() throws IOException, InterruptedException {
		var father = logIn(FATHER);
		begin(father, SON, PASSPORT);
		var request = "/services/" + PASSPORT + "/request";
		father.send("PUT", request + "/draft",
				"{\"key\":\"" + UUID.randomUUID() + "\",\"answers\":{\"representedIdentityNumber\":\"" + PRINCIPAL
						+ "\",\"representedName\":\"x\",\"representation\":\"AGENT\",\"about\":{\"kind\":\"CHILD\"}}}");
		father.post(request + "/1",
				Map.of("shown", "representedIdentityNumber representation about requesterName", "requesterName", "عادل",
						"representedIdentityNumber", PRINCIPAL, "representation", "SELF", "about", "x"));
		var check = answer(father, PASSPORT, Map.of("termYears", "5"));
		assertThat(check).contains(SON).doesNotContain(PRINCIPAL);
		assertThat(this.work.file(send(father, PASSPORT, check)).requester().identityNumber()).isEqualTo(SON);
	}

	@Test
	@DisplayName("cannot name a person of somebody else, neither by the address of their session nor by number")
	void strangers() throws IOException, InterruptedException {
		var father = logIn(FATHER);
		var daughter = id(father.get("/mine").body(), DAUGHTER, "/request");
		var stranger = logIn(STRANGER);
		assertThat(stranger.get("/mine").body()).doesNotContain(DAUGHTER, "name=\"worker.");
		for (var named : List.of(daughter, DAUGHTER, UUID.randomUUID().toString())) {
			assertThat(stranger.get("/mine/" + named).statusCode()).isEqualTo(404);
			assertThat(stranger.post("/mine/" + named + "/request", Map.of("service", PASSPORT)).statusCode())
				.isEqualTo(404);
			assertThat(stranger.post("/mine/workers", Map.of("worker." + named, "true")).statusCode()).isEqualTo(404);
		}
		assertThat(stranger.post("/mine/workers", Map.of("only", "2852884838")).statusCode()).isEqualTo(404);
		assertThat(this.jdbc.sql("select count(*) from request_draft").query(Long.class).single()).isZero();
		assertThat(new CitizenSession(this.port).get("/mine").headers().firstValue("location").orElseThrow())
			.contains("/login");
	}

	@Test
	@DisplayName("is offered what a power of attorney covers, with the reason for the rest, and nothing by one that ended or was revoked")
	void agent() throws IOException, InterruptedException {
		var agent = logIn(AGENT);
		var page = agent.get("/mine").body();
		assertThat(power(page, "441000102")).contains("أُلغيت هذه الوكالة").doesNotContain("/mine/");
		assertThat(power(page, "441000103")).contains("انتهت مدة هذه الوكالة").doesNotContain("/mine/");
		var traffic = agent.get("/mine/" + powerId(page, "441000104")).body();
		assertThat(traffic).contains("value=\"services-driving-licence-renewal\"")
			.doesNotContain("value=\"" + PASSPORT + "\"");
		assertThat(traffic.substring(traffic.indexOf("id=\"closed\""))).contains("لا تشمل الوكالة هذه المعاملة");
		var refused = agent.post("/mine/" + powerId(page, "441000104") + "/request", Map.of("service", PASSPORT));
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("لا تشمل الوكالة هذه المعاملة");

		assertThat(led(agent.post("/mine/" + powerId(page, "441000105") + "/request", Map.of("service", PASSPORT))))
			.isEqualTo("/services/" + PASSPORT + "/request");
		var check = answer(agent, PASSPORT, Map.of("termYears", "5"));
		assertThat(check).contains("حمد بن جاسم الفضلي", "441000105");
		var reference = send(agent, PASSPORT, check);
		settle();
		assertThat(this.work.file(reference).requester().identityNumber()).isEqualTo(PRINCIPAL);
		agent.get("/cases/" + reference);
		var principal = logIn(PRINCIPAL);
		assertThat(principal.get("/file/access").body()).contains("من ينوب عنكم في البوابة", reference);
		assertThat(this.work.messages(reference)).anyMatch((text) -> text.contains("نيابة عنكم"));
	}

	@Test
	@DisplayName("hears at once that a power was revoked after the request was begun")
	void revoked() throws IOException, InterruptedException {
		var agent = logIn(AGENT);
		var page = agent.get("/mine").body();
		var id = powerId(page, "441000101");
		agent.post("/mine/" + id + "/request", Map.of("service", PASSPORT));
		var check = answer(agent, PASSPORT, Map.of("termYears", "5"));
		this.registers.revoke("441000101", true);
		var sent = agent.post("/services/" + PASSPORT + "/request/check", sending(check));
		assertThat(sent.statusCode()).isEqualTo(409);
		assertThat(sent.body()).contains("أُلغيت هذه الوكالة");
		var again = agent.post("/mine/" + id + "/request", Map.of("service", PASSPORT));
		assertThat(again.statusCode()).isEqualTo(403);
		assertThat(again.body()).contains("أُلغيت هذه الوكالة");
	}

	@Test
	@DisplayName("is told which register is silent, and sees the others")
	void silent() throws IOException, InterruptedException {
		this.registers.set("powers", true);
		var page = logIn(FATHER).get("/mine").body();
		assertThat(page).contains("لا يجيب سجل الوكالات الآن", DAUGHTER);
	}

	@Test
	@DisplayName("does not lose a draft about somebody else without being asked")
	void anotherDraft() throws IOException, InterruptedException {
		var father = logIn(FATHER);
		begin(father, DAUGHTER, PASSPORT);
		var page = father.get("/mine").body();
		var address = "/mine/" + id(page, "1182049179", "/request") + "/request";
		var asked = father.post(address, Map.of("service", PASSPORT));
		assertThat(asked.statusCode()).isEqualTo(200);
		assertThat(asked.body()).contains("فرح بنت عادل الحمدان", "احذفوها وابدؤوا من جديد");
		assertThat(answer(father, PASSPORT, Map.of("termYears", "5"))).contains(DAUGHTER);
		assertThat(led(father.post(address, Map.of("service", PASSPORT, "anew", "true"))))
			.isEqualTo("/services/" + PASSPORT + "/request");
		assertThat(answer(father, PASSPORT, Map.of("termYears", "5"))).contains("1182049179").doesNotContain(DAUGHTER);
	}

	@Test
	@DisplayName("selects several workers for one request, with a result for each")
	void employer() throws IOException, InterruptedException {
		var employer = logIn(EMPLOYER);
		var page = employer.get("/mine").body();
		assertThat(page).contains("أُبلغ عن تغيب هذا العامل");
		assertThat(employer.get("/mine?soon=true&all=true").body()).contains("checked");
		var chosen = new ArrayList<String>();
		for (var number : List.of("2852884838", "2622173389", "2127220842")) {
			chosen.add("worker." + worker(page, number));
		}
		var none = employer.post("/mine/workers", Map.of());
		assertThat(none.body()).contains("لم تختاروا أحداً");
		var begun = employer.post("/mine/workers",
				chosen.stream().collect(Collectors.toMap((box) -> box, (box) -> "true")));
		assertThat(led(begun)).isEqualTo("/services/" + LIST + "/request");
		var check = answer(employer, LIST, Map.of("termYears", "1"));
		assertThat(check).contains("2852884838", "2622173389", "2127220842").doesNotContain("2882730167");
		var reference = send(employer, LIST, check);
		settle();
		assertThat(this.workers.forCase(reference)).hasSize(3);
		assertThat(employer.get("/cases/" + reference).body()).contains("2852884838", "2127220842");
	}

	@Test
	@DisplayName("renews the iqama of one worker by that worker's own button")
	void oneWorker() throws IOException, InterruptedException {
		var employer = logIn(EMPLOYER);
		var page = employer.get("/mine").body();
		var begun = employer.post("/mine/workers", Map.of("only", worker(page, "2622173389")));
		assertThat(led(begun)).isEqualTo("/services/services-iqama-renewal/request");
		var check = answer(employer, "services-iqama-renewal", Map.of("termYears", "1"));
		var reference = send(employer, "services-iqama-renewal", check);
		settle();
		assertThat(this.work.file(reference).requester().identityNumber()).isEqualTo(EMPLOYER);
	}

	@Test
	@DisplayName("requests the iqama of a worker who came to the Kingdom, and types nothing that the register knows")
	void newcomer() throws IOException, InterruptedException {
		var employer = logIn(OTHER_EMPLOYER);
		var issuance = "/services/services-iqama-issuance/request";
		assertThat(typed(employer, issuance)).as("of somebody who is not in the register").isEqualTo(2);
		employer.post(issuance + "/removal", Map.of());
		var page = employer.get("/mine").body();
		assertThat(page).contains("عمالي الذين لا إقامة لهم بعد", "أرجون تابا", "3950143669");

		var begun = employer.post("/mine/workers", Map.of("only", only(page, "3950143669")));

		assertThat(led(begun)).isEqualTo(issuance);
		assertThat(typed(employer, issuance)).isZero();
		var check = answer(employer, "services-iqama-issuance", Map.of("termYears", "1"));
		assertThat(check).contains("أرجون تابا", "3950143669");
		var reference = send(employer, "services-iqama-issuance", check);
		settle();
		assertThat(this.work.file(reference).requester().identityNumber()).isEqualTo(OTHER_EMPLOYER);
	}

	/** Counts the fields for text on all pages of a request. */
	private static long typed(CitizenSession citizen, String request) throws IOException, InterruptedException {
		citizen.send("PUT", request + "/draft", "{\"key\": \"%s\", \"answers\": {}}".formatted(UUID.randomUUID()));
		var fields = 0L;
		for (var step = 1; step < 9; step++) {
			fields += TYPED.matcher(citizen.get(request + "/" + step).body()).results().count();
		}
		return fields;
	}

	private CitizenSession logIn(String person) throws IOException, InterruptedException {
		return CitizenSession.logIn(this.port, this.work, person);
	}

	private void begin(CitizenSession citizen, String person, String service) throws IOException, InterruptedException {
		var page = citizen.get("/mine").body();
		var begun = citizen.post("/mine/" + id(page, person, "/request") + "/request", Map.of("service", service));
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
	}

	/** Answers what is asked, and returns the page with all answers. */
	private static String answer(CitizenSession citizen, String service, Map<String, String> answers)
			throws IOException, InterruptedException {
		var request = "/services/" + service + "/request";
		var page = citizen.get(request).body();
		var given = new LinkedHashMap<String, Object>(answers);
		given.putAll(Map.of("centre", "riyadh", "section", "men", "deliveryMethod", "OFFICE", "deliveryOffice",
				"riyadh", "handTo", "SELF"));
		var kept = citizen.send("PUT", request + "/draft",
				new ObjectMapper().writeValueAsString(Map.of("key", first(KEY, page), "answers", given)));
		assertThat(kept.statusCode()).isEqualTo(204);
		return citizen.get(request + "/check").body();
	}

	private static String send(CitizenSession citizen, String service, String check)
			throws IOException, InterruptedException {
		return CitizenSession.reference(citizen.post("/services/" + service + "/request/check", sending(check)));
	}

	private static Map<String, String> sending(String check) {
		return Map.of("key", first(KEY, check), "declared", "true");
	}

	private void settle() {
		for (var round = 0; round < 3; round++) {
			this.work.sendMessages();
			this.work.makeInboxDue();
			this.work.deliverInbox();
			this.work.runJobs();
		}
		this.work.sendMessages();
	}

	private static String id(String page, String number, String after) {
		return first(Pattern.compile(number + ".*?/mine/([0-9a-f-]{36})", Pattern.DOTALL), page);
	}

	private static String worker(String page, String number) {
		var before = page.substring(0, page.indexOf(number));
		return first(Pattern.compile("worker\\.([0-9a-f-]{36})"),
				before.substring(before.lastIndexOf("name=\"worker.")));
	}

	/** Returns the id in a worker's own button. */
	private static String only(String page, String number) {
		return first(Pattern.compile("name=\"only\" value=\"([0-9a-f-]{36})\""), page.substring(page.indexOf(number)));
	}

	private static String power(String page, String number) {
		var from = page.indexOf("data-power=\"" + number + "\"");
		return page.substring(from, page.indexOf("</li>", from));
	}

	private static String powerId(String page, String number) {
		return first(Pattern.compile("/mine/([0-9a-f-]{36})"), power(page, number));
	}

	private static String first(Pattern pattern, String text) {
		Matcher found = pattern.matcher(text);
		assertThat(found.find()).as(pattern + " in " + text).isTrue();
		return found.group(1);
	}

	private static String led(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		return answer.headers().firstValue("location").orElseThrow().replaceFirst("^https?://[^/]*", "");
	}

}
