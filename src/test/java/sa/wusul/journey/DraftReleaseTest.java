package sa.wusul.journey;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.GunLicence;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A deployment by an analyst")
@Tag("story")
class DraftReleaseTest {

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

		private static final String SERVICE = "services-gun-licence-renewal";

		private static final String TABLE = "delivery-custody-limit.dmn";

		private static final Map<String, Object> APPROVAL = Map.of("draftDecision", "APPROVE");

		private static final Map<String, Object> AGREEMENT = Map.of("guardDecision", "AGREE", "guardReason",
				"راجعتها مع الإدارة القانونية");

		private static final Map<String, Object> WITHDRAWAL = Map.of("draftWithdrawn", true);

		private static final Map<String, Object> REFUSAL = Map.of("draftDecision", "REFUSE", "draftRefusalReason",
				"UNTESTED", "draftRefusal", "جرّبها في بيئة التجربة أولاً");

		@Autowired
		CaseWork work;

		@Autowired
		TestRestTemplate http;

		@Autowired
		ProcessEngine engine;

		@Autowired
		JdbcClient jdbc;

		/**
		 * Removes the drafts of the previous test, which the same files would bring back.
		 */
		@AfterEach
		void clear() {
			ClockUtil.reset();
			this.engine.getIdentityService().clearAuthentication();
			this.engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processDefinitionKey("release-draft-approval")
				.list()
				.forEach((open) -> this.engine.getRuntimeService().deleteProcessInstance(open.getId(), "next story"));
			this.jdbc.sql("delete from release_draft_file").update();
			this.jdbc.sql("delete from release_draft").update();
			this.engine.getIdentityService().deleteMembership("analyst", "releasers");
			this.engine.getIdentityService().deleteMembership("admin", "releasers");
		}

		@Test
		@DisplayName("is a draft: Modeler is told so, nothing is in service, and a releaser finds it in Tasklist")
		void draft() {
			var before = deployments();
			var answer = deploy(GunLicence.withFee());

			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
			assertThat(answer.getBody().get("id").asText()).isEqualTo("draft-" + number(answer));
			assertThat(answer.getBody().get("name").asText()).contains("تنتظر الإجازة", "awaits release",
					"gun-licence");
			assertThat(answer.getBody().path("deployedProcessDefinitions").isEmpty()).isTrue();
			assertThat(isInService()).isFalse();
			assertThat(deployments()).isEqualTo(before);

			var task = task(answer);
			assertThat(visibleTo("releaser")).contains(task.getId());
			assertThat(visibleTo("analyst")).doesNotContain(task.getId());
			assertThat(visibleTo("clerk")).doesNotContain(task.getId());
			assertThat(task.getDueDate()).isNotNull();
			var shown = this.engine.getTaskService().getVariables(task.getId());
			assertThat(shown).containsEntry("author", "analyst").containsEntry("draftName", "gun-licence");
			assertThat((String) shown.get("draftChanges")).contains(SERVICE + ".bpmn\u2069: جديد", "services-fee.dmn",
					"أُضيف 2 (\u2068Rule_GunLicence\u2069، \u2068Rule_GunLicenceFromMuharram\u2069)");
		}

		@Test
		@DisplayName("comes into service when a releaser approves it, under both their names, for clerks to start")
		void released() {
			var answer = deploy(GunLicence.withFee());
			decide("releaser", answer, APPROVAL);

			assertThat(isInService()).isTrue();
			var draft = row(number(answer));
			assertThat(draft).containsEntry("state", "RELEASED").containsEntry("decided_by", "releaser");
			var deployment = deployment((String) draft.get("deployment_id"));
			assertThat(deployment.getName()).isEqualTo("gun-licence");
			assertThat(deployment.getSource()).isEqualTo("draft-" + number(answer) + ": analyst, releaser");
			var deployed = this.engine.getRepositoryService()
				.getResourceAsStream(deployment.getId(), SERVICE + ".bpmn");
			assertThat(deployed).hasContent(GunLicence.withFee().get(SERVICE + ".bpmn"));
			assertThat(AccountHttp.as("clerk", this.http)
				.getForObject(
						"/engine-rest/process-definition?latestVersion=true&startableInTasklist=true&key=" + SERVICE,
						JsonNode.class))
				.hasSize(1);
			assertThat(taskIds(answer)).isEmpty();

			var again = deploy(GunLicence.withFee());
			assertThat(again.getStatusCode().value()).isEqualTo(409);
			assertThat(again.getBody().get("code").asText()).isEqualTo("draft.unchanged");
			remove(deployment);
		}

