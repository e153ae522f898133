package sa.wusul.platform.engine.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.relay.RelayProperties;

/**
 * A small engine of its own, with its history as facts or in its tables at once.
 */
final class EngineWithHistory implements AutoCloseable {

	private static final AtomicLong IDS = new AtomicLong();

	final ProcessEngine engine;

	final JdbcClient jdbc;

	final TransactionTemplate transaction;

	final HistoryProjectionService projection;

	private final DataSource database;

	private EngineWithHistory(boolean asFacts) {
		this(asFacts, database(), false);
	}

	private EngineWithHistory(boolean asFacts, DataSource database, boolean isShared) {
		this.database = database;
		var transactions = new DataSourceTransactionManager(database);
		this.jdbc = JdbcClient.create(database);
		this.transaction = new TransactionTemplate(transactions);
		var configuration = new SpringProcessEngineConfiguration();
		var facts = new HistoryFactRepository(this.jdbc);
		this.projection = new HistoryProjectionService(facts, new HistoryRowRepository(new JdbcTemplate(database)),
				provided(configuration), transactions, Clock.systemUTC());
		var watch = new HistoryProjector(this.projection, facts, new RelayProperties(false, null, null, 1),
				new SimpleMeterRegistry(), Clock.systemUTC());
		configuration.setProcessEngineName(UUID.randomUUID().toString());
		configuration.setDataSource(database);
		configuration.setApplicationContext(new StaticApplicationContext());
		configuration.setTransactionManager(transactions);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("full");
		configuration.setJobExecutorActivate(false);
		configuration.setMetricsEnabled(false);
		configuration.setAuthorizationEnabled(false);
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setHistoryRemovalTimeStrategy("none");
		configuration.setHistoryCleanupStrategy("endTimeBased");
		configuration.setHostname("node");
		// No number of a row's other columns is one.
		configuration.setIdGenerator(() -> "id:" + IDS.incrementAndGet());
		var plugins = new ArrayList<ProcessEnginePlugin>(List.of(new DecisionEnginePlugin()));
		if (asFacts) {
			plugins.add(new HistoryEnginePlugin(facts, provided(watch), provided(this.projection), Clock.systemUTC()));
		}
		if (isShared) {
			plugins.add(new HistoryTablesEnginePlugin(provided(this.projection)));
		}
		configuration.setProcessEnginePlugins(plugins);
		this.engine = configuration.buildProcessEngine();
	}

	static EngineWithHistory asFacts() {
		return new EngineWithHistory(true);
	}

	static EngineWithHistory inTables() {
		return new EngineWithHistory(false);
	}

	/** Returns an engine that fills its tables at once, at the database of this one. */
	EngineWithHistory besideInTables() {
		return new EngineWithHistory(false, this.database, true);
	}

	private static DataSource database() {
		var database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		JdbcClient.create(database).sql("create table named_lock (name varchar(40), stripe integer)").update();
		new ResourceDatabasePopulator(new FileSystemResource("src/main/resources/db/migration/V41__history.sql"))
			.execute(database);
		return database;
	}

	private static <T> ObjectProvider<T> provided(T object) {
		return new ObjectProvider<>() {
			@Override
			public T getObject() {
				return object;
			}

			@Override
			public Stream<T> stream() {
				return Stream.of(object);
			}
		};
	}

	ProcessEngineConfigurationImpl configuration() {
		return (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
	}

	void as(String person, Consumer<ProcessEngine> work) {
		this.engine.getIdentityService().setAuthenticatedUserId(person);
		try {
			work.accept(this.engine);
		}
		finally {
			this.engine.getIdentityService().clearAuthentication();
		}
	}

	long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

	/** Returns the engine's tables of history that have rows. */
	List<String> filledTables() {
		return tables().stream().filter((table) -> count(table) > 0).toList();
	}

	private List<String> tables() {
		return this.jdbc
			.sql("select table_name from information_schema.tables where table_name like 'ACT_HI_%' order by 1")
			.query(String.class)
			.list();
	}

	/**
	 * Returns all rows of the engine's history in order. Ids, which differ from run to
	 * run, are replaced: those of instances and tasks by what they are of.
	 */
	List<String> history() {
		this.projection.bringUpToDate();
		var names = new HashMap<String, String>();
		this.jdbc.sql("select ID_, PROC_DEF_KEY_, BUSINESS_KEY_ from ACT_HI_PROCINST").query((row) -> {
			names.put(row.getString(1), row.getString(2) + " of " + row.getString(3));
		});
		this.jdbc.sql("select ID_, TASK_DEF_KEY_, PROC_INST_ID_ from ACT_HI_TASKINST").query((row) -> {
			names.put(row.getString(1), row.getString(2) + " in " + names.get(row.getString(3)));
		});
		return tables().stream()
			.flatMap((table) -> this.jdbc.sql("select * from " + table)
				.query((row, number) -> table + " " + text(row, names))
				.list()
				.stream()
				.sorted())
			.toList();
	}

	/** Returns how often each variable was written, which {@link #history} leaves out. */
	List<String> revisions() {
		return this.jdbc.sql("select NAME_ || ' ' || REV_ from ACT_HI_VARINST")
			.query(String.class)
			.list()
			.stream()
			.sorted()
			.toList();
	}

	private static String text(ResultSet row, Map<String, String> names) throws SQLException {
		var columns = row.getMetaData();
		var texts = new ArrayList<String>();
		for (var column = 1; column <= columns.getColumnCount(); column++) {
			var value = row.getObject(column);
			var text = (value instanceof byte[] bytes) ? Arrays.toString(bytes) : String.valueOf(value);
			texts.add(names.containsKey(text) ? names.get(text) : text.replaceFirst("^([\\w-]+:)*\\d{1,9}$", "$1#"));
		}
		return String.join("|", texts);
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
