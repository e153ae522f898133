package sa.wusul.platform.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.DatabaseAccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The account with which the program works on PostgreSQL")
@Tag("fast")
class DatabaseOwnerInitializerTest {

	private static DatabaseAccounts database;

	private static JdbcClient account;

	@BeforeAll
	static void migrated() throws IOException {
		database = new DatabaseAccounts();
		database.migrate();
		account = JdbcClient.create(database.asAccount());
		var owner = JdbcClient.create(database.asOwner());
		owner
			.sql("""
					insert into audit_entry (tree_index, run, run_number, happened_at, actor, deed, outcome, words, words_key, words_hash, seal, signature)
					values (0, 'r', 1, now(), 'clerk', 'Task.Complete', 'DONE', 'v1:x', 'v1:y', 'h', 's', 's')""")
			.update();
		owner.sql("update audit_head set tree_size = 1").update();
		owner
			.sql("""
					insert into disposal_list (domain, centre, rules_version, drawn_up_at, checked_by, approved_by, certificate)
					values ('records', 'riyadh', '1.0.0', now(), 'a', 'b', 'DL-1/1')""")
			.update();
		owner
			.sql("""
					insert into disposed_case (reference, process_key, opened_at, closed_at, outcome, rule_code, list, disposed_at)
					values ('1448-0000001-0', 'p', now(), now(), 'ANSWERED', 'C5', 1, now())""")
			.update();
		owner.sql("""
				insert into paper (number, paper_key, case_reference, ordinal, template, title, issued_at)
				values ('DL-1/1', 'disposal:1', 'DL-1', 1, 'disposal-certificate', 'شهادة', now())""").update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update audit_entry set actor = 'other'", "update audit_entry set happened_at = now()",
			"update audit_entry set words = null, words_key = null", "update audit_entry set words_key = null",
			"update audit_entry set tree_index = 7", "update audit_entry set signature = null",
			"delete from audit_entry", "truncate audit_entry", "drop table audit_entry",
			"alter table audit_entry disable trigger all", "alter table audit_entry add extra integer",
			"drop trigger audit_entry_once on audit_entry", "drop function audit_entry_once() cascade",
			"create trigger mine before insert on audit_entry for each row execute function audit_entry_once()",
			"create rule mine as on insert to audit_entry do instead nothing", "delete from audit_head",
			"update audit_head set tree_size = 0", "insert into audit_head select * from audit_head",
			"truncate audit_head cascade", "delete from audit_watch", "delete from disposed_case",
			"update disposed_case set outcome = 'x'", "delete from disposal_list",
			"update disposal_list set checked_by = 'other'",
			"update disposal_list set centre = 'x', domain = 'tawasul'", "delete from paper where number = 'DL-1/1'",
			"update paper set title = 'x' where number = 'DL-1/1'", "set session_replication_role = replica",
			"create table mine (id integer)", "drop table case_file", "drop table act_ru_task",
			"truncate act_hi_op_log", "delete from flyway_schema_history", "create role mine superuser",
			"set role postgres" })
	@DisplayName("cannot rewrite the log, what remains of a disposal, or the tables")
	void refused(String statement) {
		assertThatThrownBy(() -> account.sql(statement).update()).as(statement)
			.rootCause()
			.hasMessageMatching(
					"(?s).*(permission denied|must be owner|must be able to|gets its index once|are erased by the command"
							+ "|never goes back|stays as it is|must have|Only roles).*");
	}

	@Test
	@DisplayName("adds entries to the log, gives each its index, seals the keys of words anew, and moves the head on")
	void allowed() {
		assertThatCode(() -> List.of(
				"""
						insert into audit_entry (run, run_number, happened_at, actor, deed, outcome, words, words_key, words_hash, seal)
						values ('r', 2, now(), 'clerk', 'Task.Complete', 'DONE', 'v1:x', 'v1:y', 'h', 's')""",
				"update audit_entry set tree_index = 1, signature = 's' where run_number = 2",
				"update audit_entry set words_key = 'v2:z' where run_number = 2", "select * from audit_head for update",
				"update audit_head set tree_size = 2", "update audit_watch set alarm = null",
				"insert into disposal_list (domain, centre, rules_version, drawn_up_at) values ('records', 'riyadh', '1.0.0', now())",
				"update disposal_list set checked_by = 'a', approved_by = 'b', certificate = 'DL-2/1' where certificate is null")
			.forEach((statement) -> run(statement))).doesNotThrowAnyException();
	}

	@Test
	@DisplayName("has every table of the engine, which the owner created")
	void engine() {
		assertThat(account.sql("select count(*) from information_schema.tables where table_name like 'act_%'")
			.query(Integer.class)
			.single()).isGreaterThan(45);
		assertThatCode(() -> account.sql("select count(*) from act_ru_task").query(Integer.class).single())
			.doesNotThrowAnyException();
	}

	@Test
	@DisplayName("keeps its rights when the owner migrates again, and the owner may erase words")
	void again() {
		database.migrate();

		refused("delete from audit_entry");
		assertThat(JdbcClient.create(database.asOwner())
			.sql("update audit_entry set words = null, words_key = null where tree_index = 0")
			.update()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "act_hi_detail where tenant_id_ = 'x'", "act_hi_varinst where case_inst_id_ = 'x'",
			"act_hi_detail where bytearray_id_ in ('x', 'y')", "act_hi_varinst where bytearray_id_ = 'x'",
			"act_hi_procinst where removal_time_ <= now()", "act_hi_actinst where removal_time_ < now()",
			"act_hi_job_log where job_exception_stack_id_ = 'x'",
			"act_hi_procinst where restarted_proc_inst_id_ = 'x'" })
	@DisplayName("finds history by an index that leaves out rows with nothing in its column")
	void leanIndexes(String rows) throws SQLException {
		try (var connection = database.asOwner().getConnection(); var statement = connection.createStatement()) {
			statement.execute("set enable_seqscan = off");
			var plan = statement.executeQuery("explain select * from " + rows);
			var text = new StringBuilder();
			while (plan.next()) {
				text.append(plan.getString(1));
			}
			assertThat(text).containsPattern("act_idx_hi_\\w+");
		}
		var column = rows.replaceFirst(".* where (\\w+) .*", "$1");
		assertThat(account.sql("select indexdef from pg_indexes where tablename = ? and indexdef like ?")
			.params(rows.replaceFirst(" .*", ""), "%(" + column + "%")
			.query(String.class)
			.list()).isNotEmpty().allMatch((index) -> index.endsWith("WHERE (" + column + " IS NOT NULL)"));
	}

	private static void run(String statement) {
		if (statement.startsWith("select")) {
			account.sql(statement).query().listOfRows();
		}
		else {
			account.sql(statement).update();
		}
	}

}
