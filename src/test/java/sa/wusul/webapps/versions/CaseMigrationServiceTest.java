package sa.wusul.webapps.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseState;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.webapps.versions.CaseMigrationPlan.Instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("Migration of running cases to another version of their model")
@Tag("story")
class CaseMigrationServiceTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour extends MigrationStory {

		private ProcessDefinition first;

		private ProcessDefinition second;

		@BeforeEach
		void newVersion() {
			this.work.setTime("2026-11-22T08:00:00");
			// Earlier stories left cases in earlier versions; this one starts with a new
			// version.
			TwoVersions.deploy(this.engine.getRepositoryService(), (file, model) -> model);
			this.first = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST);
		}

		private void deploySecond() {
			TwoVersions.deploySecond(this.engine.getRepositoryService());
			this.second = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST);
		}

		@AfterEach
		void resetClock() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("moves them from any step, with the same due date, group, place and number, and they run to their ends")
		void fromProposalToTheEnd() {
			var atClassification = this.work.handIn("passport");
			this.work.claim("clerk", atClassification, "Task_ClassifyRequest");
			var atAudit = this.work.handIn("passport");
			this.work.classify(atAudit, "PASSPORT", "HIGH", "passports");
			var atDepartment = this.work.withDepartment();
			var answered = this.work.withDepartment();
			this.work.complete("officer", answered, "Task_StudyCase", answer());
			var cases = List.of(atClassification, atAudit, atDepartment, answered);
			deploySecond();
			var before = facts(cases);
			var plan = plan();

			var check = check(plan);
			assertThat(check.passes()).as("%s", check.faults()).isTrue();
			assertThat(check.standing())
				.extracting(MigrationCheck.Standing::element, MigrationCheck.Standing::cases,
						MigrationCheck.Standing::to)
				.containsExactly(tuple("CallActivity_AuditCase", 1L, "CallActivity_AuditCase"),
						tuple("CallActivity_ResolveCase", 1L, "CallActivity_ResolveCase"),
						tuple("Task_ClassifyRequest", 1L, "Task_SortRequest"),
						tuple("Task_IssueAnswer", 1L, "Task_IssueAnswer"));

			var id = propose(plan);
			start(id, plan);
			assertThat(report(id)).satisfies((report) -> {
				assertThat(report.open()).isTrue();
				assertThat(report.waiting()).isEqualTo(4);
			});
			runBatches();

			assertThat(report(id)).satisfies((report) -> {
				assertThat(report.open()).isFalse();
				assertThat(report.migrated()).isEqualTo(4);
				assertThat(report.rows()).extracting(VersionService.ReportRow::reference)
					.containsExactlyInAnyOrderElementsOf(cases);
			});
			assertThat(this.work.openSteps(atClassification)).containsExactly("Task_SortRequest");
			assertThat(facts(List.of(atClassification, atAudit, atDepartment)))
				.isEqualTo(before.stream().filter((fact) -> !fact.contains(answered)).toList());

			complete(atClassification, "clerk", "Task_SortRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
			assertThat(this.work.openSteps(atClassification)).containsExactly("Task_CheckIdentity");
			complete(atClassification, "clerk", "Task_CheckIdentity", Map.of("documentSupplied", true));
			this.work.audit(atClassification, Map.of("auditDecision", "ACCEPT"));
			this.work.audit(atAudit, Map.of("auditDecision", "ACCEPT"));
			for (var reference : List.of(atClassification, atAudit, atDepartment)) {
				this.work.complete("officer", reference, "Task_StudyCase", answer());
			}
			this.work.runJobs();
			assertThat(cases).allSatisfy((reference) -> {
				assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
				assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestAnswered");
				assertThat(this.work.runs(reference)).isFalse();
			});
			assertThat(report(id).migrated()).as("cases that ended since had been migrated").isEqualTo(4);
		}

		@Test
		@DisplayName("requires a trial that migrates each of them and leaves no trace in any table")
		void trial() {
			var good = this.work.handIn("passport");
			var bad = this.work.withDepartment();
			this.work.sendMessages();
			deploySecond();
			var plan = plan();
			var withoutDepartment = without(plan, "CallActivity_ResolveCase");
			var before = contents();

			var goes = tryOut(plan, 50);
			var stays = tryOut(withoutDepartment, 50);

			assertThat(contents()).isEqualTo(before);
			assertThat(goes.running()).isEqualTo(2);
			assertThat(goes.rows()).extracting(VersionService.TrialRow::reference, VersionService.TrialRow::goes)
				.containsExactlyInAnyOrder(tuple(good, true), tuple(bad, true));
			assertThat(stays.goes()).isEqualTo(1);
			assertThat(stays.rows()).filteredOn((row) -> !row.goes()).singleElement().satisfies((row) -> {
				assertThat(row.reference()).isEqualTo(bad);
				assertThat(row.steps()).containsExactly("دراسة الطلب والرد عليه");
				assertThat(row.reasons()).extracting(MigrationFault::code, MigrationFault::element)
					.containsExactly(tuple(MigrationFinding.NO_INSTRUCTION, "CallActivity_ResolveCase"));
				assertThat(row.reasons().get(0).messageAr()).contains("دراسة الطلب والرد عليه");
			});
			assertThat(tryOut(plan, 1).tried()).isEqualTo(1);
		}

		@Test
		@DisplayName("is refused for faults, each reported with its element in Arabic and English")
		void faults() {
			this.work.handIn("passport");
			this.work.handIn("passport");
			deploySecond();
			var unmapped = without(plan(), "Task_ClassifyRequest");
			var otherKind = with(unmapped, new Instruction("Task_ClassifyRequest", "CallActivity_AuditCase", false));

			var check = this.work.as("releaser", () -> this.versions.check(unmapped));
			assertThat(check.passes()).isFalse();
			assertThat(check.faults()).filteredOn(MigrationFault::prevents).singleElement().satisfies((fault) -> {
				assertThat(fault.code()).isEqualTo(MigrationFinding.STRANDED);
				assertThat(fault.element()).isEqualTo("Task_ClassifyRequest");
				assertThat(fault.messageAr()).contains("«تصنيف الطلب»", "2");
				assertThat(fault.messageEn()).contains("“تصنيف الطلب”", "2 cases");
			});
			refused("analyst", "migration.notValid", () -> this.versions.propose(unmapped, REASON));
			assertThat(found(otherKind)).contains(tuple(MigrationFinding.INCOMPATIBLE, "Task_ClassifyRequest"));
			refused("analyst", "migration.notValid", () -> this.versions.tryOut(otherKind, 10));
			refused("analyst", "migration.stepUnknown",
					() -> this.versions.check(with(unmapped, new Instruction("Task_None", "Task_SortRequest", false))));
			refused("analyst", "migration.stepUnknown", () -> this.versions
				.check(with(unmapped, new Instruction("Task_ClassifyRequest", "Task_ClassifyRequest", false))));
		}

		@Test
		@DisplayName("is refused if the new version lacks parts of its own deployment")
		void incompleteDeployment() {
			this.work.handIn("passport");
			TwoVersions.deploy(this.engine.getRepositoryService(), (file,
					model) -> file.equals("intake-classify-request.form") ? null : TwoVersions.changed(file, model));
			this.second = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST);
			var plan = plan();

			assertThat(check(plan).faults()).filteredOn(MigrationFault::prevents)
				.extracting(MigrationFault::code, MigrationFault::element)
				.containsExactly(tuple(MigrationFinding.PART_MISSING, "Task_SortRequest"));
		}

		@Test
		@DisplayName("warns of tasks that keep their data, calls that continue, and variables that the new version reads")
		void warnings() {
			this.work.handIn("passport");
			this.work.withDepartment();
			TwoVersions.deploy(this.engine.getRepositoryService(), (file, model) -> TwoVersions.changed(file, model)
				.replace("requestOutcome == 'CORRECTED'", "identityProven"));
			this.second = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST);

			var plan = plan();

			var check = check(plan);

			assertThat(check.passes()).isTrue();
			assertThat(check.faults()).extracting(MigrationFault::code, MigrationFault::element)
				.containsExactlyInAnyOrder(tuple(MigrationFinding.CALLED_CONTINUE, "CallActivity_ResolveCase"),
						tuple(MigrationFinding.TASK_KEEPS, "Task_ClassifyRequest"),
						tuple(MigrationFinding.VARIABLE_MISSING, "Flow_RequestAcceptedToResolveCase"));
			assertThat(check.faults()).filteredOn((fault) -> fault.code() == MigrationFinding.VARIABLE_MISSING)
				.singleElement()
				.satisfies((fault) -> assertThat(fault.messageEn()).contains("identityProven", "2 cases"));
		}

		@Test
		@DisplayName("misses no fact of the case in called processes, which read it from their caller")
		void factsOfCaller() {
			this.work.waitingForDocument();
			var source = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.DOCUMENT);
			TwoVersions.deploy(this.engine.getRepositoryService(),
					(file, model) -> file.equals(TwoVersions.DOCUMENT + ".bpmn")
							? model.replace("centre, section)", "requestType, identityProven)") : model);
			var target = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.DOCUMENT);

			assertThat(check(proposed(source, target)).faults())
				.filteredOn((fault) -> fault.code() == MigrationFinding.VARIABLE_MISSING)
				.singleElement()
				.satisfies((fault) -> assertThat(fault.messageEn()).contains("identityProven"));
		}

		@Test
		@DisplayName("restarts a changed reminder and keeps an unchanged deadline")
		void timers() {
			var reference = this.work.waitingForDocument();
			var source = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.DOCUMENT);
			deploySecond();
			var target = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.DOCUMENT);
			var deadline = due(reference, "BoundaryEvent_DeadlinePassed");
			this.work.setTime("2026-11-24T08:00:00");

			var plan = proposed(source, target);
			assertThat(plan.instructions()).filteredOn(Instruction::restart)
				.extracting(Instruction::from)
				.containsExactly("BoundaryEvent_ReminderDue");
			assertThat(found(plan)).containsExactly(tuple(MigrationFinding.WAIT_RESTARTS, "BoundaryEvent_ReminderDue"));
			assertThat(found(without(plan, "BoundaryEvent_DeadlinePassed")))
				.contains(tuple(MigrationFinding.WAIT_DROPPED, "BoundaryEvent_DeadlinePassed"));

			start(propose(plan), plan);
			runBatches();

			assertThat(due(reference, "BoundaryEvent_DeadlinePassed")).isEqualTo(deadline);
			// Five working days from the migration, a Tuesday.
			assertThat(due(reference, "BoundaryEvent_ReminderDue").toInstant()).isEqualTo("2026-12-01T05:00:00Z");
			this.work.complete("clerk", reference, "Task_ReceiveDocument", Map.of("documentSupplied", true));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
		}

		@Test
		@DisplayName("takes two people: the proposer does not start it, and each has a right of their own")
		void twoPeople() {
			var reference = this.work.handIn("passport");
			deploySecond();
			var plan = plan();
			var hash = plan.contentHash();

			refused("releaser", "migration.forbidden", () -> this.versions.propose(plan, REASON));
			refused("supervisor", "migration.forbidden", () -> this.versions.check(plan));
			refused("admin", "migration.forbidden", () -> this.versions.propose(plan, REASON));
			refused("analyst", "migration.reason", () -> this.versions.propose(plan, " "));
			refused("analyst", "text.directionOverride", () -> this.versions.propose(plan, "سبب\u202E"));
			var id = propose(plan);
			refused("analyst", "migration.forbidden", () -> this.versions.start(id, hash, REASON));
			refused("admin", "migration.forbidden", () -> this.versions.start(id, hash, REASON));
			// A person with both rights still needs another one.
			this.engine.getIdentityService().createMembership("analyst", "releasers");
			try {
				this.engine.getIdentityService().setAuthentication("analyst", List.of("analysts", "releasers"));
				assertRefused("migration.ownProposal", () -> this.versions.start(id, hash, REASON));
			}
			finally {
				this.engine.getIdentityService().clearAuthentication();
				this.engine.getIdentityService().deleteMembership("analyst", "releasers");
			}
			refused("releaser", "migration.otherContent", () -> this.versions.start(id, "0".repeat(64), REASON));
			assertThat(definition(reference)).isEqualTo(this.first.getId());

			start(id, plan);
			refused("releaser", "migration.decided", () -> this.versions.start(id, hash, REASON));
			assertThatThrownBy(() -> this.jdbc.sql("update migration_plan set decided_by = proposed_by where id = ?")
				.param(id)
				.update()).as("the database holds it as well").hasMessageContaining("migration_plan");
			runBatches();
			assertThat(definition(reference)).isEqualTo(this.second.getId());
		}

		@Test
		@DisplayName("runs in the name of the person who starts it, with the reason in the operation log")
		void operationLog() {
			this.work.handIn("passport");
			deploySecond();
			var plan = plan();
			start(propose(plan), plan);

			assertThat(this.engine.getHistoryService()
				.createUserOperationLogQuery()
				.processDefinitionId(this.first.getId())
				.operationType(UserOperationLogEntry.OPERATION_TYPE_MIGRATE)
				.list()).isNotEmpty()
				.extracting(UserOperationLogEntry::getUserId, UserOperationLogEntry::getAnnotation)
				.containsOnly(tuple("releaser", APPROVAL));
			runBatches();
		}

		@Test
		@DisplayName("is withdrawn by its proposer, or refused by the other person")
		void withdrawn() {
			this.work.handIn("passport");
			deploySecond();
			var plan = plan();
			var id = propose(plan);

			actAs("analyst", () -> this.versions.withdraw(id, "خطأ في الربط"));

			refused("releaser", "migration.decided", () -> this.versions.start(id, plan.contentHash(), REASON));
			assertThat(report(id).plan().state()).isEqualTo(MigrationPlanRepository.State.WITHDRAWN);
		}

		@Test
		@DisplayName("leaves out cases that moved on meanwhile; the report names them with the reason, and corrected ones are tried again")
		void failures() {
			var goes = this.work.handIn("passport");
			var stays = this.work.handIn("passport");
			var ends = this.work.handIn("passport");
			deploySecond();
			// No case is at the audit when the plan is made.
			var plan = without(plan(), "CallActivity_AuditCase");
			var id = propose(plan);
			start(id, plan);
			this.work.classify(stays, "PASSPORT", "NORMAL", "passports");
			this.engine.getRuntimeService().deleteProcessInstance(instance(ends).getId(), "withdrawn");

			runBatches();

			var report = report(id);
			assertThat(report.open()).isTrue();
			assertThat(List.of(report.migrated(), report.failed(), report.ended(), report.waiting()))
				.containsExactly(1L, 1L, 1L, 0L);
			assertThat(definition(goes)).isEqualTo(this.second.getId());
			assertThat(definition(stays)).isEqualTo(this.first.getId());
			assertThat(report.rows()).filteredOn((row) -> !row.reasons().isEmpty()).singleElement().satisfies((row) -> {
				assertThat(row.reference()).isEqualTo(stays);
				assertThat(row.reasons()).extracting(MigrationFault::code)
					.containsExactly(MigrationFinding.NO_INSTRUCTION);
			});
			assertThat(MigrationReport.of(report).lines()).hasSize(4)
				.anyMatch(
						(line) -> line.contains(stays) && line.contains("تعذر نقلها") && line.contains("تدقيق الطلب"));

			this.work.audit(stays, Map.of("auditDecision", "SEND_BACK", "note", "صححوا التصنيف"));
			refused("analyst", "migration.forbidden", () -> this.versions.resume(id, REASON));
			actAs("releaser", () -> this.versions.resume(id, "عادت المعاملة إلى خطوة في الخطة"));
			runBatches();

			assertThat(report(id).migrated()).isEqualTo(2);
			assertThat(report(id).failed()).isZero();
			assertThat(report(id).open()).as("ended cases do not keep it open").isFalse();
			assertThat(definition(stays)).isEqualTo(this.second.getId());
		}

		@Test
		@DisplayName("ends when the person who started it ends it; the other cases stay in their version, with the reason in the report")
		void stopped() {
			var stays = this.work.handIn("passport");
			deploySecond();
			var plan = without(plan(), "CallActivity_AuditCase");
			var id = propose(plan);
			start(id, plan);
			this.work.classify(stays, "PASSPORT", "NORMAL", "passports");
			runBatches();

			actAs("releaser", () -> this.versions.stop(id, "تكمل بالإصدار السابق"));

			var report = report(id);
			assertThat(report.open()).isFalse();
			assertThat(report.plan().state()).isEqualTo(MigrationPlanRepository.State.STOPPED);
			assertThat(report.rows()).singleElement().satisfies((row) -> {
				assertThat(row.state()).isEqualTo(MigrationPlanRepository.CaseState.FAILED);
				assertThat(row.reasons()).extracting(MigrationFault::code)
					.containsExactly(MigrationFinding.NO_INSTRUCTION);
			});
			refused("releaser", "migration.notRunning", () -> this.versions.resume(id, REASON));
		}

		private Map<String, Object> answer() {
			return Map.of("resolutionDecision", "ANSWER", "answer", "تم تنفيذ طلبكم");
		}

		/** Returns the engine's proposal, with a mapping of the renamed step. */
		private CaseMigrationPlan plan() {
			var equal = proposed(this.first, this.second);
			assertThat(equal.maps("Task_ClassifyRequest")).isFalse();
			return with(equal, new Instruction("Task_ClassifyRequest", "Task_SortRequest", false));
		}

		private CaseMigrationPlan proposed(ProcessDefinition source, ProcessDefinition target) {
			var steps = this.work.as("analyst", () -> this.versions.workbench(source.getId(), target.getId()))
				.steps()
				.stream()
				.filter((step) -> step.to() != null)
				.map((step) -> new Instruction(step.id(), step.to(), step.restart()))
				.toList();
			return new CaseMigrationPlan(source.getId(), target.getId(), steps);
		}

		private static CaseMigrationPlan with(CaseMigrationPlan plan, Instruction more) {
			return changed(plan, (steps) -> {
				steps.add(more);
				return steps;
			});
		}

		private static CaseMigrationPlan without(CaseMigrationPlan plan, String step) {
			return changed(plan, (steps) -> {
				steps.removeIf((instruction) -> instruction.from().equals(step));
				return steps;
			});
		}

		private static CaseMigrationPlan changed(CaseMigrationPlan plan, UnaryOperator<List<Instruction>> change) {
			return new CaseMigrationPlan(plan.source(), plan.target(),
					change.apply(new ArrayList<>(plan.instructions())));
		}

		private void complete(String reference, String person, String step, Map<String, Object> answers) {
			this.work.complete(person, reference, step, new HashMap<>(answers));
		}

		private ProcessInstance instance(String reference) {
			return this.engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceBusinessKey(reference, TwoVersions.REQUEST)
				.singleResult();
		}

		private String definition(String reference) {
			return instance(reference).getProcessDefinitionId();
		}

		private java.util.Date due(String reference, String event) {
			var jobs = this.engine.getManagementService()
				.createJobQuery()
				.processDefinitionKey(TwoVersions.DOCUMENT)
				.activityId(event)
				.list()
				.stream()
				.filter((job) -> belongs(job, reference))
				.toList();
			assertThat(jobs).hasSize(1);
			return jobs.get(0).getDuedate();
		}

		private boolean belongs(Job job, String reference) {
			return Optional
				.ofNullable(this.engine.getRuntimeService()
					.createProcessInstanceQuery()
					.processInstanceId(job.getProcessInstanceId())
					.singleResult())
				.map(ProcessInstance::getBusinessKey)
				.filter(reference::equals)
				.isPresent();
		}

		/**
		 * Returns the facts that must not change: assignee, due date, priority and case
		 * of each task.
		 */
		private List<String> facts(List<String> cases) {
			return cases.stream().flatMap((reference) -> {
				var file = this.work.file(reference);
				return this.engine.getTaskService()
					.createTaskQuery()
					.processInstanceBusinessKey(reference)
					.list()
					.stream()
					.map((task) -> String.join(" | ", reference, task.getId(), task.getName(),
							String.valueOf(due(task)), String.valueOf(task.getAssignee()),
							String.valueOf(task.getPriority()), groups(task), String.valueOf(file),
							String.valueOf(supervisors(task.getProcessInstanceId()))));
			}).toList();
		}

		private static Object due(Task task) {
			return task.getDueDate().toInstant();
		}

		private String groups(Task task) {
			return this.engine.getTaskService()
				.getIdentityLinksForTask(task.getId())
				.stream()
				.map(IdentityLink::getGroupId)
				.sorted(java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()))
				.toList()
				.toString();
		}

		private List<String> supervisors(String instance) {
			return this.engine.getAuthorizationService()
				.createAuthorizationQuery()
				.resourceType(org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE)
				.resourceId(instance)
				.list()
				.stream()
				.map((right) -> right.getGroupId())
				.sorted()
				.toList();
		}

		/** Returns every row of every table. */
		private Map<String, List<String>> contents() {
			var contents = new HashMap<String, List<String>>();
			this.work.tables()
				.forEach((table) -> contents.put(table,
						this.jdbc.sql("select * from \"" + table + "\"")
							.query()
							.listOfRows()
							.stream()
							.map(CaseMigrationServiceTest::text)
							.sorted()
							.toList()));
			return contents;
		}

	}

	private static String text(Map<String, Object> row) {
		return row.entrySet()
			.stream()
			.map((cell) -> cell.getKey() + "="
					+ ((cell.getValue() instanceof byte[] bytes) ? java.util.Arrays.hashCode(bytes)
							: (cell.getValue() instanceof java.sql.Blob blob) ? length(blob) : cell.getValue()))
			.toList()
			.toString();
	}

	private static long length(java.sql.Blob blob) {
		try {
			return blob.length();
		}
		catch (java.sql.SQLException gone) {
			throw new IllegalStateException(gone);
		}
	}

}
