import java.io.BufferedReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Holds one engine and works on the reference process with it, as asked by lines of the
 * standard input; each is answered by a line of JSON on the standard output. The engine is
 * the class named by the first argument, which this file's neighbours are.
 *
 * <p>
 * Arguments: engine, JDBC address, JDBC address of the delayed line.
 */
public final class Reference {

	/** One engine. A run is one whole instance of the reference process. */
	public interface Engine extends AutoCloseable {

		void open(DataSource database, Path model) throws Exception;

		/** Runs once, and says of each step that it is acknowledged: its name, a space, the instance's id. */
		void run(Map<String, Object> facts, Consumer<String> acknowledged) throws Exception;

		/** Starts an instance that stays open, if the engine has such. */
		default void begin(Map<String, Object> facts) throws Exception {
		}

		/** Runs one whole request of the program. */
		default void runCase() throws Exception {
			throw new UnsupportedOperationException();
		}

		/** Keeps history from being brought to its tables, so that what is acknowledged is measured alone. */
		default void hold() throws Exception {
		}

		/** Lets history be brought again. */
		default void release() throws Exception {
		}

		/** Waits until the history is in its tables. */
		default void settle() throws Exception {
		}

	}

	private static final String ANSWER = "BENCH-ANSWER ";

	/** Columns that name things of the model or people; other ids differ from run to run. */
	private static final Set<String> KEPT_IDS = Set.of("act_id_", "start_act_id_", "end_act_id_", "user_id_",
			"start_user_id_", "group_id_");

	/** Ids, times, and the number of attempts, which is a setting. */
	private static final Pattern DIFFERENT = Pattern
		.compile(".*(id_|time_|timestamp_|duedate_|duration_|rev_|sequence_counter_|hostname_|due_date_|job_retries_)");

	/** Where a table of history names the instance. */
	private static final List<String> INSTANCE = List.of("proc_inst_id_", "process_instance_id_", "root_proc_inst_id_");

	private static final Pattern CHANGE = Pattern.compile("(?is)\\s*(?:insert|update|delete|merge)\\b.*");

	private static final Pattern STATEMENT = Pattern.compile(";");

	private static final AtomicLong statements = new AtomicLong();

	private static final AtomicLong changes = new AtomicLong();

	private static final AtomicLong roundTrips = new AtomicLong();

	private static final AtomicLong commits = new AtomicLong();

	private static volatile Thread counted;

	private static volatile DataSource line;

	private static final List<HikariDataSource> pools = new ArrayList<>();

	private static volatile Writer log;

	private final Engine engine;

	private final String url;

	private Reference(Engine engine, String url) {
		this.engine = engine;
		this.url = url;
	}

	public static void main(String[] arguments) throws Exception {
		var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		var engine = (Engine) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
		var near = pool(arguments[1]);
		var far = arguments[1].equals(arguments[2]) ? near : pool(arguments[2]);
		line = near;
		engine.open(counted(switched()), Path.of(System.getProperty("bench.model")));
		var reference = new Reference(engine, arguments[1]);
		answers.println(ANSWER + "{}");
		var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (var question = questions.readLine(); question != null; question = questions.readLine()) {
			var words = question.split(" ");
			line = words[words.length - 1].equals("far") ? far : near;
			answers.println(ANSWER + reference.answer(words));
		}
		engine.close();
		System.exit(0);
	}

	private String answer(String[] words) throws Exception {
		return switch (words[0]) {
			case "load" -> load(words, () -> this.engine.run(facts(), Reference::acknowledge));
			case "cases" -> load(words, this.engine::runCase);
			case "open" -> open(Integer.parseInt(words[1]));
			case "sample" -> sample(Integer.parseInt(words[1]), () -> this.engine.run(facts(), Reference::acknowledge));
			case "case-sample" -> sample(Integer.parseInt(words[1]), this.engine::runCase);
			case "history" -> history(Integer.parseInt(words[1]));
			case "log" -> logTo(words[1]);
			case "audit" -> audit(Files.readAllLines(Path.of(words[1])));
			case "trip" -> trip();
			default -> throw new IllegalArgumentException(words[0]);
		};
	}

