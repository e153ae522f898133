package sa.wusul.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseRights;
import sa.wusul.escalation.StaffAbsenceService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A task past its due date")
@Tag("story")
class OverdueTaskTest {

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
		private IdentityService identities;

		@Autowired
		private CaseRights caseRights;

		@Autowired
		private StaffAbsenceService absences;

		@Autowired
		private WorkingTime workingTime;

		@Autowired
		private Clock clock;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is reported to the centre's supervisor once, and not before it is overdue")
		void told() {
			var reference = this.work.handIn("passport");
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ClassifyRequest");

			this.work.setTime("2026-11-23T09:00:01");
			this.work.lookForOverdueTasks();
			this.work.lookForOverdueTasks();

			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_ClassifyRequest", DECIDE);
			var decision = this.work.task(reference, DECIDE);
			assertThat(this.work.groups(decision)).containsExactly("intake-supervisors-riyadh");
			assertThat(this.work.variable(decision, "overdueTaskName")).isEqualTo("تصنيف الطلب");
			assertThat(decision.getPriority()).isEqualTo(85);
		}

		@Test
		@DisplayName("is reported to the team lead of its section first, if one is there, who sees this case and no other")
		void teamLead() {
			var lead = this.identities.newUser("lead-of-test");
			this.identities.saveUser(lead);
			List.of("intake-team-leads", "intake-team-leads-riyadh-men")
				.forEach((group) -> this.identities.createMembership("lead-of-test", group));
			try {
				var reference = overdueClassification();
				var other = this.work.handIn("passport");
				this.work.lookForOverdueTasks();
				assertThat(this.work.groups(this.work.task(reference, DECIDE)))
					.containsExactly("intake-team-leads-riyadh-men");
				var groups = List.of("intake-team-leads", "intake-team-leads-riyadh-men");
				assertThat(this.caseRights.mayOpen(groups, this.work.file(reference))).isTrue();
				assertThat(this.caseRights.mayOpen(groups, this.work.file(other))).isFalse();

				this.work.setTime("2026-11-23T12:00:00");
				this.work.lookForOverdueTasks();
				assertThat(this.work.groups(this.work.task(reference, DECIDE)))
					.containsExactly("intake-supervisors-riyadh");
			}
			finally {
				this.identities.deleteUser("lead-of-test");
			}
		}

