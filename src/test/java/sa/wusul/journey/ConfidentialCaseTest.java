package sa.wusul.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.citizen.Citizen;
import sa.wusul.notification.thread.CaseQuestionService;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A confidential case")
@Tag("story")
class ConfidentialCaseTest {

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

		private static final String DECIDE = "Task_DecideOverdueTask";

		@Autowired
		private CaseWork work;

		@Autowired
		private CaseFiles caseFiles;

		@Autowired
		private CaseQuestionService questions;

		@Autowired
		private OwnCaseReader own;

		@Autowired
		private CaseRights access;

		@Autowired
		private RequestStarter requests;

		@Autowired
		private ProcessEngine engine;

		@Autowired
		private JdbcClient jdbc;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
			ConfidentialModel.deploy(this.engine.getRepositoryService());
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("opens to staff of its domain at its place only, and to performers of its steps")
		void opens() {
			var reference = ask();

			assertThat(readers(reference)).containsExactlyInAnyOrder("tawasul", "tawasul-second", "tawasul-supervisor",
					"prison", "prison-second", "investigator");
			assertThat(readers(this.work.handIn("passport"))).contains("clerk", "auditor", "supervisor")
				.doesNotContain("prison", "admin");
		}

		@Test
		@DisplayName("is no earlier case and no duplicate for other staff, while its own staff see the person's "
				+ "other cases")
		void isMentionedNowhere() {
			var earlier = ask();
			var person = this.work.file(earlier).requester().identityNumber();
			var second = ask(person);
			var ordinary = handIn(person);
			this.jdbc.sql("update case_file set topic = 'passport' where reference = ?").param(earlier).update();

			assertThat(earlierCases(ordinary)).isEmpty();
			assertThat(earlierCases(second)).containsExactlyInAnyOrder(earlier, ordinary);
			assertThat(this.caseFiles.similarOpenCases(ordinary, 10)).isEmpty();
			assertThat(this.caseFiles.similarOpenCases(earlier, 10)).containsExactly(ordinary);
		}

		@Test
		@DisplayName("is closed to the agent who handed in the ordinary request that it was")
		void closedToAgents() {
			var request = CaseWork.request("passport");
			request.putAll(Map.of("channel", "ON_BEHALF", "agentName", "راشد الفضلي", "agentIdentityNumber",
					"1072645185", "representation", "AGENT", "powerNumber", "441000101"));
			var reference = this.work.handIn("clerk", request);
			var agent = new Citizen("1072645185", "0550000000");
			assertThat(this.own.all(agent)).extracting(CaseFile::reference).contains(reference);

			this.work.classify(reference, "DETAINEE", "NORMAL", "prisons");
			this.work.makeInboxDue();
			this.work.deliverInbox();
			this.work.runJobs();

			assertThat(this.work.file(reference).processKey()).isEqualTo("tawasul-general-request");
			assertThat(this.own.all(agent)).extracting(CaseFile::reference).doesNotContain(reference);
		}

