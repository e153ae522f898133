package sa.wusul.webapps.simulation;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.simulation.History;
import sa.wusul.simulation.ModelStep;
import sa.wusul.simulation.SimulatedProcesses;
import sa.wusul.simulation.WorkingAxis;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Four days with forty cases, timed by the minute, and their simulation. */
@DisplayName("The simulation in Cockpit")
@OnH2
@CaseStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("story")
class SimulationTabTest {

	private static final String PROCESS = "intake-request-registration";

	/** The files of the process and of everything that it needs. */
	private static final String[] REQUEST = { "intake/*", "audit/*", "department/*", "escalation/*", "meeting/*",
			"reception/reception-interpreter-need*", "services/services-re*", "services/services-power-scope*",
			"services/services-decide-re*" };

	private static final String AFTERWARDS = "2026-11-26T15:00:00";

	@Autowired
	private CaseWork work;

	@Autowired
	private SimulatedProcesses drafts;

	@Autowired
	private History history;

	@Autowired
	private WorkingTime workingTime;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestRestTemplate http;

	@LocalServerPort
	private int port;

	private final ObjectMapper json = new ObjectMapper();

	/**
	 * Creates cases that wait an hour for the clerk, who takes ten minutes, and two for
	 * the auditor, who takes five; three of ten lack a document, the others are answered
	 * on the same day.
	 */
	@BeforeAll
	void fourDays() {
		for (var day = 22; day <= 25; day++) {
			for (var number = 0; number < 10; number++) {
				at(day, 8, number * 12);
				var reference = this.work.handIn("passport");
				at(day, 9, number * 12);
				this.work.claim("clerk", reference, "Task_ClassifyRequest");
				at(day, 9, number * 12 + 10);
				this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
				at(day, 11, number * 12 + 10);
				this.work.claim("auditor", reference, "Task_ReviewCase");
				at(day, 11, number * 12 + 15);
				this.work.audit(reference,
						(number % 4 == 0) ? Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY")
								: Map.of("auditDecision", "ACCEPT"));
				if (number % 4 != 0) {
					at(day, 13, number * 12);
					this.work.complete("officer", reference, "Task_StudyCase",
							Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
					this.work.runJobs();
				}
			}
		}
	}

	@BeforeEach
	void afterwards() {
		this.work.setTime(AFTERWARDS);
	}

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	private void at(int day, int hour, int minute) {
		this.work.setTime(LocalDate.of(2026, 11, day).atTime(hour, 0).plusMinutes(minute) + ":00");
	}

	@Test
	@DisplayName("measures the past: the number of cases, their waiting and working times, and their paths")
	void measures() {
		var until = Instant.parse("2026-11-26T12:00:00Z");
		var axis = WorkingAxis.of(this.workingTime.openings(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 12, 1)));
		var draft = this.drafts.deployed(definition(PROCESS), (process) -> true);

		var measured = this.history.measure(List.of(draft), until.minusSeconds(90 * 86_400L), until, axis,
				(process) -> true);

		assertThat(measured.cases()).isEqualTo(40);
		assertThat(measured.arrivals().perWorkingDay()).as("forty on five working days").isEqualTo(8);
		assertThat(measured.arrivals().workingDay()[8]).isEqualTo(4);
		assertThat(measured.kinds()).hasSize(1);
		var clerk = measured.works().get(new ModelStep(PROCESS, "Task_ClassifyRequest"));
		assertThat(clerk.waiting().quantile(0.5)).isEqualTo(3600);
		assertThat(clerk.touch().quantile(0.5)).isEqualTo(600);
		var auditor = measured.works().get(new ModelStep("audit-case-review", "Task_ReviewCase"));
		assertThat(auditor.waiting().quantile(0.5)).isEqualTo(7200);
		assertThat(auditor.touch().quantile(0.5)).isEqualTo(300);
		assertThat(measured.members()).containsEntry("intake-clerks-riyadh-men", members("intake-clerks-riyadh-men"));
		assertThat(measured.otherWork()).as("no other step was done").isEmpty();
		assertThat(measured.turns().values()).as("three of ten lack a document")
			.anySatisfy((turns) -> assertThat(turns.values()).containsExactlyInAnyOrder(28L, 12L));
		assertThat(
				this.history.measure(List.of(draft), until.minusSeconds(90 * 86_400L), until, axis, (process) -> false)
					.cases())
			.as("a hidden process is not mentioned")
			.isZero();
	}

