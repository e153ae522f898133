package sa.wusul.journey;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("The withdrawal of a request")
@Tag("story")
class WithdrawalTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

		@Autowired
		private DataSource database;

		@Test
		@DisplayName("and the answers of a step change the case before its step, so that neither waits for the other")
		void inOneOrder() throws Exception {
			var reference = this.work.handIn("passport");
			assertStepIsFreeDuring(reference, () -> this.work.classify(reference, "PASSPORT", "NORMAL", "passports"));
			assertStepIsFreeDuring(reference, () -> withdraw(reference));
		}

		/**
		 * Holds the case until the deed waits for it, and looks at its open step
		 * meanwhile.
		 */
		private void assertStepIsFreeDuring(String reference, Runnable deed) throws Exception {
			try (var other = this.database.getConnection()) {
				var jdbc = JdbcClient.create(new SingleConnectionDataSource(other, true));
				other.setAutoCommit(false);
				jdbc.sql("select reference from case_file where reference = ? for update")
					.param(reference)
					.query(String.class)
					.single();
				var done = CompletableFuture.runAsync(deed);
				await().until(() -> done.isDone() || jdbc
					.sql("select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
					.query(Integer.class)
					.single() > 0);
				assertThat(done).as("waits for the case").isNotDone();
				assertThat(jdbc
					.sql("select task_id from case_step where reference = ? and ended_at is null for update nowait")
					.param(reference)
					.query(String.class)
					.list()).hasSize(1);
				other.rollback();
				done.get(1, TimeUnit.MINUTES);
			}
		}

	}

	@CaseStory
	abstract static class Behaviour {

		@Autowired
		CaseWork work;

		@Autowired
		private Inbox inbox;

		@Autowired
		private PaperService papers;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("before it is classified")
		void beforeClassification() {
			withdraw(this.work.handIn("passport"));
		}

		@Test
		@DisplayName("while it is audited")
		void underAudit() {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			withdraw(reference);
		}

		@Test
		@DisplayName("while it waits for a document, and its timers end with it")
		void waitingForDocument() {
			var reference = this.work.waitingForDocument();
			withdraw(reference);

			assertThat(this.work.file(reference).times().clockStoppedAt()).isNull();
			this.work.setTime("2026-12-20T08:00:00");
			this.work.runJobs();
			assertThat(this.work.messageKeys(reference)).last().isEqualTo("requestWithdrawn");
		}

		@Test
		@DisplayName("while the triage desk has it")
		void atTriage() {
			var reference = this.work.handIn("other");
			this.work.classify(reference, "GENERAL", "NORMAL", null);
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			withdraw(reference);
		}

		@Test
		@DisplayName("while the department studies it")
		void withDepartment() {
			withdraw(this.work.withDepartment());
		}

		@Test
		@DisplayName("while another department contributes")
		void duringContribution() {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase", Map.of("resolutionDecision", "CONTRIBUTION",
					"contributingDepartment", "traffic", "note", "نرجو إفادتنا بالمخالفات"));
			withdraw(reference);
		}

		@Test
		@DisplayName("after the answer was written and before its letter is issued")
		void beforeLetter() {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
			withdraw(reference);

			this.work.runJobs();
			assertThat(this.papers.forCase(reference)).isEmpty();
		}

		@Test
		@DisplayName("is possible until it is answered; after that nothing changes")
		void afterAnswer() {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
			this.work.runJobs();
			send(reference);

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.messageKeys(reference)).last().isEqualTo("requestAnswered");
		}

		void withdraw(String reference) {
			send(reference);

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.openSteps(reference)).isEmpty();
			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestWithdrawn");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.timeline(reference)).last().isEqualTo("سُحب الطلب بناءً على رغبتكم");
			assertThat(this.work.messageKeys(reference)).last().isEqualTo("requestWithdrawn");
		}

		private void send(String reference) {
			this.inbox
				.receive(new InboxMessage("test:" + reference + ":withdrawal", "intake.requestWithdrawn", reference));
			this.work.deliverInbox();
		}

	}

}