	/** Returns the settings of the driver in production, with other {@code options} of the connection if they are given. */
	static Properties connection() throws IOException {
		var settings = new Properties();
		try (var file = Files.newBufferedReader(Path.of("src/bench/connection.properties"))) {
			settings.load(file);
		}
		settings.setProperty("options", System.getProperty("options", settings.getProperty("options")));
		return settings;
	}

	private static HikariDataSource pool(String url) throws IOException {
		var pool = new HikariConfig();
		pool.setJdbcUrl(url);
		pool.setMaximumPoolSize(32);
		pool.setMinimumIdle(1);
		pool.setDataSourceProperties(connection());
		pools.add(new HikariDataSource(pool));
		return pools.get(pools.size() - 1);
	}

	/** Returns the database over the line that is in use. */
	private static DataSource switched() {
		return (DataSource) Proxy.newProxyInstance(Reference.class.getClassLoader(), new Class<?>[] { DataSource.class },
				(self, method, arguments) -> {
					try {
						return switch (method.getName()) {
							case "equals" -> self == arguments[0];
							case "hashCode" -> System.identityHashCode(self);
							default -> method.invoke(line, arguments);
						};
					}
					catch (InvocationTargetException failure) {
						throw failure.getCause();
					}
				});
	}

	private static Map<String, Object> facts() {
		var facts = new HashMap<String, Object>();
		for (var number = 0; number < 10; number++) {
			facts.put("fact" + number, "value " + number);
		}
		return facts;
	}

	private interface Run {

		void run() throws Exception;

	}

	/**
	 * Runs for so many seconds with so many clients. History is brought to its tables beside the runs and waited for, or,
	 * if it is {@code held}, after them: then what the runs cost and what bringing costs are told apart.
	 */
	private String load(String[] words, Run run) throws Exception {
		var held = words.length > 3 && words[3].equals("held");
		if (held) {
			this.engine.settle();
			this.engine.hold();
		}
		var cost = Cost.now();
		var until = cost.at + TimeUnit.SECONDS.toNanos(Integer.parseInt(words[2]));
		var runs = run(Integer.parseInt(words[1]), until, run);
		var acknowledged = Cost.now();
		this.engine.settle();
		var brought = Cost.now();
		if (held) {
			this.engine.release();
		}
		var end = held ? acknowledged : brought;
		return json("runs", runs, "acknowledged", runs / acknowledged.secondsSince(cost), "perSecond", runs / end.secondsSince(cost),
				"lag", brought.secondsSince(acknowledged), "compilerMs", (end.compiled - cost.compiled) / (double) runs, "cpuMs",
				(end.jvm - cost.jvm) / 1e6 / runs, "databaseMs", (end.database - cost.database) * 1000 / runs, "bringingMs",
				(brought.jvm - end.jvm) / 1e6 / runs, "bringingDatabaseMs", (brought.database - end.database) * 1000 / runs);
	}

	private static int run(int clients, long until, Run run) throws InterruptedException {
		var runs = new AtomicInteger();
		var threads = Executors.newFixedThreadPool(clients);
		for (var client = 0; client < clients; client++) {
			threads.submit(() -> {
				try {
					while (System.nanoTime() < until) {
						run.run();
						runs.incrementAndGet();
					}
				}
				catch (Throwable failure) {
					failure.printStackTrace();
					System.exit(1);
				}
			});
		}
		threads.shutdown();
		threads.awaitTermination(until - System.nanoTime() + TimeUnit.MINUTES.toNanos(1), TimeUnit.NANOSECONDS);
		return runs.get();
	}

	/** The time, and the processor time of the JVM, of its compiler and of the database up to it. */
	private record Cost(long at, long jvm, long compiled, double database) {

