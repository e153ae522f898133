package sa.wusul.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("The engine's indexes on PostgreSQL")
@Tag("fast")
class EngineIndexesTest {

	private static final String ENGINE = "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";

	private static final String LEAN = "select indexname from pg_indexes where indexdef like '%NOT NULL%' order by 1";

	private final String url = EmbeddedPostgreSql.newDatabase();

	private SingleConnectionDataSource database;

	private JdbcClient jdbc;

	@BeforeEach
	void tables() throws SQLException {
		this.database = new SingleConnectionDataSource(this.url, "postgres", "postgres", true);
		this.jdbc = JdbcClient.create(this.database);
		for (var part : List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine",
				"decision.history")) {
			ScriptUtils.executeSqlScript(this.database.getConnection(),
					new ClassPathResource(ENGINE.replace("%s", part)));
		}
	}

	@AfterEach
	void close() {
		this.database.destroy();
	}

	@Test
	@DisplayName("leave out rows without a value, of running work too, but not those by which such rows are looked for")
	void lean() throws SQLException {
		EngineIndexes.create(this.database.getConnection());
		var lean = this.jdbc.sql(LEAN).query(String.class).list();
		assertThat(lean)
			.contains("act_idx_variable_task_id", "act_idx_var_case_inst_id", "act_idx_batch_id", "act_idx_exe_super",
					"act_idx_ident_lnk_user", "act_idx_task_owner", "act_idx_hi_detail_task_bytear",
					"wusul_task_parent")
			.doesNotContain("act_idx_variable_task_name_type", "act_idx_task_assignee", "act_idx_exe_parent",
					"act_idx_var_exe", "act_idx_tskass_task", "act_uniq_variable");

		EngineIndexes.create(this.database.getConnection());
		assertThat(this.jdbc.sql(LEAN).query(String.class).list()).isEqualTo(lean);
	}

	@Test
	@DisplayName("find the rows with a value as ever")
	void used() throws SQLException {
		EngineIndexes.create(this.database.getConnection());
		this.jdbc.sql("set enable_seqscan = off").update();
		for (var condition : List.of("BATCH_ID_ = 'a'", "BATCH_ID_ in ('a', 'b')",
				"BATCH_ID_ = any (array['a', 'b'])")) {
			assertThat(plan("ACT_RU_VARIABLE", condition)).as(condition).contains("act_idx_batch_id");
		}
	}

	@ParameterizedTest(name = "{0} where {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			ACT_HI_ACTINST      | PROC_DEF_ID_ = 'a'                               | act_idx_hi_ai_pdefid_end_time
			ACT_HI_ACTINST      | PROC_DEF_ID_ = 'a' and PROC_INST_ID_ in ('a')    | act_idx_hi_act_inst_procinst
			ACT_HI_ACTINST      | PROC_INST_ID_ = 'a' and ACT_ID_ = 'a'            | act_idx_hi_act_inst_procinst
			ACT_HI_ACTINST      | EXECUTION_ID_ = 'a' and ACT_ID_ = 'a'            | act_idx_hi_act_inst_comp
			ACT_HI_DEC_IN       | DEC_INST_ID_ = 'a' and CLAUSE_ID_ = 'a'          | act_idx_hi_dec_in_inst
			ACT_HI_VARINST      | NAME_ = 'a' and VAR_TYPE_ = 'string'             | act_idx_hi_varinst_name
			ACT_HI_VARINST      | PROC_INST_ID_ = 'a' and VAR_TYPE_ = 'string'     | act_idx_hi_procvar_proc_inst
			ACT_HI_TASKINST     | ID_ = 'a' and PROC_INST_ID_ is not null          | act_hi_taskinst_pkey
			ACT_RU_IDENTITYLINK | GROUP_ID_ in ('a', 'b') and TYPE_ = 'candidate'  | wusul_link_group
			ACT_RU_JOB          | HANDLER_TYPE_ = 'timer-transition'               | act_idx_job_handler
			ACT_RU_TASK         | PROC_DEF_ID_ = 'a'                               | wusul_task_process
			ACT_RU_EXECUTION    | BUSINESS_KEY_ = 'a'                              | act_idx_exec_buskey
			ACT_HI_IDENTITYLINK | USER_ID_ = 'a'                                   | act_idx_hi_ident_lnk_user
			""")
	@DisplayName("answer each question of one that has gone, was shortened or leaves out rows")
	void answered(String table, String condition, String index) throws SQLException {
		EngineIndexes.create(this.database.getConnection());
		this.jdbc.sql("set enable_seqscan = off").update();
		assertThat(plan(table, condition)).contains(" " + index);
	}

	@Test
	@DisplayName("go without those that another one answers, short where a few rows are told apart, and only once")
	void oneForEachQuestion() throws SQLException {
		EngineIndexes.create(this.database.getConnection());
		var numbered = "select indexname::regclass::oid || ' ' || indexdef from pg_indexes where schemaname = 'public' order by 1";
		var indexes = this.jdbc.sql(numbered).query(String.class).list();
		assertThat(String.join("\n", indexes))
			.doesNotContain("act_idx_hi_act_inst_stats", "act_idx_hi_dec_in_clause", "act_idx_hi_procvar_name_type",
					"act_idx_hi_taskinstid_procinst", "act_idx_hi_var_pi_name_type", "act_idx_ident_lnk_group",
					"act_idx_job_handler_type", "act_idx_task_procdef")
			.contains("act_idx_hi_act_inst_comp ON public.act_hi_actinst USING btree (execution_id_)",
					"act_idx_hi_act_inst_procinst ON public.act_hi_actinst USING btree (proc_inst_id_)");

		EngineIndexes.create(this.database.getConnection());
		assertThat(this.jdbc.sql(numbered).query(String.class).list()).as("none is made again").isEqualTo(indexes);
	}

	@Test
	@DisplayName("of a large table are shortened by its owner in a quiet hour, and those of no use go at once")
	void large() throws SQLException {
		this.jdbc.sql("insert into act_hi_actinst (id_, act_id_, act_type_, execution_id_, proc_inst_id_, proc_def_id_,"
				+ " proc_def_key_, start_time_) select n, 'a', 'task', n, n, 'a', 'a', now() from generate_series(1, 10000) n")
			.update();
		this.jdbc.sql("analyze act_hi_actinst").update();
		EngineIndexes.create(this.database.getConnection());
		assertThat(indexes("act_hi_actinst")).noneMatch((index) -> index.contains("act_idx_hi_act_inst_stats"))
			.anyMatch((index) -> index.endsWith("(execution_id_, act_id_, end_time_, id_)"));

		this.jdbc.sql("set wusul.lean_rows = '1e12'").update();
		EngineIndexes.create(this.database.getConnection());
		assertThat(indexes("act_hi_actinst")).anyMatch((index) -> index.endsWith("(execution_id_)"))
			.noneMatch((index) -> index.contains("(execution_id_, "));
	}

	@Test
	@DisplayName("stay as they are while somebody works with their table, instead of waiting in each other's way")
	void busy() throws SQLException {
		try (var clerk = connection()) {
			clerk.setAutoCommit(false);
			try (var reading = clerk.createStatement()) {
				reading.execute("select 1 from ACT_RU_TASK");
				EngineIndexes.create(this.database.getConnection());
			}
			clerk.rollback();
		}
		assertThat(this.jdbc.sql(LEAN).query(String.class).list()).contains("act_idx_exe_super")
			.doesNotContain("act_idx_task_owner");

		EngineIndexes.create(this.database.getConnection());
		assertThat(this.jdbc.sql(LEAN).query(String.class).list()).contains("act_idx_task_owner");
	}

	@Test
	@DisplayName("are left to the owner by an account that works with the tables")
	void owner() throws SQLException {
		EngineIndexes.create(this.database.getConnection());
		this.jdbc.sql("drop index act_idx_exe_super").update();
		this.jdbc.sql("create index act_idx_exe_super on act_ru_execution (super_exec_)").update();
		this.jdbc
			.sql("alter table act_ru_task add constraint act_fk_task_procinst"
					+ " foreign key (proc_inst_id_) references act_ru_execution")
			.update();
		this.jdbc.sql("create role worker").update();
		this.jdbc.sql("grant select, insert, update, delete on all tables in schema public to worker").update();
		try {
			this.jdbc.sql("set role worker").update();
			EngineIndexes.create(this.database.getConnection());
			assertThat(this.jdbc.sql(LEAN).query(String.class).list()).doesNotContain("act_idx_exe_super");
			assertThat(foreignKeys("act_ru_task")).contains("act_fk_task_procinst");
		}
		finally {
			this.jdbc.sql("reset role").update();
			this.jdbc.sql("drop owned by worker").update();
			this.jdbc.sql("drop role worker").update();
		}
	}

	@Test
	@DisplayName("come with the foreign keys that no other one implies: nothing is left behind without its execution")
	void implied() throws SQLException {
		EngineIndexes.create(this.database.getConnection());
		assertThat(foreignKeys("act_ru_execution")).containsExactly("act_fk_exe_parent", "act_fk_exe_procdef",
				"act_fk_exe_super");
		assertThat(foreignKeys("act_ru_task")).contains("act_fk_task_exe").doesNotContain("act_fk_task_procinst");
		assertThat(foreignKeys("act_ru_variable")).contains("act_fk_var_exe").doesNotContain("act_fk_var_procinst");
		assertThat(foreignKeys("act_ru_incident")).contains("act_fk_inc_exe").doesNotContain("act_fk_inc_procinst");
		this.jdbc.sql("""
				insert into act_ru_execution (id_, proc_inst_id_, parent_id_) values ('case', 'case', null),
				  ('step', 'case', 'case')""").update();
		this.jdbc.sql("insert into act_ru_task (id_, execution_id_, proc_inst_id_) values ('task', 'step', 'case')")
			.update();
		assertThatExceptionOfType(DataIntegrityViolationException.class).as("an instance before its executions")
			.isThrownBy(() -> this.jdbc.sql("delete from act_ru_execution where id_ = 'case'").update());
		assertThatExceptionOfType(DataIntegrityViolationException.class).as("an execution before its task")
			.isThrownBy(() -> this.jdbc.sql("delete from act_ru_execution where id_ = 'step'").update());
	}

	private String plan(String table, String condition) {
		return String.join("\n",
				this.jdbc.sql("explain select 1 from " + table + " where " + condition).query(String.class).list());
	}

	private List<String> indexes(String table) {
		return this.jdbc.sql("select indexdef from pg_indexes where tablename = :table")
			.param("table", table)
			.query(String.class)
			.list();
	}

	private List<String> foreignKeys(String table) {
		return this.jdbc.sql("""
				select conname from pg_constraint where contype = 'f' and conrelid = cast(:table as regclass)
				order by 1""").param("table", table).query(String.class).list();
	}

	private Connection connection() throws SQLException {
		return DriverManager.getConnection(this.url, "postgres", "postgres");
	}

}
