package sa.wusul.portal.call;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.demo.identity.DemoIdentityGateway;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("An officer with a caller on the telephone")
@CaseStory
@OnH2
@Tag("story")
class CallPagesTest {

	private static final String CALLER = "1058529940";

	private static final String OFFICER = "callcentre";

	private static final Pattern NUMBER = Pattern.compile("<bdi dir=\"ltr\">(\\d\\d)</bdi>");

	@Autowired
	private DemoIdentityGateway identity;

	@Autowired
	private CaseWork work;

	@Autowired
	private AccessLog log;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@BeforeEach
	void aQuietDay() {
		this.work.setTime("2026-11-22T08:00:00");
		this.jdbc.sql("delete from login_attempt").update();
	}

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("uses the portal's pages in the caller's name, from the task list, and all actions are logged in the officer's name")
	void worksForTheCaller() throws Exception {
		var reference = ofCaller(this.work.handIn("passport"));
		var task = taskOfCall();
		var officer = WebAppSession.logIn(this.port, OFFICER);
		var pages = officer.portal();
		assertThat(leadsTo(pages.get("/cases"))).as("not yet").endsWith("/login?to=/cases");

		assertThat(leadsTo(pages.post("/call/" + task.getId(), Map.of()))).endsWith("/login");
		assertThat(pages.get("/login").body()).contains("تعملون باسم المتصل");
		assertThat(pages.supply(CitizenSession.code(this.work, pages.begin(CALLER))).statusCode()).isEqualTo(302);

		assertThat(pages.get("/cases").body()).contains(reference);
		assertThat(pages.get("/cases/" + reference).body()).contains("••••9940", "إنهاء والعودة إلى المهمة");
		assertThat(this.log.forCase(reference))
			.extracting((entry) -> entry.read().reader(), (entry) -> entry.read().door())
			.containsOnly(tuple(OFFICER, Endpoint.PHONE));
		assertThat(pages.get("/services/intake-request-registration/request").body())
			.contains("<form method=\"post\" id=\"request\"");
		for (var own : List.of("/file/documents", "/file/access")) {
			assertThat(pages.get(own).statusCode()).as("for the caller's own eyes: " + own).isEqualTo(403);
		}
		assertThat(pages.get("/").body()).doesNotContain("id=\"file\"");
		assertThat(events(number(task))).containsExactly("ACTED_FOR_CALLER");
		assertThat(pages.post("/cases/" + reference + "/withdrawal", Map.of()).statusCode()).isEqualTo(302);
		assertThat(deeds(number(task))).containsExactly(OFFICER + " /cases/{reference}/withdrawal " + reference);
		assertThat(officer.get("/camunda/api/engine/engine/default/task/" + task.getId(), BodyHandlers.ofString())
			.statusCode()).as("the officer is still logged in to Tasklist").isEqualTo(200);

		assertThat(leadsTo(pages.post("/call/end", Map.of()))).contains("/tasklist/", task.getId());
		assertThat(pages.get("/cases").statusCode()).isEqualTo(302);
		assertThat(deeds(number(task))).as("ending the call is not logged as an action").hasSize(1);
	}

	@Test
	@DisplayName("opens them by a code that the caller may read out, because it opens this call only")
	void codeOfThisCall() throws Exception {
		var pages = WebAppSession.logIn(this.port, OFFICER).portal();
		pages.post("/call/" + taskOfCall().getId(), Map.of());
		var attempt = pages.begin(CALLER);
		assertThat(pages.get("/login/code").body()).contains("اطلبوا منه أن يقرأه لكم").doesNotContain("لا تعطوه أحدا");
		var code = CitizenSession.code(this.work, attempt);
		assertThat(this.work.messages("\n" + attempt)).last()
			.asString()
			.contains("اقرؤوه لموظف مركز الاتصال في هذه المكالمة فقط")
			.doesNotContain("ولا يطلبه منكم أحد");

		pages.post("/call/end", Map.of());
		assertThat(leadsTo(pages.supply(code))).as("the call is over").endsWith("/login");
		assertThat(pages.get("/cases").statusCode()).as("nobody is logged in").isEqualTo(302);

		var other = new CitizenSession(this.port);
		var ownAttempt = other.begin(CALLER);
		assertThat(CitizenSession.code(this.work, ownAttempt)).isNotEqualTo(code);
		assertThat(this.work.messages("\n" + ownAttempt)).last().asString().contains("ولا يطلبه منكم أحد");
		assertThat(other.supply(code).statusCode()).isNotEqualTo(302);
	}