		static Cost now() throws IOException {
			return new Cost(System.nanoTime(), cpu(), Reference.compiled(), databaseCpu());
		}

		double secondsSince(Cost before) {
			return (this.at - before.at) / 1e9;
		}

	}

	/**
	 * Starts so many instances that stay open, and renews the connections, so that their statements are planned for tables
	 * that have rows and statistics.
	 */
	private String open(int instances) throws Exception {
		for (var instance = 0; instance < instances; instance++) {
			this.engine.begin(facts());
		}
		this.engine.settle();
		try (var connection = pools.get(0).getConnection(); var statement = connection.createStatement()) {
			statement.execute("vacuum analyze");
		}
		pools.forEach((pool) -> pool.getHikariPoolMXBean().softEvictConnections());
		return json("open", instances);
	}

	/** Counts what a run costs the thread that waits for it, and what it costs to bring its history to the tables. */
	private String sample(int samples, Run run) throws Exception {
		this.engine.settle();
		this.engine.hold();
		var begin = wal();
		var own = count(samples, "", () -> {
			for (var sample = 0; sample < samples; sample++) {
				run.run();
			}
		});
		var acknowledged = wal();
		var brought = count(samples, "bringing", this.engine::settle);
		var end = wal();
		this.engine.release();
		return json(Stream.of(own, brought, wal(samples, "", begin, acknowledged), wal(samples, "bringing", acknowledged, end))
			.flatMap(List::stream)
			.toArray());
	}

	/** Counts what this thread sends to the database meanwhile. */
	private static List<Object> count(int samples, String prefix, Run run) throws Exception {
		for (var counter : List.of(statements, changes, roundTrips, commits)) {
			counter.set(0);
		}
		counted = Thread.currentThread();
		run.run();
		counted = null;
		return List.of(name(prefix, "Statements"), statements.get() / (double) samples, name(prefix, "Changes"), changes.get() / (double) samples,
				name(prefix, "RoundTrips"), roundTrips.get() / (double) samples, name(prefix, "Commits"), commits.get() / (double) samples);
	}

	private static String name(String prefix, String figure) {
		return prefix.isEmpty() ? figure.substring(0, 1).toLowerCase(Locale.ROOT) + figure.substring(1) : prefix + figure;
	}

	/**
	 * Returns the log of the database without the images of whole pages, which depend on when it saved all pages
	 * last, and those images.
	 */
	private List<Object> wal(int samples, String prefix, long from, long to) throws SQLException {
		var images = images(from, to);
		return List.of(name(prefix, "WalKB"), (to - from - images) / 1024.0 / samples, name(prefix, "ImagesKB"), images / 1024.0 / samples);
	}

	/** Returns the bytes of images in this part of the log; none if the database does not tell. */
	private long images(long from, long to) {
		try (var connection = DriverManager.getConnection(this.url); var statement = connection.createStatement()) {
			statement.execute("create extension if not exists pg_walinspect");
			var row = statement.executeQuery("select coalesce(sum(fpi_size), 0)::bigint from pg_get_wal_stats('0/0'::pg_lsn + " + from
					+ ", '0/0'::pg_lsn + " + to + ")");
			row.next();
			return row.getLong(1);
		}
		catch (SQLException untold) {
			System.err.println("Images of pages are not told apart: " + untold.getMessage());
			return 0;
		}
	}

