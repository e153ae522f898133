package sa.wusul.journey;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.engine.DeploymentMemory;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.identity.Rights;
import sa.wusul.release.Draft;
import sa.wusul.release.Drafts;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.GunLicence;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A train of drafts")
@Tag("story")
class ReleaseTrainTest {

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

		private static final String TABLE = "delivery-custody-limit.dmn";

		private static final String TIMES = "services-service-level.dmn";

		private static final String LETTER = "answer-letter.html";

		private static final String OLD_GREETING = "السلام عليكم ورحمة الله وبركاته، وبعد:";

		private static final String RENAMED = "مركز العليا";

		private static final String PAGE = "/staff/releases";

		@Autowired
		CaseWork work;

		@LocalServerPort
		int port;

		@Autowired
		TestRestTemplate http;

		@Autowired
		ProcessEngine engine;

		@Autowired
		JdbcClient jdbc;

		@Autowired
		Drafts drafts;

		@Autowired
		Rights rights;

		@Autowired
		PaperService papers;

		@Autowired
		List<DeploymentMemory> memories;

		@AfterEach
		void forget() {
			ClockUtil.reset();
			this.memories.forEach(DeploymentMemory::forget);
		}

		@Test
		@DisplayName("comes into service as a whole on its day after one approval by somebody else, and goes back as a whole")
		void thereAndBack() {
			this.work.setTime("2026-11-24T08:00:00");
			var reference = this.work.handIn("passport");
			var letter = deploy("analyst", "letter", Map.of(LETTER,
					Modeler.text("processes/papers/" + LETTER).replace(OLD_GREETING, "تحية طيبة، وبعد:")));
			var names = deploy("admin", "names", Map.of("organisation.yaml",
					Modeler.text("organisation.yaml").replace("ar: مركز الرياض,", "ar: " + RENAMED + ",")));
			var limit = deploy("analyst", "limit", table("2.7.1"));

			var train = this.drafts.couple("autumn", "analyst", List.of(letter, names, limit));
			assertThat(train.changes().replaceAll("[\\u2068\\u2069]", "")).contains("قطار", "draft-" + letter,
					"draft-" + names + " names (admin)", LETTER, "organisation.yaml", TABLE);
			assertThat(tasks("draft-" + letter)).isEmpty();
			assertThat(tasks(train.key())).hasSize(1);
			assertThatThrownBy(() -> this.drafts.couple("again", "analyst", List.of(letter, names)))
				.hasMessageContaining("draft.decided");
			for (var author : List.of("analyst", "Admin")) {
				assertThatThrownBy(() -> this.jdbc
					.sql("update release_draft set state = 'APPROVED', decided_by = ? where number = ?")
					.params(author, train.number())
					.update()).hasMessageContaining("release_draft");
			}

			decide(train, Map.of("draftDecision", "APPROVE", "releaseDay", "2026-12-01"));
			assertThat(centre()).isEqualTo("مركز الرياض");
			this.work.setTime("2026-12-01T00:01:00");
			this.work.runJobs();

			var released = this.drafts.get(train.number());
			assertThat(released.state()).isEqualTo(Draft.State.RELEASED);
			var deployment = released.deploymentId().orElseThrow();
			assertThat(this.engine.getRepositoryService().getDeploymentResourceNames(deployment))
				.containsExactlyInAnyOrder(LETTER, "organisation.yaml", TABLE);
			assertThat(centre()).isEqualTo(RENAMED);
			assertThat(versions()).contains("2.7.1");
			assertThat(template(issued(reference, "after"))).isEqualTo(deployment);

			this.work.setTime("2026-12-02T08:00:00");
			var back = this.drafts.goBack(train.number(), "analyst");
			assertThat(back.returns()).contains(train.number());
			assertThat(back.changes()).contains("عودة إلى ما كان", "تتم به");
			assertThatThrownBy(() -> decideAs("analyst", back)).hasStackTraceContaining("task.gone");
			decide(back, Map.of("draftDecision", "APPROVE"));
			assertThat(centre()).isEqualTo("مركز الرياض");
			assertThat(template(issued(reference, "back")))
				.isEqualTo(this.drafts.get(back.number()).deploymentId().orElseThrow());
			assertThatThrownBy(() -> this.drafts.goBack(train.number(), "analyst"))
				.hasMessageContaining("draft.laterRelease");
		}

