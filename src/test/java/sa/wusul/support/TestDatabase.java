package sa.wusul.support;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * A database with the tables of the program and its demo, for a test that needs neither
 * engine nor Spring context.
 */
public final class TestDatabase implements AutoCloseable {

	private static final Queue<String> usedDatabases = new ArrayDeque<>();

	private static String migratedTemplate;

	private static List<String> migratedScript;

	private final String name;

	private final HikariDataSource dataSource;

	private final PlatformTransactionManager transactionManager;

	private TestDatabase(String name, String url) {
		this.name = name;
		var config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setMaximumPoolSize(12);
		config.setMinimumIdle(0);
		this.dataSource = new HikariDataSource(config);
		this.transactionManager = new DataSourceTransactionManager(this.dataSource);
	}

	/** Returns the database of another program. */
	public static TestDatabase of(String url) {
		return new TestDatabase("PostgreSQL", url);
	}

	public static TestDatabase h2() {
		var database = new TestDatabase("H2", h2Url());
		migratedScript().forEach((statement) -> database.jdbc().sql(statement).update());
		return database;
	}

	/** Migrates once; replaying the result is ten times faster than migrating again. */
	private static synchronized List<String> migratedScript() {
		if (migratedScript == null) {
			var dataSource = new DriverManagerDataSource(h2Url());
			migrate(dataSource, "blob");
			migratedScript = JdbcClient.create(dataSource).sql("script").query(String.class).list();
			JdbcClient.create(dataSource).sql("shutdown").update();
		}
		return migratedScript;
	}

	/** Ends the database of a program, which otherwise lives as long as the JVM. */
	static void shutdown(String h2Url) {
		JdbcClient.create(new DriverManagerDataSource(h2Url, "sa", "")).sql("shutdown").update();
	}

	/** Returns a new in-memory database, with the demo's setting of reads. */
	static String h2Url() {
		return "jdbc:h2:mem:" + UUID.randomUUID()
				+ ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0;LOCK_TIMEOUT=30000;QUERY_CACHE_SIZE=256";
	}

	public static synchronized TestDatabase postgreSql() {
		if (migratedTemplate == null) {
			var url = EmbeddedPostgreSql.newDatabase();
			var template = new DriverManagerDataSource(url);
			migrate(template, "bytea");
			DatabaseSnapshot.takeTemplate(template);
			migratedTemplate = EmbeddedPostgreSql.name(url);
		}
		var used = usedDatabases.poll();
		return new TestDatabase("PostgreSQL", (used != null) ? used : EmbeddedPostgreSql.newDatabase(migratedTemplate));
	}

	/** Empties a database for the next test, which is faster than creating another. */
	private static synchronized void giveBack(String url) {
		var dataSource = new SingleConnectionDataSource(url, true);
		try {
			JdbcClient.create(dataSource).sql("""
					select pg_terminate_backend(pid) from pg_stat_activity
					where datname = current_database() and pid <> pg_backend_pid()""").query().listOfRows();
			if (DatabaseSnapshot.restoreIfTablesAreTheSame(dataSource)) {
				usedDatabases.add(url);
			}
			else {
				EmbeddedPostgreSql.drop(url);
			}
		}
		finally {
			dataSource.destroy();
		}
	}

	private static void migrate(DataSource dataSource, String blob) {
		Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration", "classpath:db/demo")
			.placeholders(Map.of("blob", blob))
			.load()
			.migrate();
	}

	/** Returns the URL, for another program that uses the same database. */
	public String url() {
		return this.dataSource.getJdbcUrl();
	}

	public DataSource dataSource() {
		return this.dataSource;
	}

	public JdbcClient jdbc() {
		return JdbcClient.create(this.dataSource);
	}

	public PlatformTransactionManager transactionManager() {
		return this.transactionManager;
	}

	/** Returns the tables whose rows name a case, without those of the demo. */
	public SortedSet<String> tablesOfCases() {
		return jdbc().sql("""
				select distinct lower(table_name) from information_schema.columns
				where lower(table_schema) = 'public' and lower(column_name) in ('case_reference', 'reference')""")
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> !table.startsWith("demo_"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Runs the work in one transaction. */
	public void inTransaction(Runnable work) {
		new TransactionTemplate(this.transactionManager).executeWithoutResult((transaction) -> work.run());
	}

	/**
	 * Checks whether a statement with this beginning waits for another transaction. H2
	 * shows no such wait of an insert, but that the statement is not over.
	 */
	public boolean isBlocked(String statement) {
		return jdbc().sql(this.name.equals("H2") ? """
				select count(*) from information_schema.sessions
				where session_id <> session_id() and executing_statement like ?""" : """
				select count(*) from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock' and query like ?""")
			.param(statement + "%")
			.query(Long.class)
			.single() > 0;
	}

	@Override
	public void close() {
		if (this.name.equals("H2")) {
			jdbc().sql("shutdown").update();
			this.dataSource.close();
		}
		else {
			this.dataSource.close();
			giveBack(url());
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