	/** Returns of each table of history the number of its rows, and a hash of what they say without ids and times. */
	private String history(int runs) throws Exception {
		for (var run = 0; run < runs; run++) {
			this.engine.run(facts(), (step) -> {
			});
		}
		this.engine.settle();
		var tables = new ArrayList<String>();
		try (var connection = DriverManager.getConnection(this.url); var statement = connection.createStatement()) {
			for (var table : names(statement.executeQuery(
					"select table_name from information_schema.tables where table_name like 'act\\_hi\\_%' order by 1"))) {
				var columns = names(statement.executeQuery("select column_name from information_schema.columns where table_name = '"
						+ table + "' order by 1"));
				var instance = INSTANCE.stream().filter(columns::contains).findFirst();
				if (instance.isPresent()) {
					var rows = statement.executeQuery("select * from " + table + " where " + instance.get()
							+ " in (select proc_inst_id_ from act_hi_procinst where proc_def_id_ like 'reference:%')");
					tables.add(content(table, columns, rows));
				}
			}
		}
		return "{" + String.join(",", tables) + "}";
	}

	private static String content(String table, List<String> columns, java.sql.ResultSet rows) throws Exception {
		var texts = new ArrayList<String>();
		while (rows.next()) {
			var text = new TreeMap<String, String>();
			for (var column : columns) {
				if (KEPT_IDS.contains(column) || !DIFFERENT.matcher(column).matches()) {
					text.put(column, String.valueOf(rows.getObject(column)));
				}
			}
			texts.add(text.toString());
		}
		texts.sort(null);
		if (System.getProperty("bench.history") != null) {
			Files.write(Path.of(System.getProperty("bench.history") + "-" + table + ".txt"), texts);
		}
		var hash = MessageDigest.getInstance("SHA-256").digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
		return String.format(Locale.ROOT, "\"%s\":\"%d %s\"", table, texts.size(), HexFormat.of().formatHex(hash, 0, 6));
	}

	private static List<String> names(java.sql.ResultSet rows) throws SQLException {
		var names = new ArrayList<String>();
		while (rows.next()) {
			names.add(rows.getString(1));
		}
		return names;
	}

	/** Writes each acknowledged step to this file from now on, at once. */
	private static String logTo(String file) throws IOException {
		log = new FileWriter(file, StandardCharsets.UTF_8);
		return "{}";
	}

	private static void acknowledge(String step) {
		var to = log;
		if (to != null) {
			synchronized (to) {
				try {
					to.write(step + "\n");
					to.flush();
				}
				catch (IOException problem) {
					throw new IllegalStateException(problem);
				}
			}
		}
	}

	/** Compares the acknowledged steps with what the history has of them. */
	private String audit(List<String> acknowledged) throws Exception {
		this.engine.settle();
		var lost = 0;
		var doubled = 0;
		try (var connection = DriverManager.getConnection(this.url)) {
			var instances = counts(connection, "select proc_inst_id_, count(*) from act_hi_procinst group by 1");
			var ended = counts(connection, "select proc_inst_id_, count(*) from act_hi_procinst where end_time_ is not null group by 1");
			var done = counts(connection,
					"select proc_inst_id_ || task_def_key_, count(*) from act_hi_taskinst where end_time_ is not null group by 1");
			var running = counts(connection, "select proc_inst_id_, count(*) from act_ru_execution group by 1");
			var open = counts(connection, "select proc_inst_id_ || task_def_key_, count(*) from act_ru_task group by 1");
			for (var step : acknowledged) {
				var words = step.split(" ");
				if (words.length < 2) {
					continue;
				}
				var found = switch (words[0]) {
					case "started" -> instances.getOrDefault(words[1], 0);
					case "ended" -> running.containsKey(words[1]) ? 0 : ended.getOrDefault(words[1], 0);
					default -> open.containsKey(words[1] + words[0]) ? 0 : done.getOrDefault(words[1] + words[0], 0);
				};
				lost += (found == 0) ? 1 : 0;
				doubled += (found > 1) ? 1 : 0;
			}
			// An instance that runs is in the history as one that has not ended, and the other way round.
			var unended = new HashSet<>(counts(connection,
					"select proc_inst_id_, count(*) from act_hi_procinst where end_time_ is null group by 1").keySet());
			var apart = new HashSet<>(running.keySet());
			apart.removeAll(unended);
			unended.removeAll(running.keySet());
			lost += apart.size() + unended.size();
			return json("acknowledged", acknowledged.size(), "lost", lost, "doubled", doubled, "instances", instances.size(), "open",
					running.size());
		}
	}