		@Test
		@DisplayName("is none of one draft, nor of two that want different things of one file")
		void conflict() {
			var one = deploy("analyst", "one", table("2.7.2"));
			var other = deploy("analyst", "other", table("2.7.3"));
			assertThatThrownBy(() -> this.drafts.couple("alone", "analyst", List.of(one, one)))
				.hasMessageContaining("draft.trainOfOne");
			assertThatThrownBy(() -> this.drafts.couple("both", "analyst", List.of(one, other)))
				.hasMessageContaining("draft.trainConflict");
			assertThat(tasks("draft-" + one)).hasSize(1);
			assertThat(this.drafts.get(one).train()).isEmpty();
		}

		@Test
		@DisplayName("and the way back of a called process leaves a case in it as it began, and holds for the next")
		void processGoesBack() {
			var number = deploy("analyst", "document",
					Map.of("intake-document-completion.bpmn",
							Modeler.text("processes/intake/intake-document-completion.bpmn")
								.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"9.0.0\"")
								.replace("name=\"استلام المستند\"", "name=\"استلام المستند وفحصه\""),
							"intake-receive-document.form", Modeler.text("forms/intake/intake-receive-document.form")));
			decide(this.drafts.get(number), Map.of("draftDecision", "APPROVE"));
			var begun = this.work.waitingForDocument();

			var back = this.drafts.goBack(number, "analyst");
			assertThat(back.changes()).contains("(1)");
			decide(back, Map.of("draftDecision", "APPROVE"));

