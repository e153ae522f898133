package sa.wusul.access;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
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

import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.audit.AuditSequencer;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The audit log names")
@Tag("story")
class AuditTrailTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		@LocalServerPort
		private int port;

		@Autowired
		private TestRestTemplate http;

		@Autowired
		private CaseWork work;

		@Autowired
		private HistoryService history;

		@Autowired
		private IdentityService identities;

		@Autowired
		private AuditSequencer sequencer;

		@Autowired
		private AuditLog audit;

		@Autowired
		private JdbcClient jdbc;

		@BeforeEach
		void sunday() {
			this.work.setTime("2026-11-22T08:00:00");
			this.sequencer.runUntilIdle();
		}

		@AfterEach
		void asItWasWritten() {
			ClockUtil.reset();
			assertThat(AuditForTests.firstBad(this.sequencer, this.jdbc)).isEmpty();
		}

		@Test
		@DisplayName("each deed of a case with its account and step, though the engine's history is deleted")
		void deeds() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.claim("auditor", reference, "Task_ReviewCase");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			var expected = List.of("clerk ProcessInstance.Create intake-request-registration",
					"clerk Task.Complete Task_ClassifyRequest", "auditor Task.Claim Task_ReviewCase",
					"auditor Task.Complete Task_ReviewCase");

			assertThat(entries(reference)).containsExactlyElementsOf(expected);
			this.history.deleteHistoricProcessInstances(this.history.createHistoricProcessInstanceQuery()
				.processInstanceBusinessKey(reference)
				.finished()
				.list()
				.stream()
				.map(HistoricProcessInstance::getId)
				.toList());
			assertThat(entries(reference)).containsExactlyElementsOf(expected);
		}

		@Test
		@DisplayName("a refusal of a command, of a right and of a page, with its address")
		void refusals() {
			var reference = this.work.handIn("passport");
			var task = "/engine-rest/task/" + this.work.task(reference, "Task_ClassifyRequest").getId();
			for (var deed : List.of(task + "/resolve", "/engine-rest/signal", "/engine-rest/user/create")) {
				assertThat(AccountHttp.as("auditor", this.http)
					.postForEntity(deed, Map.of(), String.class)
					.getStatusCode()).as(deed).matches((status) -> status.is4xxClientError());
			}
			assertThat(AccountHttp.as("auditor", this.http)
				.postForEntity(task + "/claim", Map.of("userId", "clerk"), String.class)
				.getStatusCode()
				.value()).isEqualTo(403);
			this.sequencer.runUntilIdle();

			assertThat(refused("auditor")).contains("ResolveTaskCmd POST " + task + "/resolve code=command.closed",
					"StaffTaskService POST " + task + "/claim code=task.claimForOther");
		}

		@Test
		@DisplayName("who logged in where, and who failed to: an account by its name, and no name that is none")
		void logIns() throws Exception {
			WebAppSession.logIn(this.port, "auditor-jeddah", "tasklist");
			AccountHttp.as("triage", this.http).getForEntity("/engine-rest/version", String.class);
			AccountHttp.as("triage", this.http).getForEntity("/engine-rest/version", String.class);
			this.http.withBasicAuth("triage", "wrong").getForEntity("/engine-rest/version", String.class);
			this.http.withBasicAuth("my secret password", "x").getForEntity("/engine-rest/version", String.class);
			this.sequencer.runUntilIdle();

			assertThat(entriesOf("auditor-jeddah", "login")).contains("DONE tasklist");
			assertThat(entriesOf("triage", "login")).contains("DONE basic", "REFUSED basic");
			assertThat(entriesOf("triage", "login")).filteredOn("DONE basic"::equals).hasSize(1);
			assertThat(entriesOf("unknown", "login")).contains("REFUSED basic");
			assertThat(
					this.jdbc.sql("select count(*) from audit_entry where actor like 'my%' or detail like '%secret%'")
						.query(Integer.class)
						.single())
				.isZero();
		}

		@Test
		@DisplayName("a change of rights and of an account, by whom and for whom")
		void rights() {
			var newcomer = this.identities.newUser("newcomer");
			this.work.as("admin", () -> {
				this.identities.saveUser(newcomer);
				this.identities.createMembership("newcomer", "intake-clerks");
				this.identities.deleteMembership("newcomer", "intake-clerks");
				this.identities.deleteUser("newcomer");
				return null;
			});
			assertThat(this.jdbc.sql(
					"select deed || ' ' || detail from audit_entry where actor = 'admin' and detail like '%newcomer%' order by id")
				.query(String.class)
				.list()).extracting((line) -> line.replaceAll("operation=\\S+ ", ""))
				.containsSubsequence("User.Create userId=newcomer",
						"Group membership.Create userId=newcomer groupId=intake-clerks",
						"Group membership.Delete userId=newcomer groupId=intake-clerks", "User.Delete userId=newcomer");
		}

		@Test
		@DisplayName("the reason of a lead, though the engine's annotation is overwritten")
		void reasons() throws Exception {
			var reference = this.work.handIn("passport");
			var task = this.work.task(reference, "Task_ClassifyRequest").getId();
			var answer = WebAppSession.logIn(this.port, "supervisor", "cockpit")
				.post("/camunda/api/cockpit/plugin/wusul/default/tasks/assign",
						"{\"references\":[\"%s\"],\"assignee\":\"clerk\",\"reason\":\"غياب الموظف\"}"
							.formatted(reference));
			assertThat(answer.body()).contains(reference);
			assertThat(this.work.task(reference, "Task_ClassifyRequest").getAssignee()).isEqualTo("clerk");
			var operation = this.history.createUserOperationLogQuery().taskId(task).singleResult().getOperationId();
			this.history.setAnnotationForOperationLogById(operation, "سبب آخر");

			assertThat(this.audit.forCase(reference, List.of("reason"))).extracting((entry) -> entry.entry().words())
				.containsExactly(Optional.of("غياب الموظف"));
			assertThat(entries(reference)).contains("supervisor Task.Assign Task_ClassifyRequest");
		}

		@Test
		@DisplayName("every deed: if it cannot be written, nothing is done and nobody logs in")
		void noLogNoDeed() throws Exception {
			var reference = this.work.handIn("passport");
			this.jdbc.sql("alter table audit_entry rename to audit_entry_lost").update();
			try {
				assertThatThrownBy(() -> this.work.claim("clerk", reference, "Task_ClassifyRequest"))
					.isInstanceOf(RuntimeException.class);
				assertThatThrownBy(() -> this.work.handIn("passport")).isInstanceOf(RuntimeException.class);
				var session = WebAppSession.logIn(this.port, "minister");
				assertThat(session.get("/camunda/api/admin/auth/user/default", BodyHandlers.ofString()).body())
					.doesNotContain("minister");
			}
			catch (AssertionError refusedLogin) {
				assertThat(refusedLogin).hasMessageContaining("500");
			}
			finally {
				this.jdbc.sql("alter table audit_entry_lost rename to audit_entry").update();
			}
			assertThat(this.work.task(reference, "Task_ClassifyRequest").getAssignee()).isNull();
		}

		private List<String> entries(String reference) {
			return this.jdbc.sql(
					"select actor || ' ' || deed || ' ' || coalesce(subject, '-') from audit_entry where case_reference = ? order by id")
				.param(reference)
				.query(String.class)
				.list();
		}

		private List<String> refused(String actor) {
			return this.jdbc.sql(
					"select deed || ' ' || subject || ' ' || detail from audit_entry where actor = ? and outcome = 'REFUSED'")
				.param(actor)
				.query(String.class)
				.list();
		}

		private List<String> entriesOf(String actor, String deed) {
			return this.jdbc.sql("select outcome || ' ' || subject from audit_entry where actor = ? and deed = ?")
				.params(actor, deed)
				.query(String.class)
				.list();
		}

	}

}
