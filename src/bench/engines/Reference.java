import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Runs the reference process on one engine and prints its figures as one line of JSON.
 * The engine is the class named by the first argument, which this file's neighbours are.
 *
 * <p>
 * Arguments: engine, JDBC address, clients, seconds, seconds to warm up.
 */
public final class Reference {

	/** One engine, warm or cold. A run is one whole instance of the reference process. */
	public interface Engine extends AutoCloseable {

		void open(DataSource database, Path model) throws Exception;

		void run(Map<String, Object> facts) throws Exception;

	}

	private static final AtomicLong statements = new AtomicLong();

	private static final AtomicLong changes = new AtomicLong();

	private static final AtomicLong roundTrips = new AtomicLong();

	private static final AtomicLong commits = new AtomicLong();

	private static volatile boolean counting;

	public static void main(String[] arguments) throws Exception {
		var engine = (Engine) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
		var url = arguments[1];
		var clients = Integer.parseInt(arguments[2]);
		var seconds = Integer.parseInt(arguments[3]);
		var pool = new HikariConfig();
		pool.setJdbcUrl(url);
		pool.setMaximumPoolSize(32);
		try (var database = new HikariDataSource(pool)) {
			engine.open(counted(database), Path.of(System.getProperty("bench.model")));
			load(engine, clients, Integer.parseInt(arguments[4]));
			var cpu = cpu();
			var begin = System.nanoTime();
			var runs = load(engine, clients, seconds);
			var wall = (System.nanoTime() - begin) / 1e9;
			var cpuSeconds = (cpu() - cpu) / 1e9;
			var samples = 20;
			var wal = wal(url);
			counting = true;
			for (var sample = 0; sample < samples; sample++) {
				engine.run(facts());
			}
			counting = false;
			System.out.printf(Locale.ROOT,
					"{\"engine\":\"%s\",\"clients\":%d,\"runs\":%d,\"perSecond\":%.1f,\"cpuMsPerRun\":%.2f,"
							+ "\"statements\":%.1f,\"changes\":%.1f,\"roundTrips\":%.1f,\"commits\":%.1f,\"walKB\":%.1f}%n",
					arguments[0], clients, runs, runs / wall, cpuSeconds * 1000 / runs,
					statements.get() / (double) samples, changes.get() / (double) samples,
					roundTrips.get() / (double) samples, commits.get() / (double) samples,
					(wal(url) - wal) / 1024.0 / samples);
			engine.close();
		}
		System.exit(0);
	}

	private static Map<String, Object> facts() {
		var facts = new HashMap<String, Object>();
		for (var number = 0; number < 10; number++) {
			facts.put("fact" + number, "value " + number);
		}
		return facts;
	}

	/** Runs for so many seconds with so many clients; returns the number of runs. */
	private static int load(Engine engine, int clients, int seconds) throws Exception {
		var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		var runs = new AtomicInteger();
		var threads = Executors.newFixedThreadPool(clients);
		for (var client = 0; client < clients; client++) {
			threads.submit(() -> {
				try {
					while (System.nanoTime() < until) {
						engine.run(facts());
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
		threads.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
		return runs.get();
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getProcessCpuTime();
	}

	private static long wal(String url) throws SQLException {
		try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
			var row = statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
			row.next();
			return row.getLong(1);
		}
	}

	/** Counts what goes to the database while {@link #counting}. */
	private static DataSource counted(DataSource database) {
		return proxy(DataSource.class, database, (method, result, arguments) -> (result instanceof Connection connection)
				? proxy(Connection.class, connection, Reference::ofConnection) : result);
	}

	private static Object ofConnection(Method method, Object result, Object[] arguments) {
		if (method.getName().equals("commit")) {
			count(commits, 1);
		}
		if (result instanceof PreparedStatement statement) {
			var change = !String.valueOf(arguments[0]).strip().toLowerCase(Locale.ROOT).startsWith("select");
			var batched = new AtomicInteger();
			return proxy(PreparedStatement.class, statement, (call, value, values) -> {
				if (call.getName().equals("addBatch")) {
					batched.incrementAndGet();
				}
				else if (call.getName().startsWith("execute")) {
					var number = call.getName().equals("executeBatch") ? batched.getAndSet(0) : 1;
					count(statements, number);
					count(changes, change ? number : 0);
					count(roundTrips, 1);
				}
				return value;
			});
		}
		return result;
	}

	private static void count(AtomicLong counter, int number) {
		if (counting) {
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