		@Test
		@DisplayName("is reported to the supervisor if the team lead is away")
		void teamLeadAway() {
			this.identities.saveUser(this.identities.newUser("lead-of-test"));
			this.identities.createMembership("lead-of-test", "intake-team-leads-riyadh-men");
			this.absences.record("lead-of-test", LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 30),
					Optional.empty(), "supervisor");
			try {
				var reference = overdueClassification();
				this.work.lookForOverdueTasks();
				assertThat(this.work.groups(this.work.task(reference, DECIDE)))
					.containsExactly("intake-supervisors-riyadh");
			}
			finally {
				this.absences.end("lead-of-test");
				this.identities.deleteUser("lead-of-test");
			}
		}

		@Test
		@DisplayName("of a department is reported to that department's supervisor")
		void toldInDepartment() {
			var reference = this.work.withDepartment();
			this.work.setTime("2026-12-01T08:00:00");
			this.work.lookForOverdueTasks();

			assertThat(this.work.groups(this.work.task(reference, DECIDE)))
				.containsExactly("department-supervisors-passports");
		}

		@Test
		@DisplayName("can be assigned to another member of its group only")
		void reassigned() {
			var reference = overdueClassification();
			assertThatThrownBy(
					() -> decide(reference, Map.of("escalationDecision", "REASSIGN", "newAssignee", "officer")))
				.isInstanceOfSatisfying(RefusalException.class,
						(refusal) -> assertThat(refusal.code()).isEqualTo("assignee.unknown"));
			assertThat(this.work.openSteps(reference)).contains(DECIDE);

			decide(reference, Map.of("escalationDecision", "REASSIGN", "newAssignee", "clerk"));

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ClassifyRequest");
			assertThat(this.work.task(reference, "Task_ClassifyRequest").getAssignee()).isEqualTo("clerk");
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).as("reported once").containsExactly("Task_ClassifyRequest");
		}

		@Test
		@DisplayName("can be extended in working time, and is reported again after that")
		void extended() {
			var reference = overdueClassification();
			decide(reference, Map.of("escalationDecision", "EXTEND", "extensionHours", 7, "note", "ضغط في المركز"));

			assertThat(this.work.task(reference, "Task_ClassifyRequest").getDueDate().toInstant())
				.isEqualTo(this.workingTime.plusHours(this.clock.instant(), 7));
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ClassifyRequest");

			this.work.setTime("2026-11-24T09:30:00");
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_ClassifyRequest", DECIDE);
		}

		@Test
		@DisplayName("climbs to the department, to the private office and to the deputy if nobody decides")
		void climbs() {
			var reference = overdueClassification();
			this.work.lookForOverdueTasks();
			assertThat(this.work.groups(this.work.task(reference, DECIDE))).as("in its time")
				.containsExactly("intake-supervisors-riyadh");

			for (var level : Map
				.of("2026-11-24T08:30:00", "department-supervisors-passports", "2026-11-25T08:30:00",
						"escalation-private-office", "2026-11-26T08:30:00", "escalation-deputies")
				.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByKey())
				.toList()) {
				this.work.setTime(level.getKey());
				this.work.lookForOverdueTasks();
				this.work.lookForOverdueTasks();
				assertThat(this.work.groups(this.work.task(reference, DECIDE))).containsExactly(level.getValue());
			}

			this.work.complete("deputy", reference, DECIDE, Map.of("escalationDecision", "TAKE_OVER"));
			assertThat(this.work.task(reference, "Task_ClassifyRequest").getAssignee()).isEqualTo("deputy");
		}

		@Test
		@DisplayName("climbs from the centre to the head of the case's department, and the case file tells each rung")
		void rungs() {
			var reference = overdueClassification();
			this.work.lookForOverdueTasks();
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.lookForOverdueTasks();
			this.work.setTime("2026-11-25T12:00:00");
			this.work.lookForOverdueTasks();
			assertThat(this.work.groups(this.work.task(reference, DECIDE)))
				.containsExactly("intake-supervisors-riyadh");

			this.work.setTime("2026-11-29T12:00:00");
			this.work.lookForOverdueTasks();

			assertThat(this.work.groups(this.work.task(reference, DECIDE)))
				.containsExactly("department-supervisors-passports");
			assertThat(this.work.notes(reference))
				.anySatisfy((note) -> assertThat(note).contains("تدقيق الطلب", "الرياض"))
				.anySatisfy((note) -> assertThat(note).contains("تدقيق الطلب", "الجوازات"));
		}

		@Test
		@DisplayName("is one whose case is late as a whole, although its own time is not over; it is reported once")
		void lateAsAWhole() {
			var reference = this.work.handIn("passport");
			var late = this.work.file(reference).times().dueAt().plusSeconds(60);
			this.work.setTime(late.minusSeconds(120));
			this.work.engine()
				.getTaskService()
				.setDueDate(this.work.task(reference, "Task_ClassifyRequest").getId(),
						java.util.Date.from(late.plus(Duration.ofDays(9))));
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ClassifyRequest");

			this.work.setTime(late);
			this.work.lookForOverdueTasks();
			this.work.lookForOverdueTasks();

			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_ClassifyRequest", DECIDE);
			assertThat(this.work.notes(reference)).anySatisfy((note) -> assertThat(note).contains("تصنيف الطلب"));
		}

		@Test
		@DisplayName("of a consulted department comes before the supervisor of that department")
		void opinion() {
			this.work.setTime("2026-11-22T08:00:00");
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase", Map.of("resolutionDecision", "CONTRIBUTION",
					"contributingDepartment", "traffic", "note", "هل عليه مخالفات؟"));

			this.work.setTime("2026-11-24T09:00:00");
			this.work.lookForOverdueTasks();

			assertThat(this.work.groups(this.work.task(reference, DECIDE)))
				.containsExactly("department-supervisors-traffic");
		}

		@Test
		@DisplayName("of the lane of hours is extended day and night")
		void extendedAtNight() {
			this.work.setTime("2026-11-22T22:00:00");
			var request = new HashMap<>(CaseWork.request("passport"));
			request.putAll(Map.of("urgentMatter", "SAFETY", "hoursLeft", 48));
			var reference = this.work.handIn("clerk", request);
			this.work.setTime("2026-11-22T23:30:00");
			this.work.lookForOverdueTasks();

			this.work.complete("private-office", reference, DECIDE,
					Map.of("escalationDecision", "EXTEND", "extensionHours", 2, "note", "يتواصل مع المحكمة"));

			assertThat(this.work.task(reference, "Task_ConfirmUrgency").getDueDate().toInstant())
				.isEqualTo(this.clock.instant().plus(Duration.ofHours(2)));
		}

		@Test
		@DisplayName("of somebody who is away is held by their stand-in, or by the group")
		void absent() {
			var reference = this.work.withDepartment();
			this.work.claim("officer", reference, "Task_StudyCase");
			var awaiting = this.work.waitingForDocument();
			assertThatThrownBy(() -> absence("supervisor",
					Map.of("absenceAction", "RECORD", "absentPerson", "tawasul", "firstDay", "2026-11-22", "lastDay",
							"2026-11-24")))
				.isInstanceOfSatisfying(RefusalException.class,
						(refusal) -> assertThat(refusal.code()).isEqualTo("absence.notYours"));

			absence("supervisor", Map.of("absenceAction", "RECORD", "absentPerson", "officer", "firstDay", "2026-11-22",
					"lastDay", "2026-11-24", "standIn", "officer-second"));
			absence("supervisor", Map.of("absenceAction", "RECORD", "absentPerson", "auditor", "firstDay", "2026-11-22",
					"lastDay", "2026-11-24"));
			this.work.runJobs();

			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).isEqualTo("officer-second");
			this.work.complete("clerk", awaiting, "Task_ReceiveDocument", Map.of("documentSupplied", true));
			assertThat(this.work.task(awaiting, "Task_ReviewCase").getAssignee()).as("their auditor is away").isNull();

			absence("supervisor", Map.of("absenceAction", "END", "absentPerson", "auditor"));
			this.work.audit(awaiting, Map.of("auditDecision", "ACCEPT"));
			absence("supervisor", Map.of("absenceAction", "END", "absentPerson", "officer"));
		}

		@Test
		@DisplayName("reaches the stand-in of somebody who is away, also if it arrives during the absence")
		void arrivesInAbsence() {
			var returned = this.work.waitingForDocument();
			var assigned = this.work.withDepartment();
			absence("supervisor", Map.of("absenceAction", "RECORD", "absentPerson", "auditor", "firstDay", "2026-11-22",
					"lastDay", "2026-11-24", "standIn", "auditor-second"));
			absence("supervisor", Map.of("absenceAction", "RECORD", "absentPerson", "officer", "firstDay", "2026-11-22",
					"lastDay", "2026-11-24", "standIn", "officer-second"));
			this.work.runJobs();

			this.work.complete("clerk", returned, "Task_ReceiveDocument", Map.of("documentSupplied", true));
			assertThat(this.work.task(returned, "Task_ReviewCase").getAssignee()).isEqualTo("auditor-second");
			var study = this.work.task(assigned, "Task_StudyCase");
			this.work.engine().getTaskService().setAssignee(study.getId(), "officer");
			assertThat(this.work.task(assigned, "Task_StudyCase").getAssignee()).isEqualTo("officer-second");

			absence("supervisor", Map.of("absenceAction", "END", "absentPerson", "auditor"));
			absence("supervisor", Map.of("absenceAction", "END", "absentPerson", "officer"));
		}

		@Test
		@DisplayName("is handed over by names from a list of those whom the supervisor supervises")
		void offeredByName() throws IOException {
			var form = this.work.startForm("supervisor", "escalation-absence-recording");
			var people = new ObjectMapper().readTree(form).path("components").findValues("values").toString();

			assertThat(people).contains("\"خالد الحربي\",\"value\":\"officer\"").doesNotContain("\"tawasul\"");
		}

		private void absence(String supervisor, Map<String, Object> answers) {
			this.work.as(supervisor, () -> {
				var model = this.work.engine()
					.getRepositoryService()
					.createProcessDefinitionQuery()
					.processDefinitionKey("escalation-absence-recording")
					.latestVersion()
					.singleResult();
				return this.work.engine().getFormService().submitStartForm(model.getId(), answers);
			});
		}

		@Test
		@DisplayName("can be taken over by the supervisor, who completes it")
		void takenOver() {
			var reference = overdueClassification();
			decide(reference, Map.of("escalationDecision", "TAKE_OVER"));

			assertThat(this.work.task(reference, "Task_ClassifyRequest").getAssignee()).isEqualTo("supervisor");
			this.work.complete("supervisor", reference, "Task_ClassifyRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
		}

		@Test
		@DisplayName("needs no decision if it is completed meanwhile")
		void settled() {
			var reference = overdueClassification();
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_ReviewCase", DECIDE);

			this.work.lookForOverdueTasks();

			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
		}

		private String overdueClassification() {
			var reference = this.work.handIn("passport");
			this.work.setTime("2026-11-23T09:00:01");
			this.work.lookForOverdueTasks();
			return reference;
		}

		private void decide(String reference, Map<String, Object> answers) {
			this.work.complete("supervisor", reference, DECIDE, answers);
		}

	}

}