	@Test
	@DisplayName("opens them after the caller chose the told number in their national app, by an answer that is signed and in time")
	void confirmedInApp() throws Exception {
		var reference = ofCaller(this.work.handIn("passport"));
		var pages = WebAppSession.logIn(this.port, OFFICER).portal();
		pages.post("/call/" + taskOfCall().getId(), Map.of());
		assertThat(pages.get("/login").body()).contains("التأكيد في التطبيق الوطني");

		assertThat(leadsTo(pages.post("/call/proof", Map.of("identityNumber", CALLER)))).endsWith("/call/proof");

		var number = NUMBER.matcher(pages.get("/call/proof").body());
		assertThat(number.find()).isTrue();
		this.work.sendMessages();
		var asked = this.identity.open().get(0);
		assertThat(asked.choices()).hasSize(3).contains(number.group(1));
		assertThat(answer("x.y.z")).isEqualTo(400);
		var right = this.identity.answer(asked.asked().key(), Optional.of(number.group(1))).orElseThrow();
		assertThat(answer(right.substring(0, right.lastIndexOf('.')) + ".AAAA")).as("another signature").isEqualTo(403);
		assertThat(pages.get("/call/proof/state").headers().firstValue("X-Wusul-Refresh")).isEmpty();
		assertThat(pages.get("/cases").statusCode()).as("not yet").isEqualTo(302);

		assertThat(answer(right)).isEqualTo(202);
		assertThat(answer(right)).as("the same answer again").isEqualTo(200);

		assertThat(pages.get("/call/proof/state").headers().firstValue("X-Wusul-Refresh")).contains("true");
		assertThat(leadsTo(pages.get("/call/proof"))).endsWith("/cases");
		assertThat(pages.get("/cases").body()).contains(reference);
		assertThat(this.jdbc.sql("select state, officer, purpose, shown_number, identity_number from identity_proof")
			.query()
			.listOfRows()).last()
			.satisfies(
					(proof) -> assertThat(proof.values()).containsExactly("CONFIRMED", OFFICER, "PORTAL", null, null));
	}

	private int answer(String signed) throws Exception {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/api/identity/answers"))
			.header("Content-Type", "application/jose")
			.POST(BodyPublishers.ofString(signed))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
	}

	@Test
	@DisplayName("loses the caller's pages together with the task")
	void noLonger() throws Exception {
		var reference = ofCaller(this.work.handIn("passport"));
		var task = taskOfCall();
		var pages = WebAppSession.logIn(this.port, OFFICER).portal();
		pages.post("/call/" + task.getId(), Map.of());
		pages.supply(CitizenSession.code(this.work, pages.begin(CALLER)));
		assertThat(pages.get("/cases/" + reference).statusCode()).isEqualTo(200);

		this.work.engine().getTaskService().setAssignee(task.getId(), null);

		assertThat(leadsTo(pages.get("/cases/" + reference))).as("the caller's session has ended").contains("/login?");
		assertThat(pages.post("/call/" + task.getId(), Map.of()).statusCode()).isEqualTo(403);
	}

	@Test
	@DisplayName("learns of no confidential case of the caller, not even that it exists")
	void nothingConfidential() throws Exception {
		ConfidentialModel.deploy(this.work.engine().getRepositoryService());
		var ordinary = ofCaller(this.work.handIn("passport"));
		var hidden = ofCaller(this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question()));
		var atHome = CitizenSession.logIn(this.port, this.work, CALLER);
		assertThat(atHome.get("/cases").body()).as("the citizen's own pages show both").contains(ordinary, hidden);
		var begun = "/services/tawasul-general-request/request";
		assertThat(atHome
			.send("PUT", begun + "/draft",
					"{\"key\": \"00000000-0000-4000-8000-000000000001\", \"answers\": {\"question\": \"سر\"}}")
			.statusCode()).isEqualTo(204);
		var atHomeOnly = this.log.forCase(hidden);