		@Test
		@DisplayName("is unknown on the telephone, by its reference and by the person")
		void unknownOnTheTelephone() {
			var reference = ask();
			var person = this.work.file(reference).requester().identityNumber();

			call(Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "REFERENCE", "caseNumber", reference));
			call(Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "IDENTITY", "identityNumber", person));
			assertThat(this.work.messages(reference)).isEmpty();
			assertThat(this.caseFiles.latestOf(new IdentityNumber(person))).isEmpty();

			var ordinary = handIn(person);
			ask(person);
			assertThat(this.caseFiles.latestOf(new IdentityNumber(person))).contains(ordinary);
			call(Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "IDENTITY", "identityNumber", person));
			assertThat(this.work.messages(ordinary)).last().asString().startsWith("رمز التحقق");
		}

		@Test
		@DisplayName("counts as a wrong number at the counter of the hall")
		void unknownAtTheCounter() {
			var reference = ask();
			var person = this.work.file(reference).requester().identityNumber();

			assertThatThrownBy(() -> this.work.handIn("reception", "reception-booking-change",
					Map.of("caseNumber", reference, "identityNumber", person, "identitySeen", true)))
				.hasMessage("requester.notHisCase");
		}

		@Test
		@DisplayName("is reported to its own supervisor when it is overdue, even if a ministry-wide group has the "
				+ "step")
		void overdue() {
			var reference = ask();
			this.work.setTime("2026-12-20T08:00:00");
			this.work.lookForOverdueTasks();

			var decisions = this.engine.getTaskService()
				.createTaskQuery()
				.processInstanceBusinessKey(reference)
				.taskDefinitionKey(DECIDE)
				.list();
			assertThat(decisions).hasSize(3)
				.allSatisfy((task) -> assertThat(this.work.groups(task)).containsExactly("tawasul-supervisors-riyadh"));
			assertThat(this.work.seenBy("tawasul-supervisor", reference)).hasSize(3).containsOnly(DECIDE);
			for (var other : List.of("supervisor", "private-office", "admin", "tawasul", "clerk")) {
				assertThat(this.work.seenBy(other, reference)).as(other).doesNotContain(DECIDE);
			}
			assertThat(instancesSeenBy("admin", reference)).isEmpty();
		}

		@Test
		@DisplayName("shows called processes to its own supervisors only")
		void calledProcess() {
			var reference = ask();

			assertThat(instancesSeenBy("tawasul-supervisor", reference))
				.containsExactlyInAnyOrder(ConfidentialModel.ENQUIRY, ConfidentialModel.CALLED);
			assertThat(instancesSeenBy("supervisor", reference)).isEmpty();

			var ordinary = this.work.handIn("passport");
			this.engine.getRuntimeService()
				.startProcessInstanceByKey(ConfidentialModel.CALLED, ordinary, Map.of("centre", "riyadh"));
			assertThat(instancesSeenBy("supervisor", ordinary)).contains(ConfidentialModel.CALLED);
		}

		@Test
		@DisplayName("stops if a model would offer a step of it to others")
		void noStepForOthers() {
			ConfidentialModel.deploy(this.engine.getRepositoryService(), List.of(ConfidentialModel.DESK + ".bpmn"));
			ConfidentialModel.deploy(this.engine.getRepositoryService(), List.of(ConfidentialModel.LEAK + ".bpmn"));
			var ordinary = this.work.handIn("passport");
			this.engine.getRuntimeService().startProcessInstanceByKey(ConfidentialModel.DESK, ordinary);
			assertThat(this.work.seenBy("clerk", ordinary)).contains("Task_AskAtDesk");

			assertThatThrownBy(() -> this.work.handIn("tawasul", ConfidentialModel.LEAK, ConfidentialModel.question()))
				.hasMessageContaining("case.confidential");
		}

		@Test
		@DisplayName("keeps the questions of its requester, and to them, within its own domain")
		void thread() {
			var reference = ask();
			this.questions.ask(this.caseFiles.get(reference), "متى يصدر الجواب على طلبي؟");
			var step = this.work.task(reference, "Task_AnswerRequester");
			this.work.as("tawasul", () -> {
				this.questions.enquire(this.caseFiles.get(reference), "ما صلتكم به اليوم؟", "tawasul", step.getId());
				return null;
			});

			assertThat(this.work.groups(step)).containsExactly("tawasul-officers-riyadh");
			assertThat(this.work.groups(this.work.task(reference, "Task_ReceiveReply")))
				.containsExactly("tawasul-officers-riyadh");
			assertThat(this.work.seenBy("tawasul", reference)).contains("Task_AnswerRequester", "Task_ReceiveReply");
			for (var other : List.of("supervisor", "private-office", "admin", "clerk", "callcentre")) {
				assertThat(this.work.seenBy(other, reference)).as(other).isEmpty();
				assertThat(instancesSeenBy(other, reference)).as(other).isEmpty();
			}
		}

		@Test
		@DisplayName("cannot be accompanied by a process of others that it does not call")
		void nothingBesideIt() {
			var reference = ask();

			assertThatThrownBy(() -> this.engine.getRuntimeService()
				.startProcessInstanceByKey(ConfidentialModel.CALLED, reference, Map.of("centre", "riyadh")))
				.hasMessageContaining("case.confidential");
		}

		@Test
		@DisplayName("hides a process from administrators from the moment its model calls it")
		void newCall() {
			var desk = "inquiry-test-desk";
			ConfidentialModel.deploy(this.engine.getRepositoryService(), List.of(desk + ".bpmn"));
			var leakIsThere = this.engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(ConfidentialModel.LEAK)
				.count() > 0;
			assertThat(mayAdmin(ProcessDefinitionPermissions.READ_HISTORY, desk)).isEqualTo(!leakIsThere);

			ConfidentialModel.deploy(this.engine.getRepositoryService(), List.of(ConfidentialModel.LEAK + ".bpmn"));

			assertThat(mayAdmin(ProcessDefinitionPermissions.READ_HISTORY, desk)).isFalse();
			assertThat(mayAdmin(ProcessDefinitionPermissions.READ_INSTANCE, "escalation-overdue-task")).isFalse();
			assertThat(mayAdmin(ProcessDefinitionPermissions.READ_INSTANCE, CaseWork.REQUEST)).isTrue();
			assertThat(mayAdmin(ProcessDefinitionPermissions.READ, ConfidentialModel.ENQUIRY)).isTrue();
			assertThat(mayAdmin(Permissions.READ_HISTORY, Resources.DECISION_DEFINITION, ConfidentialModel.DECISION))
				.isFalse();
			assertThat(mayAdmin(Permissions.READ_HISTORY, Resources.DECISION_DEFINITION, "intake-service-level"))
				.as("asked for every case")
				.isFalse();
			assertThat(mayAdmin(Permissions.READ_HISTORY, Resources.DECISION_DEFINITION,
					"services-passport-renewal-eligibility"))
				.isTrue();
		}

		@Test
		@DisplayName("lets an administrator retry its jobs without showing them")
		void retries() {
			var reference = ask();
			var called = this.engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processDefinitionKey(ConfidentialModel.CALLED)
				.processInstanceBusinessKey(reference)
				.singleResult();
			var job = this.engine.getManagementService()
				.createJobQuery()
				.processInstanceId(called.getId())
				.singleResult();
			this.engine.getManagementService().setJobRetries(job.getId(), 0);

			this.work.as("admin", () -> {
				assertThat(this.engine.getManagementService().createJobQuery().jobId(job.getId()).count()).isZero();
				this.engine.getManagementService().setJobRetries(job.getId(), 3);
				return null;
			});

			assertThat(
					this.engine.getManagementService().createJobQuery().jobId(job.getId()).singleResult().getRetries())
				.isEqualTo(3);
		}

		@Test
		@DisplayName("could be opened by an administrator who takes a group of the domain; the operation log names them")
		void administratorsChangesAreLogged() {
			this.work.as("admin", () -> {
				var authorizations = this.engine.getAuthorizationService();
				assertThatThrownBy(() -> authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT))
					.hasMessageContaining("rights.fromFile");
				this.engine.getIdentityService().createMembership("admin", "tawasul-investigators");
				this.engine.getIdentityService().deleteMembership("admin", "tawasul-investigators");
				return null;
			});

			this.work.as("admin", () -> {
				var log = this.engine.getHistoryService()
					.createUserOperationLogQuery()
					.userId("admin")
					.category(UserOperationLogEntry.CATEGORY_ADMIN)
					.list();
				assertThat(log).extracting(UserOperationLogEntry::getNewValue).contains("tawasul-investigators");
				assertThatThrownBy(
						() -> this.engine.getHistoryService().deleteUserOperationLogEntry(log.get(0).getId()))
					.hasMessageContaining("command.closed");
				return null;
			});
		}

		@ParameterizedTest
		@ValueSource(strings = { "COUNTER", "PHONE", "ON_BEHALF", "PORTAL", "KIOSK" })
		@DisplayName("is every matter of a detainee handed in as an ordinary request, before others can read it")
		void handedInAsOrdinary(String channel) {
			var request = new HashMap<>(CaseWork.request("detainee"));
			request.putAll(Map.of("channel", channel, "agentName", "سعد بن فهد", "agentIdentityNumber", "1058529940"));
			var reference = channel.equals("PORTAL") || channel.equals("KIOSK")
					? this.requests.submit(CaseWork.REQUEST, request, Optional.empty()).reference()
					: this.work.handIn("clerk", request);

			assertThat(readers(reference)).containsExactlyInAnyOrder("tawasul", "tawasul-second", "tawasul-supervisor");
			assertOfTheWindow(reference, "clerk", "auditor", "supervisor", "admin");
		}

		@Test
		@DisplayName("is every request that clerk, auditor or department find to concern a detainee")
		void foundLater() {
			var byClerk = this.work.handIn("other");
			this.work.classify(byClerk, "DETAINEE", "NORMAL", null);
			assertOfTheWindow(byClerk, "clerk", "auditor", "supervisor", "admin");

			var byAuditor = this.work.handIn("driving");
			this.work.classify(byAuditor, "TRAFFIC", "NORMAL", "traffic");
			this.work.audit(byAuditor,
					Map.of("auditDecision", "CORRECT", "correctedType", "DETAINEE", "correctedPriority", "NORMAL"));
			assertOfTheWindow(byAuditor, "clerk", "auditor", "officer", "supervisor", "admin");

			var byDepartment = this.work.withDepartment();
			this.questions.ask(this.caseFiles.get(byDepartment), "متى يصدر الجواب على طلبي؟");
			this.work.complete("officer", byDepartment, "Task_StudyCase", Map.of("resolutionDecision", "TRANSFER",
					"targetDepartment", "prisons", "transferReason", "WRONG_DEPARTMENT", "note", "شأن نزيل"));
			assertOfTheWindow(byDepartment, "clerk", "auditor", "officer", "supervisor", "admin");
		}

		@Test
		@DisplayName("is an urgent matter of a detainee only after the lane of hours declined it")
		void urgentFirst() {
			var request = new HashMap<>(CaseWork.request("detainee"));
			request.putAll(Map.of("urgentMatter", "SAFETY", "hoursLeft", 48));
			var reference = this.work.handIn("clerk", request);
			assertThat(this.work.seenBy("duty", reference)).containsExactly("Task_ConfirmUrgency");

			this.work.complete("duty", reference, "Task_ConfirmUrgency",
					Map.of("urgencyDecision", "DECLINE", "urgencyReason", "TIME_ALLOWS", "note", "يتسع الوقت"));

			assertOfTheWindow(reference, "duty", "clerk", "auditor", "supervisor", "admin");
		}

		@Test
		@DisplayName("moves from the ordinary way to the window only once, and is answered there")
		void answeredByTheWindow() {
			var reference = this.work.handIn("detainee");
			this.work.runJobs();
			this.work.complete("tawasul", reference, "Task_NameDetainee",
					Map.of("requestAbout", "DETAINEE", "detaineeIdentityNumber", "١٤٠٠٩٤٩٢٩١"));
			settle();

			assertThat(this.caseFiles.particulars(reference)).containsEntry("detaineeIdentityNumber", "1400949291");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_AnswerFamily");
			assertThat(this.work.messageKeys(reference)).as("one receipt, from the window")
				.containsExactly("requestReceived");
		}

		@Test
		@DisplayName("that moved confirms its receipt to the number on file, never to the one that was written")
		void receiptToNumberOnFile() {
			var request = new HashMap<>(CaseWork.request("detainee"));
			request.put("identityNumber", "1058529940");
			request.put("mobile", "0550000999");
			var reference = this.work.handIn("clerk", request);
			this.work.runJobs();
			assertThat(this.work.messageKeys(reference)).as("nothing to the number that was written").isEmpty();

			this.work.complete("tawasul", reference, "Task_NameDetainee", Map.of("requestAbout", "GENERAL"));
			settle();

			assertThat(receivers(reference)).isNotEmpty().noneMatch((sms) -> sms.contains("966550000999"));
			assertThat(this.work.file(reference).requester().mobile()).isNotEqualTo("+966550000999");
		}

		private List<String> receivers(String reference) {
			return this.jdbc.sql("select payload from outbox where case_reference = ? and kind = 'sms'")
				.param(reference)
				.query((row, index) -> this.work.fields().open("outbox.payload", row.getString("payload")))
				.list();
		}

		private void settle() {
			for (var round = 0; round < 3; round++) {
				this.work.sendMessages();
				this.work.makeInboxDue();
				this.work.deliverInbox();
				this.work.runJobs();
			}
		}

		private void assertOfTheWindow(String reference, String... others) {
			assertThat(this.work.file(reference).processKey()).isEqualTo("tawasul-general-request");
			this.work.runJobs();
			for (var other : others) {
				assertThat(readers(reference)).as(other).doesNotContain(other);
				assertThat(this.work.seenBy(other, reference)).as(other).isEmpty();
				assertThat(instancesSeenBy(other, reference)).as(other).isEmpty();
				assertThat(this.work.as(other,
						() -> this.engine.getHistoryService()
							.createHistoricProcessInstanceQuery()
							.processInstanceBusinessKey(reference)
							.list()))
					.as("history seen by " + other)
					.isEmpty();
			}
			assertThat(this.work.seenBy("tawasul", reference)).containsExactly("Task_NameDetainee");
			assertThat(this.jdbc.sql("select distinct case_process from case_step where reference = ?")
				.param(reference)
				.query(String.class)
				.list()).containsExactly("tawasul-general-request");
		}

		private String ask() {
			return this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
		}

		private String ask(String person) {
			var question = ConfidentialModel.question();
			question.put("identityNumber", person);
			return this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, question);
		}

		private String handIn(String person) {
			var request = new HashMap<>(CaseWork.request("passport"));
			request.put("identityNumber", person);
			return this.work.handIn("clerk", request);
		}

		private ProcessInstance call(Map<String, Object> answers) {
			return this.work.as("callcentre",
					() -> this.engine.getFormService()
						.submitStartForm(this.engine.getRepositoryService()
							.createProcessDefinitionQuery()
							.processDefinitionKey("reception-phone-enquiry")
							.latestVersion()
							.singleResult()
							.getId(), answers));
		}

		private List<String> earlierCases(String reference) {
			return this.caseFiles.dossier(reference)
				.earlierCases()
				.stream()
				.map(CaseDossier.EarlierCase::reference)
				.toList();
		}

		/** Returns the demo's staff who may open the case file. */
		private List<String> readers(String reference) {
			return this.engine.getIdentityService()
				.createUserQuery()
				.unlimitedList()
				.stream()
				.filter((user) -> this.access.mayRead(this.engine.getIdentityService()
					.createGroupQuery()
					.groupMember(user.getId())
					.list()
					.stream()
					.map((group) -> group.getId())
					.toList(), reference))
				.map((user) -> user.getId())
				.toList();
		}

		private List<String> instancesSeenBy(String person, String reference) {
			return this.work
				.as(person,
						() -> this.engine.getRuntimeService()
							.createProcessInstanceQuery()
							.processInstanceBusinessKey(reference)
							.list())
				.stream()
				.map((instance) -> instance.getProcessDefinitionId().split(":")[0])
				.toList();
		}

		private boolean mayAdmin(Permission permission, String process) {
			return mayAdmin(permission, Resources.PROCESS_DEFINITION, process);
		}

		private boolean mayAdmin(Permission permission, Resource resource, String id) {
			return this.engine.getAuthorizationService()
				.isUserAuthorized("admin", List.of("camunda-admin"), permission, resource, id);
		}

	}

}