	@Test
	@DisplayName("compares queue, waiting times and use of groups of a draft with the version in service, reproducibly for the same seed")
	void runs() throws Exception {
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");

		var measured = analyst.get(tab(PROCESS), BodyHandlers.ofString());
		assertThat(measured.statusCode()).as(measured.body()).isEqualTo(200);
		var basis = this.json.readTree(measured.body());
		assertThat(basis.at("/cases").asLong()).isEqualTo(40);
		assertThat(basis.at("/groups").findValuesAsText("name"))
			.anySatisfy((name) -> assertThat(name).contains("الرياض"));

		var draft = Files.readString(Path.of("processes/intake/intake-request-registration.bpmn"));
		var shorter = draft.replace("targetRef=\"CallActivity_AuditCase\"", "targetRef=\"Gateway_RequestAccepted\"");
		assertThat(shorter).isNotEqualTo(draft);
		var wish = this.json.createObjectNode()
			.put("bpmn", shorter)
			.put("days", 30)
			.put("replications", 3)
			.put("seed", 5);
		var first = run(analyst, PROCESS, wish.toString());
		assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
		var result = this.json.readTree(first.body());

		assertThat(result.at("/draft/caseTime/median/value").asDouble())
			.isLessThan(result.at("/compared/caseTime/median/value").asDouble());
		assertThat(result.at("/sameWish").asBoolean()).isTrue();
		assertThat(result.at("/assumptions")).anySatisfy((sentence) -> assertThat(sentence.asText()).contains("فورية"));
		assertThat(step(result.at("/draft"), "Task_ClassifyRequest").at("/touch").asDouble()).isCloseTo(600,
				within(60.0));
		assertThat(result.at("/check/cases").asLong()).isEqualTo(40);
		var again = this.json.readTree(run(analyst, PROCESS, wish.toString()).body());
		assertThat(again.at("/draft")).isEqualTo(result.at("/draft"));
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey(PROCESS).count())
			.as("nothing was deployed")
			.isEqualTo(1);
	}

	@Test
	@DisplayName("takes the newest version of a called process, as running cases do")
	void newestCalled() throws Exception {
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		var review = Files.readString(Path.of("processes/audit/audit-case-review.bpmn"))
			.replace("Task_ReviewCase", "Task_ReviewAnew");
		var deployed = this.repository.createDeployment().addString("audit-case-review.bpmn", review).deploy();
		try {
			var result = this.json.readTree(run(analyst, PROCESS, "{\"days\": 30, \"replications\": 2}").body());

			assertThat(step(result.at("/draft"), "Task_ReviewAnew").at("/step/process").asText())
				.isEqualTo("audit-case-review");
		}
		finally {
			this.repository.deleteDeployment(deployed.getId());
		}
	}

	@Test
	@DisplayName("shows that more cases with fewer people wait longer")
	void supposes() throws Exception {
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");

		var result = this.json.readTree(run(analyst, PROCESS,
				"{\"casesADay\": 60, \"staff\": {\"intake-clerks-riyadh-men\": 1}, \"days\": 30, \"replications\": 2}")
			.body());

		assertThat(result.at("/sameWish").asBoolean()).as("beside the same as it is").isFalse();
		var overloaded = step(result.at("/draft"), "Task_ClassifyRequest");
		assertThat(overloaded.at("/breaches/value").asDouble()).isGreaterThan(0.5);
		assertThat(overloaded.at("/queueMost").asDouble()).isGreaterThan(300);
		assertThat(step(result.at("/compared"), "Task_ClassifyRequest").at("/breaches/value").asDouble())
			.isLessThan(0.05);
	}

	@Test
	@DisplayName("simulates a draft that awaits release, with the processes and service levels of the same draft")
	void draft() throws Exception {
		var number = handIn((file, text) -> switch (file) {
			case "audit-case-review.bpmn" -> text.replace("name=\"تدقيق الطلب\"", "name=\"تدقيق موجز\"");
			// Half a minute instead of two days for the audit of an ordinary request.
			case "intake-service-level.dmn" ->
				text.replaceFirst("(LiteralExpression_ReviewAny_hours\">\\s*<text>)14", "$10.01");
			default -> text;
		}, REQUEST);
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");

		assertThat(waiting(analyst, PROCESS)).filteredOn((one) -> one.at("/number").asLong() == number)
			.singleElement()
			.satisfies((one) -> assertThat(one.toString()).contains("ريم الشمري", "2026-11-26"));
		assertThat(waiting(analyst, "reception-office-appointment")).isEmpty();

		var first = run(analyst, PROCESS, wish(number));
		assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
		var result = this.json.readTree(first.body());
		assertThat(step(result.at("/draft"), "Task_ReviewCase").at("/name").asText()).isEqualTo("تدقيق موجز");
		assertThat(step(result.at("/compared"), "Task_ReviewCase").at("/name").asText()).isEqualTo("تدقيق الطلب");
		assertThat(step(result.at("/draft"), "Task_ReviewCase").at("/breaches/value").asDouble()).isGreaterThan(0.5);
		assertThat(step(result.at("/compared"), "Task_ReviewCase").at("/breaches/value").asDouble()).isLessThan(0.05);
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey("audit-case-review").count())
			.as("nothing came into service")
			.isEqualTo(1);

		assertRefused(run(analyst, "reception-office-appointment", wish(number)), 404, "simulation.draftUnknown");
		assertRefused(run(analyst, PROCESS, wish(number + 1000)), 404, "simulation.draftUnknown");
		this.jdbc
			.sql("update release_draft_file set content = ? where draft = ? and file_name = 'audit-case-review.bpmn'")
			.params("<other/>".getBytes(StandardCharsets.UTF_8), number)
			.update();
		assertRefused(run(analyst, PROCESS, wish(number)), 409, "draft.tampered");
		this.jdbc.sql("update release_draft set state = 'REFUSED', decided_by = 'releaser' where number = ?")
			.param(number)
			.update();
		assertThat(waiting(analyst, PROCESS)).noneMatch((one) -> one.at("/number").asLong() == number);
		assertRefused(run(analyst, PROCESS, wish(number)), 404, "simulation.draftUnknown");
	}

	@Test
	@DisplayName("reports service levels of a draft without an answer for a step")
	void draftWithoutAnswers() throws Exception {
		var number = handIn((file, text) -> file.equals("intake-service-level.dmn")
				? text.replaceFirst("(LiteralExpression_ReviewAny_hours\">\\s*)<text>14</text>", "$1<text />") : text,
				REQUEST);

		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		assertRefused(run(analyst, PROCESS, wish(number)), 400, "serviceLevel.noAnswer");
	}

	@Test
	@DisplayName("lets supervisors of Tawasul simulate its drafts by analysts, but not the analysts themselves")
	void confidentialDraft() throws Exception {
		var number = handIn(
				(file, text) -> file.equals("tawasul-visit-request.bpmn")
						? text.replaceFirst("camunda:versionTag=\"[^\"]*\"", "camunda:versionTag=\"9.0.0\"") : text,
				"tawasul/tawasul-visit-request*", "tawasul/tawasul-request-visit*",
				"tawasul/tawasul-visit-eligibility*");
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		var supervisor = WebAppSession.logIn(this.port, "tawasul-supervisor", "cockpit");

		assertThat(waiting(supervisor, "tawasul-visit-request")).singleElement()
			.satisfies((one) -> assertThat(one.at("/number").asLong()).isEqualTo(number));
		var tried = run(supervisor, "tawasul-visit-request", wish(number));
		assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);

		assertThat(run(analyst, "tawasul-visit-request", wish(number)).statusCode()).isIn(403, 404);
		assertRefused(run(analyst, PROCESS, wish(number)), 404, "simulation.draftUnknown");
		assertThat(waiting(analyst, PROCESS).toString()).doesNotContain("\"number\":" + number);
	}

	/** Submits models and forms as Camunda Modeler does, with some of them changed. */
	private long handIn(BinaryOperator<String> change, String... patterns) throws Exception {
		var files = new HashMap<String, String>();
		var resolver = new PathMatchingResourcePatternResolver();
		for (var pattern : patterns) {
			for (var folder : List.of("processes", "forms")) {
				for (var file : resolver.getResources("classpath*:" + folder + "/" + pattern)) {
					var name = file.getFilename();
					if (name != null && name.matches(".*\\.(bpmn|dmn|form)")) {
						files.put(name, change.apply(name, file.getContentAsString(StandardCharsets.UTF_8)));
					}
				}
			}
		}
		var answer = Modeler.deploy(this.http, "analyst", "a draft", files);
		assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
		return Long.parseLong(answer.getBody().at("/id").asText().replace("draft-", ""));
	}

	private String wish(long draft) {
		return this.json.createObjectNode().put("draft", draft).put("days", 30).put("replications", 2).toString();
	}

	private JsonNode waiting(WebAppSession person, String process) throws Exception {
		var basis = person.get(tab(process), BodyHandlers.ofString());
		assertThat(basis.statusCode()).as(basis.body()).isEqualTo(200);
		return this.json.readTree(basis.body()).at("/drafts");
	}

	@Test
	@DisplayName("is refused to others, and discloses nothing about Tawasul to analysts")
	void rights() throws Exception {
		var office = WebAppSession.logIn(this.port, "private-office", "cockpit");
		assertRefused(office.get(tab(PROCESS), BodyHandlers.ofString()), 403, "simulation.forbidden");
		assertThat(office.get(tab(PROCESS) + "?rightOnly=true", BodyHandlers.ofString()).body())
			.isEqualTo("{\"allowed\":false}");
		assertThat(WebAppSession.logIn(this.port, "analyst", "cockpit")
			.get(tab(PROCESS) + "?rightOnly=true", BodyHandlers.ofString())
			.body()).isEqualTo("{\"allowed\":true}");

		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		assertThat(analyst.get(tab("tawasul-visit-request"), BodyHandlers.ofString()).statusCode()).isIn(403, 404);
		var disguised = Files.readString(Path.of("processes/tawasul/tawasul-visit-request.bpmn"));
		var wish = this.json.createObjectNode().put("bpmn", disguised);
		assertRefused(run(analyst, PROCESS, wish.toString()), 403, "simulation.forbidden");
	}

	@Test
	@DisplayName("forecasts other numbers of people and cases for supervisors, who choose no other model")
	void forecasts() throws Exception {
		var supervisor = WebAppSession.logIn(this.port, "supervisor", "cockpit");
		var basis = this.json.readTree(supervisor.get(tab(PROCESS), BodyHandlers.ofString()).body());
		assertThat(basis.at("/mayChange").asBoolean(true)).isFalse();
		assertThat(basis.at("/branches")).isEmpty();
		assertThat(basis.at("/groups").findValuesAsText("id")).contains("intake-clerks-riyadh-men");

		var forecast = this.json.readTree(run(supervisor, PROCESS,
				"{\"volume\": 3, \"staff\": {\"intake-clerks-riyadh-men\": 1}, \"days\": 30, \"replications\": 2,"
						+ " \"check\": false}")
			.body());
		assertThat(forecast.at("/check").isNull()).as("without a look at past days").isTrue();
		assertThat(forecast.at("/draft/cases").asDouble()).isGreaterThan(2 * forecast.at("/compared/cases").asDouble());

		var model = Files.readString(Path.of("processes/intake/intake-request-registration.bpmn"));
		for (var other : List.of(this.json.createObjectNode().put("bpmn", model),
				this.json.createObjectNode().put("draft", 1),
				this.json.createObjectNode().put("definition", definition(PROCESS)))) {
			assertRefused(run(supervisor, PROCESS, other.toString()), 403, "simulation.forbidden");
		}
		assertThat(supervisor.get(tab("tawasul-visit-request"), BodyHandlers.ofString()).statusCode()).isIn(403, 404);
	}

	@Test
	@DisplayName("refuses files that are not a model, refer to files outside, or are another process, and values out of bounds")
	void refuses() throws Exception {
		var analyst = WebAppSession.logIn(this.port, "analyst", "cockpit");
		var model = Files.readString(Path.of("processes/audit/audit-case-review.bpmn"));
		var outside = model.replaceFirst("<bpmn:definitions",
				"<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><bpmn:definitions");

		assertRefused(runModel(analyst, outside), 400, "simulation.notAModel");
		assertRefused(runModel(analyst, "<html/>"), 400, "simulation.notAModel");
		assertRefused(runModel(analyst, model), 400, "simulation.otherProcess");
		assertRefused(runModel(analyst, "<a>".repeat(100) + "</a>".repeat(100)), 413, "simulation.modelTooLarge");
		assertRefused(runModel(analyst, " ".repeat(1_000_001)), 413, "simulation.modelTooLarge");
		assertRefused(run(analyst, PROCESS, "{\"days\": 100000}"), 400, "simulation.input");
		assertRefused(run(analyst, PROCESS, "{\"volume\": \"NaN\"}"), 400, "simulation.input");
		assertRefused(run(analyst, PROCESS, "no json"), 400, "simulation.input");
	}

	private HttpResponse<String> runModel(WebAppSession analyst, String model) throws Exception {
		return run(analyst, PROCESS, this.json.createObjectNode().put("bpmn", model).toString());
	}

	private HttpResponse<String> run(WebAppSession analyst, String process, String wish) throws Exception {
		return analyst.post(tab(process) + "/run", wish);
	}

	private String tab(String process) {
		return "/camunda/api/cockpit/plugin/wusul-simulation/default/definition/" + definition(process);
	}

	private String definition(String process) {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.singleResult()
			.getId();
	}

	private int members(String group) {
		return this.jdbc.sql("select count(*) from ACT_ID_MEMBERSHIP where GROUP_ID_ = ?")
			.param(group)
			.query(Integer.class)
			.single();
	}

	private static JsonNode step(JsonNode forecast, String element) {
		for (var step : forecast.at("/steps")) {
			if (step.at("/step/element").asText().equals(element)) {
				return step;
			}
		}
		throw new AssertionError("No step " + element);
	}

	private void assertRefused(HttpResponse<String> answer, int status, String code) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		var refusal = this.json.readTree(answer.body());
		assertThat(refusal.at("/code").asText()).as(answer.body()).isEqualTo(code);
		assertThat(refusal.at("/messageAr").asText()).matches("(?U).*\\p{IsArabic}.*");
		assertThat(refusal.at("/messageEn").asText()).matches(".*[a-z].*");
	}

}