		var pages = WebAppSession.logIn(this.port, OFFICER).portal();
		pages.post("/call/" + taskOfCall().getId(), Map.of());
		pages.supply(CitizenSession.code(this.work, pages.begin(CALLER)));

		assertThat(pages.get("/cases").body()).contains(ordinary).doesNotContain(hidden);
		for (var page : List.of("", "/live?mark=0", "/papers/1", "/booking/slots", "/booking.ics")) {
			var unknown = pages.get("/cases/" + hidden + page);
			assertThat(unknown.statusCode()).as(page).isEqualTo(404);
			assertThat(unknown.body()).as(page).contains("لا يوجد طلب");
		}
		for (var deed : List.of("withdrawal", "supplied", "booking/cancellation", "number-code", "rating")) {
			assertThat(pages.post("/cases/" + hidden + "/" + deed, Map.of("code", "1", "stars", "1")).statusCode())
				.as(deed)
				.isEqualTo(404);
		}
		for (var door : List.of("/tawasul", begun, begun + "?contact=1")) {
			var refused = pages.get(door);
			assertThat(refused.statusCode()).as(door).isEqualTo(403);
			assertThat(refused.body()).as(door).contains("لا يُفتح أثناء المكالمة").doesNotContain("سر");
		}
		assertThat(pages.get("/services").body()).as("nor the draft").doesNotContain("أكملوا");
		assertThat(this.log.forCase(hidden)).as("no access is logged").isEqualTo(atHomeOnly);
	}

	@Test
	@DisplayName("opens them only from their own task of a call, with a log-in")
	void fromNothingElse() throws Exception {
		var task = taskOfCall();
		assertThat(
				WebAppSession.logIn(this.port, "clerk").portal().post("/call/" + task.getId(), Map.of()).statusCode())
			.isEqualTo(403);
		assertThat(new CitizenSession(this.port).post("/call/" + task.getId(), Map.of()).statusCode()).isEqualTo(403);
		var officer = WebAppSession.logIn(this.port, OFFICER).portal();
		var other = this.work.task(this.work.withDepartment(), "Task_StudyCase");
		this.work.engine().getTaskService().setAssignee(other.getId(), OFFICER);
		assertThat(officer.post("/call/" + other.getId(), Map.of()).body()).contains("من مهمة مكالمة");
		assertThat(officer.post("/call/nothing", Map.of()).statusCode()).isEqualTo(403);
	}

	private static String leadsTo(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private Task taskOfCall() {
		var model = this.work.engine()
			.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey("reception-phone-enquiry")
			.latestVersion()
			.singleResult();
		var call = this.work.as(OFFICER,
				() -> this.work.engine()
					.getFormService()
					.submitStartForm(model.getId(), Map.of("callPurpose", "NEW_REQUEST")));
		return this.work.engine().getTaskService().createTaskQuery().processInstanceId(call.getId()).singleResult();
	}

	private String number(Task task) {
		return this.work.engine()
			.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult()
			.getBusinessKey();
	}

	private String ofCaller(String reference) {
		this.work.giveTo(reference, CALLER);
		return reference;
	}

	private List<String> deeds(String call) {
		return this.jdbc
			.sql("select * from phone_call_event where call_number = ? and event = 'DID_FOR_CALLER' order by id")
			.param(call)
			.query((row, index) -> row.getString("officer") + " " + row.getString("deed") + " "
					+ row.getString("case_reference"))
			.list();
	}

	private List<String> events(String call) {
		return this.jdbc.sql("select event from phone_call_event where call_number = ? order by id")
			.param(call)
			.query(String.class)
			.list();
	}

}
