package sa.wusul.support;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import sa.wusul.platform.database.PassingFailures;

/**
 * All rows of a database at one moment, kept in a schema beside the tables, so that the
 * database can be put back to that moment much faster than a new program starts.
 */
final class DatabaseSnapshot {

	private static final int MOST_TRIES = 5;

	private static final String TABLES = """
			select table_name from information_schema.tables
			where lower(table_schema) = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
			order by table_name
			""";

	private static final String IN_SCHEMA = """
			select tablename from pg_tables where schemaname = ? and tablename not in ('flyway_schema_history', 'sequences') order by tablename
			""";

	private final DataSource dataSource;

	private final List<String> tables;

	private DatabaseSnapshot(DataSource dataSource, List<String> tables) {
		this.dataSource = dataSource;
		this.tables = tables;
	}

	static DatabaseSnapshot take(DataSource dataSource) {
		var jdbc = new JdbcTemplate(dataSource);
		var tables = jdbc.queryForList(TABLES, String.class);
		jdbc.execute("create schema snapshot");
		tables.forEach(
				(table) -> jdbc.execute("create table snapshot.\"%1$s\" as select * from \"%1$s\"".formatted(table)));
		return new DatabaseSnapshot(dataSource, tables);
	}

	/** Takes a PostgreSQL database as the template of others. */
	static void takeTemplate(DataSource dataSource) {
		take(dataSource);
		new JdbcTemplate(dataSource)
			.execute("create table snapshot.sequences as select * from pg_sequences where schemaname = 'public'");
	}

	/**
	 * Restores rows, identities and sequences of a database made from such a template,
	 * unless a test added or removed tables.
	 * @return whether the database is as it was
	 */
	static boolean restoreIfTablesAreTheSame(DataSource dataSource) {
		var jdbc = new JdbcTemplate(dataSource);
		var tables = jdbc.queryForList(IN_SCHEMA, String.class, "public");
		var taken = jdbc.queryForList(IN_SCHEMA, String.class, "snapshot");
		if (!tables.equals(taken)) {
			return false;
		}
		new DatabaseSnapshot(dataSource, tables).restore();
		jdbc.queryForList("""
				select setval(format('public.%I', sequencename)::regclass, coalesce(last_value, start_value),
				              last_value is not null)
				from snapshot.sequences""");
		return true;
	}

	/**
	 * Puts every table back. Identities and sequences go on counting. Watches of the
	 * program may write meanwhile; if the database ends this in favour of one of them, it
	 * is tried again.
	 */
	void restore() {
		for (var tries = 1;; tries++) {
			try {
				restoreAtOnce();
				return;
			}
			catch (RuntimeException | SQLException problem) {
				if (tries == MOST_TRIES || !PassingFailures.isCircle(problem)) {
					throw new IllegalStateException(problem);
				}
			}
		}
	}

	private void restoreAtOnce() throws SQLException {
		try (var connection = this.dataSource.getConnection()) {
			var h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
			var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			connection.setAutoCommit(false);
			try {
				jdbc.sql(h2 ? "set referential_integrity false" : "set session_replication_role = replica").update();
				for (var table : (h2 ? this.tables : used(jdbc))) {
					restore(table, jdbc);
				}
				connection.commit();
			}
			finally {
				connection.rollback();
				jdbc.sql(h2 ? "set referential_integrity true" : "set session_replication_role = origin").update();
				connection.commit();
				connection.setAutoCommit(true);
			}
		}
	}

	/**
	 * Returns the tables that have rows now or had some then: most have none, and a look
	 * costs less than two statements.
	 */
	private List<String> used(JdbcClient jdbc) {
		return jdbc
			.sql(this.tables.stream()
				.map((table) -> """
						select '%1$s' where exists (select 1 from "%1$s") or exists (select 1 from snapshot."%1$s")"""
					.formatted(table))
				.collect(Collectors.joining(" union all ")))
			.query(String.class)
			.list();
	}

	/**
	 * The models and forms are most of the bytes; each change of them has a new revision.
	 */
	private static void restore(String table, JdbcClient jdbc) {
		var deletion = "delete from \"%1$s\"";
		var insertion = "insert into \"%1$s\" select * from snapshot.\"%1$s\" taken";
		if (table.equalsIgnoreCase("ACT_GE_BYTEARRAY")) {
			deletion += " kept where not exists (select 1 from snapshot.\"%1$s\" taken where taken.ID_ = kept.ID_ and taken.REV_ = kept.REV_)";
			insertion += " where not exists (select 1 from \"%1$s\" kept where kept.ID_ = taken.ID_)";
		}
		jdbc.sql(deletion.formatted(table)).update();
		jdbc.sql(insertion.formatted(table)).update();
	}

}