			var next = this.work.waitingForDocument();
			assertThat(this.work.task(begun, "Task_ReceiveDocument").getName()).isEqualTo("استلام المستند وفحصه");
			assertThat(this.work.task(next, "Task_ReceiveDocument").getName()).isEqualTo("استلام المستند");
		}

		@Test
		@DisplayName("is checked as a whole: a part waits with what it lacks of others, and is not released alone")
		void parts() {
			var service = new HashMap<>(GunLicence.files());
			var times = Map.of(TIMES, service.remove(TIMES));
			assertThat(Modeler.deploy(this.http, "analyst", "licence", service).getBody().get("faults"))
				.extracting((fault) -> fault.get("rule").asText())
				.containsExactly("whole-time");
			var part = deploy("analyst", "train: licence", service);
			assertThat(this.drafts.get(part).ofTrain()).isTrue();
			assertThat(this.drafts.get(part).changes()).startsWith("جزء من قطار").contains("whole-time");
			assertThat(this.drafts.get(part).changesEn()).startsWith("A part of a train").contains("whole-time");
			assertThatThrownBy(() -> decide(this.drafts.get(part), Map.of("draftDecision", "APPROVE")))
				.hasStackTraceContaining("draft.partOfTrain");
			assertThatThrownBy(() -> this.jdbc
				.sql("update release_draft set state = 'APPROVED', decided_by = 'releaser' where number = ?")
				.param(part)
				.update()).isInstanceOf(DataIntegrityViolationException.class);
			service.computeIfPresent(GunLicence.SERVICE + ".bpmn",
					(name, text) -> text.replace("calledElement=\"services-application\"", "calledElement=\"${any}\""));
			assertThat(Modeler.deploy(this.http, "analyst", "train: hostile", service).getStatusCode().value())
				.isEqualTo(400);

			var other = deploy("analyst", "قطار: times", times);
			assertThatThrownBy(() -> this.drafts.couple("half", "analyst", List.of(part, unrelated())))
				.hasMessageContaining("model.faults");
			var train = this.drafts.couple("licence", "analyst", List.of(part, other));
			assertThat(train.ofTrain()).isFalse();
			decide(train, Map.of("draftDecision", "APPROVE"));
			assertThat(this.drafts.get(train.number()).state()).isEqualTo(Draft.State.RELEASED);
			assertThat(this.engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(GunLicence.SERVICE)
				.count()).isOne();
		}

		private long unrelated() {
			return deploy("analyst", "unrelated", table("2.7.9"));
		}

		@Test
		@DisplayName("is coupled by an analyst on the page of releases, which others do not open")
		void onThePage() throws Exception {
			var one = deploy("analyst", "first", table("2.7.4"));
			var other = deploy("analyst", "second", table("delivery-limit.dmn", "2.7.5"));
			assertThat(logIn("clerk").get(PAGE).statusCode()).isEqualTo(403);
			var analyst = logIn("analyst");
			assertThat(analyst.get(PAGE).body()).contains("draft-" + one, "draft-" + other, "تنتظر الإجازة");
			var alone = analyst.form(PAGE + "/train", "name", "alone", "draft-" + one, "on");
			assertThat(alone.statusCode()).isEqualTo(400);
			assertThat(alone.body()).as("the choice stays")
				.contains("role=\"alert\"", "value=\"alone\"")
				.containsPattern("name=\"draft-" + one + "\"[^>]* checked=\"checked\"")
				.doesNotContainPattern("name=\"draft-" + other + "\"[^>]* checked");
			var coupled = analyst.form(PAGE + "/train", "name", "both", "draft-" + one, "on", "draft-" + other, "on");
			assertThat(coupled.statusCode()).as(coupled.body()).isLessThan(400);
			var train = this.drafts.get(one).train().orElseThrow();
			assertThat(this.drafts.get(other).train()).contains(train);
			assertThat(analyst.get(PAGE).body()).contains("draft-" + train, "قطار");
			decide(this.drafts.get(train), Map.of("draftDecision", "APPROVE"));
			assertThat(analyst.form(PAGE + "/back", "draft", String.valueOf(train)).statusCode()).isLessThan(400);
			assertThat(analyst.get(PAGE).body()).contains("عودة إلى ما كان قبل الإصدار");
		}

		private StaffBrowser logIn(String user) throws Exception {
			var browser = new StaffBrowser(this.port, "203.0.113.84");
			assertThat(browser.logIn(user, PublicCredentials.PASSWORD).statusCode()).isEqualTo(200);
			return browser;
		}

		private String issued(String reference, String key) {
			var fields = new HashMap<String, Object>(Map.of("addressee", "محمد بن عبدالله", "subject", "تجديد رخصة",
					"requestedAt", Instant.parse("2026-11-10T08:00:00Z"), "department", "الجوازات", "answer", "تمت"));
			return this.papers.issue(new PaperRequest(key, "answer-letter", reference, fields)).number();
		}

		private String template(String paper) {
			return this.jdbc.sql("select template_version from paper where number = ?")
				.param(paper)
				.query(String.class)
				.single();
		}

		private String centre() {
			return this.rights.organisation().centre("riyadh").orElseThrow().ar();
		}

		private List<String> versions() {
			return this.engine.getRepositoryService()
				.createDecisionDefinitionQuery()
				.decisionDefinitionKey("delivery-custody-limit")
				.list()
				.stream()
				.map((table) -> table.getVersionTag())
				.toList();
		}

		private void decide(Draft draft, Map<String, Object> answers) {
			var task = tasks(draft.key()).get(0).getId();
			this.work.as("releaser", () -> {
				this.engine.getFormService().submitTaskForm(task, answers);
				return null;
			});
		}

		private void decideAs(String person, Draft draft) {
			var task = tasks(draft.key()).get(0).getId();
			this.work.as(person, () -> {
				this.engine.getFormService().submitTaskForm(task, Map.of("draftDecision", "APPROVE"));
				return null;
			});
		}

		private List<Task> tasks(String draft) {
			return this.engine.getTaskService().createTaskQuery().processInstanceBusinessKey(draft).list();
		}

		private long deploy(String person, String name, Map<String, String> files) {
			var answer = Modeler.deploy(this.http, person, name, files);
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
			return Long.parseLong(answer.getBody().get("id").asText().replace("draft-", ""));
		}

		private static Map<String, String> table(String versionTag) {
			return table(TABLE, versionTag);
		}

		private static Map<String, String> table(String file, String versionTag) {
			return Map.of(file, Modeler.text("processes/delivery/" + file)
				.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"" + versionTag + "\""));
		}

	}

}
