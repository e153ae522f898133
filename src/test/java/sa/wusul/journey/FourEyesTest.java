package sa.wusul.journey;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.identity.Performers;
import sa.wusul.platform.identity.Performers.Act;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Author and auditor are never the same person")
@Tag("story")
class FourEyesTest {

	/** A user who is clerk and auditor of the same centre. */
	private static final String BOTH = "both";

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

		@Autowired
		private CaseWork work;

		@Autowired
		private IdentityService identities;

		@Autowired
		private RuntimeService processes;

		@Autowired
		private Performers performers;

		@Autowired
		private TransactionTemplate transactions;

		@BeforeEach
		void hire() {
			this.work.setTime("2026-11-22T08:00:00");
			this.identities.saveUser(this.identities.newUser(BOTH));
			Set.of("intake-clerks", "intake-clerks-riyadh-men", "audit-officers", "audit-officers-riyadh")
				.forEach((group) -> this.identities.createMembership(BOTH, group));
		}

		@AfterEach
		void dismiss() {
			this.identities.deleteUser(BOTH);
			ClockUtil.reset();
		}

		@Test
		@DisplayName("the clerk who classified the request may not claim its audit")
		void classifierMayNotClaim() {
			var reference = this.work.handIn("passport");
			classifyAs(BOTH, reference);

			assertRefused(() -> this.work.claim(BOTH, reference, "Task_ReviewCase"));
			assertThat(this.work.task(reference, "Task_ReviewCase").getAssignee()).isNull();
		}

		@Test
		@DisplayName("the clerk who classified the request may not complete its audit")
		void classifierMayNotComplete() {
			var reference = this.work.handIn("passport");
			classifyAs(BOTH, reference);

			assertRefused(
					() -> this.work.complete(BOTH, reference, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT")));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
		}

		@Test
		@DisplayName("the clerk who registered the request may not audit it, even if another classified it")
		void openerMayNotAudit() {
			var reference = this.work.handIn(BOTH, CaseWork.request("passport"));
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");

			assertRefused(() -> this.work.claim(BOTH, reference, "Task_ReviewCase"));
			assertRefused(
					() -> this.work.complete(BOTH, reference, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT")));
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		@Test
		@DisplayName("an auditor without a part in the request may be a clerk as well")
		void othersMay() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.claim(BOTH, reference, "Task_ReviewCase");
			this.work.complete(BOTH, reference, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		@Test
		@DisplayName("a process variable with the name of a role changes nothing")
		void variableIsNoFact() {
			var reference = this.work.handIn("passport");
			classifyAs(BOTH, reference);
			var audit = this.work.task(reference, "Task_ReviewCase");
			this.processes.setVariables(audit.getProcessInstanceId(),
					Map.of("classifiedBy", "nobody", "openedBy", "nobody"));

			assertRefused(() -> this.work.claim(BOTH, reference, "Task_ReviewCase"));
			assertRefused(
					() -> this.work.complete(BOTH, reference, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT")));
		}

		@Test
		@DisplayName("people who acted stay on record, and what each does once cannot be done twice at the same moment")
		void onRecord() {
			var reference = this.work.handIn("passport");
			classifyAs(BOTH, reference);
			var audit = this.work.task(reference, "Task_ReviewCase");
			var proceeding = this.processes.createProcessInstanceQuery()
				.processInstanceId(audit.getProcessInstanceId())
				.singleResult()
				.getRootProcessInstanceId();
			assertThat(this.performers.inRole(proceeding, "classifiedBy")).containsExactly(BOTH);
			assertThat(this.performers.acted(proceeding, Set.of("openedBy", "votedBy"), BOTH)).isFalse();

			var vote = new Act(proceeding, audit.getProcessInstanceId(), reference, "votedBy", BOTH);
			var counted = Stream.generate(() -> CompletableFuture.supplyAsync(() -> voted(vote)))
				.limit(2)
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
			assertThat(counted).containsExactlyInAnyOrder(true, false);
			assertThat(this.performers.inRole(proceeding, "votedBy")).containsExactly(BOTH);
		}

		private boolean voted(Act vote) {
			return Boolean.TRUE.equals(this.transactions.execute((step) -> {
				var first = this.performers.recordOnce(vote);
				if (!first) {
					step.setRollbackOnly();
				}
				return first;
			}));
		}

		private void classifyAs(String person, String reference) {
			this.work.complete(person, reference, "Task_ClassifyRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
		}

		private static void assertRefused(Runnable attempt) {
			// The engine wraps what a task listener throws.
			assertThatThrownBy(attempt::run).rootCause()
				.isInstanceOfSatisfying(RefusalException.class,
						(refusal) -> assertThat(List.of(refusal.code(), refusal.kind().status()))
							.isEqualTo(List.of("task.fourEyes", 403)));
		}

	}

}
