package sa.wusul.journey;

import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.engine.HistoryDatingWatch;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The engine's history")
@Tag("story")
class HistoryCleanupTest {

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
		private HistoryDatingWatch watch;

		@Autowired
		private JdbcClient jdbc;

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("of a finished case goes in the night after its time, and nothing else does")
		void goesAfterItsTime() {
			this.work.setTime("2027-06-08T09:00:00");
			var finished = answered();
			var running = this.work.withDepartment();
			var before = own(finished);

			// The day before, and on the day itself outside of the window
			night("2032-06-05T02:00:00");
			assertThat(history(finished)).isPositive();
			night("2032-06-08T12:00:00");
			assertThat(history(finished)).as("by day").isPositive();
			night("2032-06-08T02:00:00");

			assertThat(history(finished)).as("in the night after 1,825 days").isZero();
			assertThat(history(running)).as("of a case that still runs").isPositive();
			assertThat(own(finished)).as("case tab, figures, facts of law and audit log").isEqualTo(before);
		}

		@Test
		@DisplayName("of many cases goes in one night, also of those that ended at one moment")
		void many() {
			this.work.setTime("2027-06-08T09:00:00");
			this.jdbc
				.sql("""
						insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, ROOT_PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_,
						  START_TIME_, END_TIME_, STATE_)
						select concat('many-', n), concat('many-', n), concat('many-', n), 'many', 'many', 'many', timestamp '2027-06-07 09:00:00',
						  case when n < 240 then timestamp '2027-06-07 10:00:00' else timestamp '2027-06-07 11:00:00' end, 'COMPLETED'
						from (select cast(g as integer) as n from generate_series(1, 260) as series(g)) numbers""")
				.update();

			this.work.setTime("2032-06-08T02:00:00");
			this.watch.date();
			assertThat(count("REMOVAL_TIME_ is null")).as("without a date").isZero();
			while (count("1 = 1") > 0) {
				night("2032-06-08T02:00:00");
			}
		}

		private long count(String condition) {
			return this.jdbc.sql("select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = 'many' and " + condition)
				.query(Long.class)
				.single();
		}

		private String answered() {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
			this.work.runJobs();
			this.work.sendMessages();
			assertThat(this.work.runs(reference)).isFalse();
			return reference;
		}

		@Test
		@DisplayName("of operations on no process goes as well, such as that of a new account")
		void operationsWithoutProcess() {
			this.work.setTime("2027-06-08T09:00:00");
			var old = operation();
			this.work.setTime("2032-06-05T09:00:00");
			var recent = operation();

			night("2032-06-05T02:00:00");
			assertThat(operations(old)).isPositive();
			night("2032-06-08T02:00:00");

			assertThat(operations(old)).as("after 1,825 days").isZero();
			assertThat(operations(recent)).as("of this week").isPositive();
		}

		/** Creates an account, which the engine logs. */
		private String operation() {
			var account = "new-" + UUID.randomUUID();
			this.work.as("admin", () -> {
				var identities = this.work.engine().getIdentityService();
				var user = identities.newUser(account);
				identities.saveUser(user);
				return null;
			});
			return account;
		}

		/** Counts the entries of the engine's log of operations. */
		private long operations(String account) {
			this.work.bringHistory();
			return this.jdbc.sql("select count(*) from ACT_HI_OP_LOG where NEW_VALUE_ = ?")
				.param(account)
				.query(Long.class)
				.single();
		}

		/** Lets the program and the engine's own jobs do as much as they do at night. */
		private void night(String time) {
			this.work.setTime(time);
			this.watch.date();
			this.work.engine()
				.getHistoryService()
				.findHistoryCleanupJobs()
				.forEach((job) -> this.work.engine().getManagementService().executeJob(job.getId()));
		}

		/** Counts the rows of the case in all tables of the engine's history. */
		private long history(String reference) {
			this.work.bringHistory();
			return this.jdbc.sql("select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = ?")
				.param(reference)
				.query(Long.class)
				.single()
					+ this.jdbc.sql("""
							select count(*) from ACT_HI_TASKINST where ROOT_PROC_INST_ID_ in (
							  select proceeding from step_performer where reference = ?)""")
						.param(reference)
						.query(Long.class)
						.single()
					+ this.jdbc.sql("""
							select count(*) from ACT_HI_OP_LOG where ROOT_PROC_INST_ID_ in (
							  select proceeding from step_performer where reference = ?)""")
						.param(reference)
						.query(Long.class)
						.single();
		}

		private Map<String, Long> own(String reference) {
			return Map.of("audit_entry", count("audit_entry", "case_reference", reference), "step_performer",
					count("step_performer", "reference", reference), "case_step",
					count("case_step", "reference", reference), "case_milestone",
					count("case_milestone", "reference", reference), "case_note",
					count("case_note", "reference", reference), "outbox", count("outbox", "case_reference", reference));
		}

		private long count(String table, String column, String reference) {
			var rows = this.jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
				.param(reference)
				.query(Long.class)
				.single();
			assertThat(rows).as(table).isPositive();
			return rows;
		}

	}

}