		@Test
		@DisplayName("of a process that others call holds for the next case, and a case that waits in it ends as it began")
		void calledByOthers() {
			var begun = this.work.waitingForDocument();
			var answer = deploy(Map.of("intake-document-completion.bpmn",
					Modeler.text("processes/intake/intake-document-completion.bpmn")
						.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"9.0.0\"")
						.replace("name=\"استلام المستند\"", "name=\"استلام المستند وفحصه\""),
					"intake-receive-document.form", Modeler.text("forms/intake/intake-receive-document.form")));
			assertThat((String) this.engine.getTaskService().getVariable(task(answer).getId(), "draftChanges"))
				.contains("يستعمله", "audit-case-review");
			decide("releaser", answer, APPROVAL);

			var next = this.work.waitingForDocument();
			assertThat(this.work.task(next, "Task_ReceiveDocument").getName()).isEqualTo("استلام المستند وفحصه");
			assertThat(this.work.task(begun, "Task_ReceiveDocument").getName()).isEqualTo("استلام المستند");
			var release = deployment((String) row(number(answer)).get("deployment_id"));
			this.engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceBusinessKey(next)
				.rootProcessInstances()
				.list()
				.forEach((left) -> this.engine.getRuntimeService().deleteProcessInstance(left.getId(), "next story"));
			remove(release);
		}

		@Test
		@DisplayName("is never released by its author, even if an administrator makes them a releaser")
		void fourEyes() {
			var answer = deploy(table("2.0.1"));
			assertRefused("analyst", answer, "task.gone");
			this.engine.getIdentityService().createMembership("analyst", "releasers");
			assertThatThrownBy(() -> decideAs("analyst", List.of("analysts", "releasers"), answer, APPROVAL))
				.hasStackTraceContaining("draft.fourEyes");
			assertThatThrownBy(() -> {
				this.engine.getIdentityService().setAuthentication("analyst", List.of("analysts", "releasers"));
				this.engine.getTaskService().claim(task(answer).getId(), "analyst");
			}).hasStackTraceContaining("task.fourEyes");
			this.engine.getIdentityService().clearAuthentication();
			assertThatThrownBy(() -> this.jdbc
				.sql("update release_draft set state = 'APPROVED', decided_by = 'Analyst' where number = ?")
				.param(number(answer))
				.update()).hasMessageContaining("release_draft");
			assertThat(row(number(answer))).containsEntry("state", "WAITING");
		}

		@Test
		@DisplayName("is not released by an administrator, by the form, another interface or a forged request")
		void administrator() {
			var answer = deploy(table("2.0.2"));
			var number = number(answer);
			assertThatThrownBy(() -> decideAs("admin", List.of("camunda-admin"), answer, APPROVAL))
				.isInstanceOf(AuthorizationException.class);
			this.engine.getIdentityService().createMembership("admin", "releasers");
			assertThatThrownBy(() -> decideAs("admin", List.of("camunda-admin", "releasers"), answer, APPROVAL))
				.hasStackTraceContaining("draft.notReleaser");
			this.engine.getIdentityService().deleteMembership("admin", "releasers");

			var instance = task(answer).getProcessInstanceId();
			var skipped = admin(HttpMethod.POST, "/engine-rest/process-instance/" + instance + "/modification", Map
				.of("instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "Task_ReleaseDraft"))));
			assertThat(skipped.getBody().get("code").asText()).isEqualTo("command.closed");
			assertThatThrownBy(() -> this.engine.getRuntimeService()
				.createProcessInstanceModification(instance)
				.startBeforeActivity("Task_ReleaseDraft")
				.execute()).hasStackTraceContaining("draft.notApproved");
			var forged = admin(HttpMethod.POST, "/engine-rest/process-definition/key/release-draft-approval/start",
					Map.of("startInstructions",
							List.of(Map.of("type", "startBeforeActivity", "activityId", "Task_ReleaseDraft")),
							"variables", Map.of("draftNumber", Map.of("value", number, "type", "Long"), "draftDecision",
									Map.of("value", "APPROVE"))));
			assertThat(forged.getBody().get("code").asText()).isEqualTo("command.closed");
			assertThat(row(number)).containsEntry("state", "WAITING");
		}

		@Test
		@DisplayName("is not approved by a releaser who was shown other content")
		void shownSomethingElse() {
			var harmless = deploy(table("2.0.3"));
			var hidden = deploy(table("2.0.4"));
			var task = task(harmless);
			var changed = admin(HttpMethod.PUT,
					"/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables/draftNumber",
					Map.of("value", number(hidden), "type", "Long"));
			assertThat(changed.getStatusCode().value()).isEqualTo(403);
			this.engine.getRuntimeService().setVariable(task.getProcessInstanceId(), "draftNumber", number(hidden));
			// Both show the same content except for the name.
			this.jdbc.sql("update release_draft set name = 'another' where number = ?").param(number(hidden)).update();

			assertRefused("releaser", task, "draft.tampered");
			assertThat(row(number(hidden))).containsEntry("state", "WAITING");
		}

		@Test
		@DisplayName("is not released if its content differs from the submitted one")
		void tampered() {
			var answer = deploy(table("2.0.5"));
			var number = number(answer);
			this.jdbc.sql("update release_draft_file set content = ? where draft = ?")
				.params(table("6.6.6").get(TABLE).getBytes(StandardCharsets.UTF_8), number)
				.update();

			assertRefused("releaser", task(answer), "draft.tampered");
			decide("releaser", answer, REFUSAL);
			assertThat(row(number)).containsEntry("state", "REFUSED");
			assertThat(versionTags()).doesNotContain("2.0.5", "6.6.6");
		}

		@Test
		@DisplayName("is refused with a reason for the analysts, and is not deployed")
		void refused() {
			var answer = deploy(table("2.0.6"));
			decide("releaser", answer, REFUSAL);

			assertThat(row(number(answer))).containsEntry("state", "REFUSED")
				.containsEntry("decided_by", "releaser")
				.containsEntry("reason", "UNTESTED: جرّبها في بيئة التجربة أولاً");
			assertThat(versionTags()).doesNotContain("2.0.6");
			var reading = task(answer);
			assertThat(reading.getTaskDefinitionKey()).isEqualTo("Task_ReadRefusal");
			assertThat(visibleTo("analyst")).contains(reading.getId());
			assertThat(this.engine.getTaskService().getVariables(reading.getId()))
				.containsEntry("draftRefusalReason", "UNTESTED")
				.doesNotContainValue("جرّبها في بيئة التجربة أولاً");
			var read = AccountHttp.as("analyst", this.http)
				.getForObject("/api/drafts/" + number(answer), JsonNode.class);
			assertThat(read.path("reason").asText()).contains("جرّبها في بيئة التجربة أولاً");
			assertThat(AccountHttp.as("clerk", this.http)
				.getForEntity("/api/drafts/" + number(answer), JsonNode.class)
				.getStatusCode()
				.value()).isEqualTo(403);
			decideAs("analyst", List.of("analysts"), answer, Map.of("refusalRead", true));
			assertThat(taskIds(answer)).isEmpty();
		}

		@Test
		@DisplayName("is overtaken if a concurrent change came into service, also at the same moment")
		void race() throws Exception {
			var one = deploy(table("3.0.1"));
			var other = deploy(table("3.0.2"));
			var begin = new CountDownLatch(1);
			try (var people = closing(Executors.newFixedThreadPool(2))) {
				var outcomes = Stream.of(one, other).map((draft) -> people.pool().submit(() -> {
					begin.await();
					return outcome(draft);
				})).toList();
				begin.countDown();
				assertThat(outcomes).extracting(Future::get).containsExactlyInAnyOrder("released", "draft.overtaken");
			}
			assertThat(List.of(row(number(one)).get("state"), row(number(other)).get("state")))
				.containsExactlyInAnyOrder("RELEASED", "WAITING");
		}

		@Test
		@DisplayName("comes into service on the named day, not before, and only if the version it is based on still "
				+ "stands")
		void onItsDay() {
			this.work.setTime("2026-11-24T08:00:00");
			var first = deploy(table("4.0.1"));
			var second = deploy(table("4.0.2"));
			assertThatThrownBy(() -> decide("releaser", first, on("1448-01-01")))
				.hasStackTraceContaining("draft.dayPassed");
			decide("releaser", first, on("2026-12-01"));
			decide("releaser", second, on("2026-12-02"));
			assertThat(row(number(first))).containsEntry("state", "APPROVED");
			assertThat(versionTags()).doesNotContain("4.0.1");
			assertThatThrownBy(() -> this.engine.getRuntimeService()
				.createProcessInstanceModification(task(first).getProcessInstanceId())
				.startBeforeActivity("Task_ReleaseDraft")
				.execute()).hasStackTraceContaining("draft.notYet");

			this.work.setTime("2026-12-01T00:01:00");
			this.work.runJobs();
			assertThat(row(number(first))).containsEntry("state", "RELEASED");
			assertThat(versionTags()).contains("4.0.1");
			assertThat(tasks(first)).isEmpty();

			this.work.setTime("2026-12-02T00:01:00");
			this.work.runJobs();
			assertThat(row(number(second))).containsEntry("state", "REFUSED")
				.containsEntry("reason", "OVERTAKEN: draft.overtaken");
			assertThat(versionTags()).doesNotContain("4.0.2");
			assertThat(task(second).getTaskDefinitionKey()).isEqualTo("Task_ReadRefusal");
			remove(deployment((String) row(number(first)).get("deployment_id")));
		}

		@Test
		@DisplayName("is withdrawn by a releaser until its day")
		void withdrawn() {
			this.work.setTime("2026-11-24T08:00:00");
			var draft = deploy(table("4.0.3"));
			decide("releaser", draft, on("1449-01-01"));
			assertThatThrownBy(() -> decideAs("admin", List.of("camunda-admin", "releasers"), draft, WITHDRAWAL))
				.hasStackTraceContaining("draft.notReleaser");
			decide("releaser", draft, WITHDRAWAL);
			assertThat(row(number(draft))).containsEntry("state", "REFUSED")
				.containsEntry("reason", "WITHDRAWN: releaser");
			this.work.setTime("2027-06-06T00:01:00");
			this.work.runJobs();
			assertThat(versionTags()).doesNotContain("4.0.3");
			assertThat(task(draft).getTaskDefinitionKey()).isEqualTo("Task_ReadRefusal");
		}

		private static Map<String, Object> on(String day) {
			return Map.of("draftDecision", "APPROVE", "releaseDay", day);
		}

		@Test
		@DisplayName("shows the releaser in words of law what guards cases and changed: four eyes removed first, then a "
				+ "row that answers otherwise; in both languages where analysts read it")
		void guards() {
			var files = new LinkedHashMap<>(withoutFourEyes("9.0.0"));
			files.putAll(table("9.0.0"));
			files.computeIfPresent(TABLE, (name, text) -> text.replaceFirst("<text>60</text>", "<text>6</text>"));
			var answer = deploy(files);
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
			var shown = (String) this.engine.getTaskService().getVariable(task(answer).getId(), "draftChanges");
			assertThat(shown.replaceAll("[\\u2068\\u2069]", "")).startsWith("**يحتاج إلى شخص ثالث")
				.containsSubsequence("رُفعت الأعين الأربع عن «",
						"(Task_ReviewCase): صار يؤديها من فتح المعاملة أو من صنّف الطلب", "لماذا: الأعين الأربع",
						"كان `\"passports\" | \"OFFICE\" | – ⇒ 60`، وصار `\"passports\" | \"OFFICE\" | – ⇒ 6`");
			var read = AccountHttp.as("guardian", this.http)
				.getForObject("/api/drafts/" + number(answer), JsonNode.class);
			assertThat(read.path("thirdPerson").asBoolean()).isTrue();
			assertThat(read.path("changesEn").asText()).startsWith("**Needs a third person")
				.contains("Four eyes removed from “");
		}

		@Test
		@DisplayName("that removes four eyes is not in service after two people, and is after three")
		void threePeople() {
			var answer = deploy(withoutFourEyes("9.1.0"));
			var number = number(answer);
			decide("releaser", answer, APPROVAL);
			assertThat(processTags()).doesNotContain("9.1.0");
			assertThat(row(number)).containsEntry("state", "APPROVED").containsEntry("decided_by", "releaser");
			assertThat(task(answer).getTaskDefinitionKey()).isEqualTo("Task_GuardDraft");
			assertThat(visibleTo("guardian")).contains(task(answer).getId());
			assertThat(visibleTo("releaser")).doesNotContain(task(answer).getId());
			assertThatThrownBy(() -> this.engine.getRuntimeService()
				.createProcessInstanceModification(task(answer).getProcessInstanceId())
				.startBeforeActivity("Task_ReleaseDraft")
				.execute()).hasStackTraceContaining("draft.guardianNeeded");
			assertThatThrownBy(() -> this.jdbc
				.sql("update release_draft set state = 'RELEASED', deployment_id = 'x' where number = ?")
				.param(number)
				.update()).hasMessageContaining("release_draft");

			decide("guardian", answer, AGREEMENT);
			assertThat(processTags()).contains("9.1.0");
			assertThat(row(number)).containsEntry("state", "RELEASED")
				.containsEntry("guarded_by", "guardian")
				.containsEntry("guard_reason", "راجعتها مع الإدارة القانونية");
			var deployment = deployment((String) row(number).get("deployment_id"));
			assertThat(deployment.getSource()).isEqualTo("draft-" + number + ": analyst, releaser, guardian");
			remove(deployment);
		}

		@Test
		@DisplayName("that removes four eyes waits for three different people, none of them an administrator")
		void samePersonTwice() {
			var answer = deploy(withoutFourEyes("9.2.0"));
			decide("releaser", answer, APPROVAL);
			for (var person : List.of("releaser", "analyst")) {
				assertThatThrownBy(() -> decideAs(person, List.of("release-guardians"), answer, AGREEMENT))
					.hasStackTraceContaining("draft.threePeople");
				assertThatThrownBy(() -> {
					this.engine.getIdentityService().setAuthentication(person, List.of("release-guardians"));
					this.engine.getTaskService().claim(task(answer).getId(), person);
				}).hasStackTraceContaining("task.fourEyes");
				this.engine.getIdentityService().clearAuthentication();
				assertThatThrownBy(() -> this.jdbc.sql("update release_draft set guarded_by = ? where number = ?")
					.params(person.toUpperCase(Locale.ROOT), number(answer))
					.update()).hasMessageContaining("release_draft");
			}
			assertThatThrownBy(
					() -> decideAs("admin", List.of("camunda-admin", "release-guardians"), answer, AGREEMENT))
				.hasStackTraceContaining("draft.notGuardian");
			assertThatThrownBy(() -> decideAs("clerk", List.of("intake-clerks"), answer, AGREEMENT))
				.hasStackTraceContaining("task.gone");
			assertThat(processTags()).doesNotContain("9.2.0");
		}

		@Test
		@DisplayName("that removes four eyes goes back to analysts with the words of the guardian who refuses it")
		void refusedByGuardian() {
			var answer = deploy(withoutFourEyes("9.3.0"));
			decide("releaser", answer, APPROVAL);
			decide("guardian", answer, Map.of("guardDecision", "REFUSE", "draftRefusalReason", "AGAINST_RULES",
					"draftRefusal", "لا يدقق المعاملة من فتحها"));
			assertThat(row(number(answer))).containsEntry("state", "REFUSED")
				.containsEntry("guarded_by", "guardian")
				.containsEntry("reason", "AGAINST_RULES: لا يدقق المعاملة من فتحها");
			assertThat(task(answer).getTaskDefinitionKey()).isEqualTo("Task_ReadRefusal");
			assertThat(processTags()).doesNotContain("9.3.0");
		}

		@Test
		@DisplayName("that removes four eyes needs the guardian whatever was computed when it was submitted, and the "
				+ "content they were shown")
		void computedAgain() {
			var answer = deploy(withoutFourEyes("9.4.0"));
			var number = number(answer);
			this.jdbc.sql("update release_draft set third_person = false where number = ?").param(number).update();
			decide("releaser", answer, APPROVAL);
			assertThat(task(answer).getTaskDefinitionKey()).isEqualTo("Task_GuardDraft");
			this.jdbc.sql("update release_draft set changes = 'harmless' where number = ?").param(number).update();
			assertThatThrownBy(() -> decide("guardian", answer, AGREEMENT)).hasStackTraceContaining("draft.tampered");
			assertThat(processTags()).doesNotContain("9.4.0");
		}

		@Test
		@DisplayName("that removes four eyes waits for the guardian and then for its day")
		void guardedOnItsDay() {
			this.work.setTime("2026-11-24T08:00:00");
			var answer = deploy(withoutFourEyes("9.5.0"));
			decide("releaser", answer, on("2026-12-01"));
			decide("guardian", answer, AGREEMENT);
			assertThat(task(answer).getTaskDefinitionKey()).isEqualTo("Task_WithdrawDraft");
			assertThat(processTags()).doesNotContain("9.5.0");
			this.work.setTime("2026-12-01T00:01:00");
			this.work.runJobs();
			assertThat(processTags()).contains("9.5.0");
			remove(deployment((String) row(number(answer)).get("deployment_id")));
		}

		private static Map<String, String> withoutFourEyes(String versionTag) {
			var files = new LinkedHashMap<String, String>();
			files.put("audit-case-review.bpmn",
					Modeler.text("processes/audit/audit-case-review.bpmn")
						.replace("<camunda:property name=\"fourEyes\" value=\"openedBy,classifiedBy\" />", "")
						.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"" + versionTag + "\""));
			Stream.of("review-case", "confirm-correction")
				.map((form) -> "audit-" + form + ".form")
				.forEach((form) -> files.put(form, Modeler.text("forms/audit/" + form)));
			Stream.of("processes/intake/intake-document-completion.bpmn", "forms/intake/intake-receive-document.form")
				.forEach((file) -> files.put(file.substring(file.lastIndexOf('/') + 1), Modeler.text(file)));
			return files;
		}

		private List<String> processTags() {
			return this.engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey("audit-case-review")
				.list()
				.stream()
				.map((process) -> process.getVersionTag())
				.toList();
		}

		@Test
		@DisplayName("with other wording of a message shows it beside the old one, takes two people, and the next "
				+ "message has it; a text that breaks a rule is refused by its key")
		void texts() {
			var reference = this.work.handIn("passport");
			var sent = deploy(texts("requestClassified=صُنف طلبكم ويُنظر فيه. رقمه:\\n{reference}"));
			assertThat(sent.getStatusCode().value()).as(String.valueOf(sent.getBody())).isEqualTo(200);
			var shown = (String) this.engine.getTaskService().getVariable(task(sent).getId(), "draftChanges");
			assertThat(shown.replaceAll("[\\u2068\\u2069]", "")).contains(
					"requestClassified: كان `صنف طلبكم وأحيل إلى التدقيق",
					"وصار `صُنف طلبكم ويُنظر فيه. رقمه: {reference}`", "(أجزاء الرسالة: 1)");
			assertRefused("analyst", sent, "task.gone");
			this.engine.getIdentityService().createMembership("analyst", "releasers");
			assertThatThrownBy(() -> decideAs("analyst", List.of("analysts", "releasers"), sent, APPROVAL))
				.hasStackTraceContaining("draft.fourEyes");
			decide("releaser", sent, APPROVAL);
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.sendMessages();
			assertThat(this.work.messages(reference)).contains("صُنف طلبكم ويُنظر فيه. رقمه:\n" + reference);
			remove(deployment((String) row(number(sent)).get("deployment_id")));

			var drafts = drafts();
			var refused = deploy(texts("requestClassified=صنف طلبكم {office}\\n{reference}"));
			assertThat(refused.getStatusCode().value()).isEqualTo(400);
			assertThat(refused.getBody().get("faults").findValuesAsText("rule")).contains("text-field");
			assertThat(refused.getBody().get("faults").findValuesAsText("element")).contains("requestClassified");
			assertThat(drafts()).isEqualTo(drafts);
		}

		/** Returns the Arabic texts with another line. */
		private static Map<String, String> texts(String line) {
			var name = "notification-texts_ar.properties";
			var key = line.substring(0, line.indexOf('=') + 1);
			return Map.of(name,
					Modeler.text("processes/notification/" + name)
						.lines()
						.map((known) -> known.startsWith(key) ? line : known)
						.collect(Collectors.joining("\n")));
		}

		@Test
		@DisplayName("repeated is one draft")
		void twice() {
			var one = deploy(table("2.0.7"));
			var again = deploy(table("2.0.7"));
			assertThat(number(again)).isEqualTo(number(one));
			assertThat(taskIds(again)).hasSize(1);
		}

		@Test
		@DisplayName("is refused with each fault, by element, in Arabic and in English, and becomes no draft")
		void faults() {
			var files = GunLicence.withFee();
			files.put(SERVICE + ".bpmn",
					files.get(SERVICE + ".bpmn")
						.replace("default=\"Flow_ServiceCompletedToServiceNotCompleted\"", "")
						.replaceFirst("name=\"إنجاز الطلب\"", "name=\"\\${dataSource}\""));
			var drafts = drafts();
			var answer = deploy(files);

			assertThat(answer.getStatusCode().value()).isEqualTo(400);
			var body = answer.getBody();
			assertThat(body.get("code").asText()).isEqualTo("model.faults");
			assertThat(body.get("faults").findValuesAsText("rule")).containsExactlyInAnyOrder("default-flow", "name");
			assertThat(body.get("faults").findValuesAsText("element"))
				.containsExactlyInAnyOrder("Gateway_ServiceCompleted", "CallActivity_CompleteApplication");
			assertThat(body.get("message").asText()).startsWith("لم تُقبل النماذج. عدد المخالفات 2:\n• ")
				.contains("Gateway_ServiceCompleted «هل قُضيت الخدمة؟» [default-flow]: بوابة بلا مسار افتراضي");
			assertThat(body.get("messageEn").asText()).contains("Faults: 2",
					"[default-flow]: The gateway has no default flow");
			assertThat(drafts()).isEqualTo(drafts);
		}

		@Test
		@DisplayName("is refused if two files have the same name, so that none is dropped")
		void sameName() {
			var drafts = drafts();
			var answer = Modeler.deployTwice(this.http, "analyst", "x", TABLE, table("5.0.1").get(TABLE),
					table("5.0.2").get(TABLE));
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(400);
			assertThat(answer.getBody().get("code").asText()).isEqualTo("draft.sameName");
			assertThat(drafts()).isEqualTo(drafts);
		}

		@Test
		@DisplayName("is refused with a fault and no error for a number beyond all days, and an id of 30,000 words")
		void beyondAllBounds() {
			var files = GunLicence.withFee();
			files.put(SERVICE + ".bpmn",
					files.get(SERVICE + ".bpmn").replace("EndEvent_", "EndEvent_" + "Word".repeat(30_000)));
			assertThat(rulesAgainst(files)).containsOnly("length");
			files = GunLicence.withFee();
			files.put(SERVICE + ".bpmn", files.get(SERVICE + ".bpmn")
				.replaceFirst("<camunda:in sourceExpression=\"[^\"]*\"",
						"<camunda:in sourceExpression=\"\\${workingTime.hoursFromNow(99999999999999999999)}\""));
			assertThat(rulesAgainst(files)).containsOnly("expression");
		}

		private List<String> rulesAgainst(Map<String, String> files) {
			var answer = deploy(files);
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(400);
			return answer.getBody().get("faults").findValuesAsText("rule");
		}

		@Test
		@DisplayName("and faults found by the engine are reported before a release is requested")
		void engineRefuses() {
			var files = GunLicence.withFee();
			files.put(SERVICE + ".bpmn", files.get(SERVICE + ".bpmn")
				.replace("targetRef=\"CallActivity_CompleteApplication\"", "targetRef=\"CallActivity_Nowhere\""));
			var drafts = drafts();
			var answer = deploy(files);
			assertThat(answer.getStatusCode().value()).isEqualTo(400);
			assertThat(answer.getBody().get("code").asText()).isEqualTo("model.invalid");
			assertThat(drafts()).isEqualTo(drafts);
		}

		@Test
		@DisplayName("is not read at all if it exceeds the size limit")
		void tooLarge() {
			var answer = deploy(Map.of(TABLE, " ".repeat(12_000_001)));
			assertThat(answer.getStatusCode().value()).isEqualTo(413);
			assertThat(answer.getBody().get("code").asText()).isEqualTo("deployment.tooLarge");
		}

		@Test
		@DisplayName("is accepted from analysts only, and on no other interface of the engine")
		void otherWays() {
			for (var person : List.of("clerk", "supervisor", "releaser", "private-office")) {
				assertThat(Modeler.deploy(this.http, person, "x", table("9.9.9")).getStatusCode().value())
					.isEqualTo(403);
			}
			var byAdmin = Modeler.deploy(this.http, "admin", "x", table("9.9.9"));
			assertThat(byAdmin.getBody().get("id").asText()).startsWith("draft-");
			var ours = this.engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey("intake-request-registration")
				.latestVersion()
				.singleResult();
			var redeployed = admin(HttpMethod.POST, "/engine-rest/deployment/" + ours.getDeploymentId() + "/redeploy",
					Map.of());
			assertThat(redeployed.getBody().get("code").asText()).isEqualTo("draft.options");
			for (var way : List.of("/engine-rest/deployment/" + ours.getDeploymentId() + "?cascade=true",
					"/engine-rest/process-definition/" + ours.getId() + "?cascade=true",
					"/engine-rest/process-definition/key/intake-request-registration/delete?cascade=true",
					"/engine-rest/process-definition/key/intake-request-registration?cascade=true")) {
				var kept = admin(HttpMethod.DELETE, way, null);
				assertThat(kept.getStatusCode().is4xxClientError()).as(way).isTrue();
			}
			assertThat(admin(HttpMethod.DELETE, "/engine-rest/deployment/" + ours.getDeploymentId(), null).getBody()
				.get("code")
				.asText()).isEqualTo("deployment.kept");
			assertThat(versionTags()).doesNotContain("9.9.9");
		}

		private String outcome(ResponseEntity<JsonNode> draft) {
			try {
				decide("releaser", draft, APPROVAL);
				return "released";
			}
			catch (RuntimeException refused) {
				return Optional.ofNullable(refused.getMessage()).orElse("").contains("draft.overtaken")
						? "draft.overtaken" : refused.toString();
			}
		}

		private void assertRefused(String person, ResponseEntity<JsonNode> draft, String code) {
			assertRefused(person, task(draft), code);
		}

		private void assertRefused(String person, Task task, String code) {
			assertThatThrownBy(() -> this.work.as(person, () -> {
				this.engine.getFormService().submitTaskForm(task.getId(), APPROVAL);
				return null;
			})).hasStackTraceContaining(code);
		}

		private void decide(String person, ResponseEntity<JsonNode> draft, Map<String, Object> answers) {
			this.work.as(person, () -> {
				this.engine.getFormService().submitTaskForm(task(draft).getId(), answers);
				return null;
			});
		}

		private void decideAs(String person, List<String> groups, ResponseEntity<JsonNode> draft,
				Map<String, Object> answers) {
			var task = task(draft);
			this.engine.getIdentityService().setAuthentication(person, groups);
			try {
				this.engine.getFormService().submitTaskForm(task.getId(), answers);
			}
			finally {
				this.engine.getIdentityService().clearAuthentication();
			}
		}

		private ResponseEntity<JsonNode> deploy(Map<String, String> files) {
			return Modeler.deploy(this.http, "analyst", "gun-licence", files);
		}

		private ResponseEntity<JsonNode> admin(HttpMethod method, String way, Object body) {
			return AccountHttp.as("admin", this.http).exchange(way, method, new HttpEntity<>(body), JsonNode.class);
		}

		private static Map<String, String> table(String versionTag) {
			return Map.of(TABLE, Modeler.text("processes/delivery/" + TABLE)
				.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"" + versionTag + "\""));
		}

		private boolean isInService() {
			return this.engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(SERVICE)
				.count() > 0;
		}

		private List<String> versionTags() {
			return this.engine.getRepositoryService()
				.createDecisionDefinitionQuery()
				.decisionDefinitionKey("delivery-custody-limit")
				.list()
				.stream()
				.map((table) -> table.getVersionTag())
				.toList();
		}

		private long deployments() {
			return this.engine.getRepositoryService().createDeploymentQuery().count();
		}

		private Deployment deployment(String id) {
			return this.engine.getRepositoryService().createDeploymentQuery().deploymentId(id).singleResult();
		}

		private void remove(Deployment deployment) {
			this.engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
		}

		private long drafts() {
			return this.jdbc.sql("select count(*) from release_draft").query(Long.class).single();
		}

		private Map<String, Object> row(long number) {
			return this.jdbc.sql("select * from release_draft where number = ?").param(number).query().singleRow();
		}

		private static long number(ResponseEntity<JsonNode> answer) {
			return Long.parseLong(answer.getBody().get("id").asText().substring("draft-".length()));
		}

		private List<String> taskIds(ResponseEntity<JsonNode> draft) {
			return tasks(draft).stream().map(Task::getId).toList();
		}

		private List<Task> tasks(ResponseEntity<JsonNode> draft) {
			return this.engine.getTaskService()
				.createTaskQuery()
				.processInstanceBusinessKey(draft.getBody().get("id").asText())
				.list();
		}

		private Task task(ResponseEntity<JsonNode> draft) {
			var tasks = tasks(draft);
			assertThat(tasks).hasSize(1);
			return tasks.get(0);
		}

		private List<String> visibleTo(String person) {
			return this.work.as(person, () -> this.engine.getTaskService().createTaskQuery().list())
				.stream()
				.map(Task::getId)
				.toList();
		}

		private static Closing closing(ExecutorService pool) {
			return new Closing(pool);
		}

		private record Closing(ExecutorService pool) implements AutoCloseable {

			@Override
			public void close() {
				this.pool.shutdownNow();
			}

		}

	}

}
