package sa.wusul.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.engine.HistoryRemovalWatch;
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
		private HistoryRemovalWatch watch;

		@Autowired
		private JdbcClient jdbc;

		/** The topmost processes of cases, as long as their history knew them. */
		private final Map<String, List<String>> roots = new HashMap<>();

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

			night("2032-06-05T02:00:00");
			assertThat(history(finished)).as("days before").isPositive();
			assertThat(rows(finished)).isNotEmpty();
			night("2032-06-08T02:00:00");

			assertThat(history(finished)).as("in the night after 1,825 days").isZero();
			assertThat(rows(finished)).as("in any table of the engine").isEmpty();
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
			this.watch.remove();
			assertThat(count("1 = 1")).isZero();
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
			// The engine removes a hundred at once, also those of the program's first
			// start.
			for (var batch = 0; batch < 50 && operations(old) > 0; batch++) {
				night("2032-06-08T02:00:00");
			}

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
			this.watch.remove();
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

		/**
		 * Counts the rows of the case in each table of the engine that knows its topmost
		 * process.
		 */
		private Map<String, Long> rows(String reference) {
			var rows = new TreeMap<String, Long>();
			this.jdbc.sql("""
					select table_name from information_schema.columns
					where lower(column_name) = 'root_proc_inst_id_' and lower(table_schema) = 'public'""")
				.query(String.class)
				.list()
				.forEach((table) -> {
					var many = this.jdbc.sql("select count(*) from " + table + " where ROOT_PROC_INST_ID_ in (:roots)")
						.param("roots", this.roots.computeIfAbsent(reference, this::roots))
						.query(Long.class)
						.single();
					if (many > 0) {
						rows.put(table, many);
					}
				});
			return rows;
		}

		private List<String> roots(String reference) {
			return this.jdbc.sql("select ROOT_PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?")
				.param(reference)
				.query(String.class)
				.list();
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