	private static Map<String, Integer> counts(Connection connection, String sql) throws SQLException {
		var counts = new HashMap<String, Integer>();
		try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				counts.put(rows.getString(1), rows.getInt(2));
			}
		}
		return counts;
	}

	/** Measures a round trip of the line in use. */
	private static String trip() throws SQLException {
		try (var connection = line.getConnection(); var statement = connection.prepareStatement("select 1")) {
			var begin = 0L;
			for (var trip = 0; trip < 220; trip++) {
				if (trip == 20) {
					begin = System.nanoTime();
				}
				statement.executeQuery().close();
			}
			return json("trip", (System.nanoTime() - begin) / 200e6);
		}
	}

	private static String json(Object... values) {
		var text = new ArrayList<String>();
		for (var number = 0; number < values.length; number += 2) {
			text.add(String.format(Locale.ROOT, "\"%s\":%.3f", values[number], ((Number) values[number + 1]).doubleValue()));
		}
		return "{" + String.join(",", text) + "}";
	}

	/** Returns the milliseconds in which code was compiled. */
	private static long compiled() {
		return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	/** Returns the seconds that the database's processes have worked; none if they are elsewhere. */
	private static double databaseCpu() throws IOException {
		var ticks = 0L;
		var server = System.getProperty("bench.postmaster", "0");
		for (var process : new java.io.File("/proc").listFiles((folder, name) -> name.matches("\\d+"))) {
			try {
				var stat = Files.readString(process.toPath().resolve("stat"));
				var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
				if (process.getName().equals(server)) {
					ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
				}
				if (process.getName().equals(server) || fields[1].equals(server)) {
					ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
				}
			}
			catch (IOException gone) {
				// It has ended, and its parent has its time.
			}
		}
		return ticks / 100.0;
	}

	private long wal() throws SQLException {
		try (var connection = DriverManager.getConnection(this.url); var statement = connection.createStatement()) {
			var row = statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
			row.next();
			return row.getLong(1);
		}
	}

	/** Counts what the {@link #counted} thread sends to the database; the others have their connections as they are. */
	private static DataSource counted(DataSource database) {
		return proxy(DataSource.class, database,
				(method, result, arguments) -> (counted == Thread.currentThread() && result instanceof Connection connection)
						? proxy(Connection.class, connection, Reference::ofConnection) : result);
	}

	private static Object ofConnection(Method method, Object result, Object[] arguments) {
		if (method.getName().equals("commit")) {
			count(commits, 1);
		}
		if (result instanceof PreparedStatement statement) {
			var parts = STATEMENT.split(String.valueOf(arguments[0]));
			var changing = (int) Stream.of(parts).filter((part) -> CHANGE.matcher(part).matches()).count();
			var batched = new AtomicInteger();
			return proxy(PreparedStatement.class, statement, (call, value, values) -> {
				if (call.getName().equals("addBatch")) {
					batched.incrementAndGet();
				}
				else if (call.getName().startsWith("execute")) {
					var times = call.getName().equals("executeBatch") ? batched.getAndSet(0) : 1;
					count(statements, times * parts.length);
					count(changes, times * changing);
					count(roundTrips, 1);
				}
				return value;
			});
		}
		return result;
	}

	private static void count(AtomicLong counter, int number) {
		if (counted == Thread.currentThread()) {
			counter.addAndGet(number);
		}
	}

	private interface After {

		Object see(Method method, Object result, Object[] arguments);

	}

	private static <T> T proxy(Class<T> type, T target, After after) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) -> {
			try {
				return after.see(method, method.invoke(target, arguments), arguments);
			}
			catch (InvocationTargetException failure) {
				throw failure.getCause();
			}
		}));
	}

}
