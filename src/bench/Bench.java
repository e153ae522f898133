import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Compares engines by the reference process on one PostgreSQL: one engine at a time, each
 * in a JVM of its own, warm, in a rotated order. Started by {@code bench.sh}; see
 * {@code README.md} beside it.
 *
 * <p>
 * System properties: {@code rounds}, {@code clients} (such as 1,2,4,8), {@code seconds},
 * {@code warm}, {@code engines}, {@code delay} (microseconds to the database and back).
 */
public final class Bench {

	private static final Path ENGINES = Path.of("src/bench/engines");

	private static final Path WORK = Path.of("target/bench");

	private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\":([0-9.]+)");

	private final String url;

	private final List<Map<String, Object>> results = new ArrayList<>();

	private int databases;

	private Bench(String url) {
		this.url = url;
	}

	public static void main(String[] arguments) throws Exception {
		var given = System.getenv("BENCH_PG_URL");
		if (given != null) {
			new Bench(given).run();
			return;
		}
		try (var server = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "120")
			.start()) {
			new Bench(server.getJdbcUrl("postgres", "postgres") + "&password=postgres").run();
		}
	}

	private void run() throws Exception {
		settings();
		var engines = Arrays.asList(System.getProperty("engines", "camunda,control,wusul").split(","));
		var rounds = Integer.getInteger("rounds", 6);
		var delay = Integer.getInteger("delay", 0);
		try (var line = (delay > 0) ? new SlowLine(this.url, delay) : null) {
			for (var clients : System.getProperty("clients", "1,2,4,8").split(",")) {
				for (var round = 0; round < rounds; round++) {
					var order = new ArrayList<>(engines);
					Collections.rotate(order, round);
					for (var engine : order) {
						measure(engine, Integer.parseInt(clients), round, line);
					}
				}
				table(engines, Integer.parseInt(clients));
			}
		}
	}

	/** Prints what the figures depend on. */
	private void settings() throws SQLException {
		try (var connection = DriverManager.getConnection(this.url); var statement = connection.createStatement()) {
			for (var name : List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers",
					"wal_sync_method")) {
				var row = statement.executeQuery("show " + name);
				row.next();
				System.out.printf("# %s = %s%n", name, row.getString(1));
			}
		}
		System.out.printf("# %s, %d processors, Java %s, %s%n", System.getProperty("os.name"),
				Runtime.getRuntime().availableProcessors(), Runtime.version(), LocalDate.now());
	}

	private void measure(String engine, int clients, int round, SlowLine line) throws Exception {
		var name = "bench" + ++this.databases;
		execute("create database " + name);
		var address = this.url.replaceFirst("/postgres(?=\\?|$)", "/" + name);
		if (line != null) {
			address = line.through(address);
		}
		var busy = Processor.now();
		var output = new ByteArrayOutputStream();
		var adapter = engine.equals("control") ? "camunda" : engine;
		var process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx1g", "-Dbench.model="
				+ ENGINES.resolve("reference.bpmn"), "-cp", Files.readString(WORK.resolve(adapter + ".classpath")).strip(),
				"Reference", className(adapter), address, String.valueOf(clients), System.getProperty("seconds", "10"),
				System.getProperty("warm", "10"))
			.redirectError(WORK.resolve(engine + ".log").toFile())
			.start();
		process.getInputStream().transferTo(output);
		Files.write(WORK.resolve(engine + ".out"), output.toByteArray());
		if (process.waitFor() != 0) {
			throw new IllegalStateException(engine + " failed: see " + WORK.resolve(engine + ".log and .out"));
		}
		var figures = output.toString().lines().filter((text) -> text.startsWith("{\"engine\"")).findFirst().orElseThrow();
		var foreign = Processor.now().foreignSince(busy);
		var result = new LinkedHashMap<String, Object>(Map.of("engine", engine, "clients", clients));
		var matcher = FIGURE.matcher(figures);
		while (matcher.find()) {
			result.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
		}
		result.put("clients", clients);
		this.results.add(result);
		System.out.printf(Locale.ROOT, "# round %d %-9s %s foreign CPU %.2f%n", round + 1, engine, figures, foreign);
		execute("drop database " + name + " with (force)");
	}

	private static String className(String engine) {
		return engine.substring(0, 1).toUpperCase(Locale.ROOT) + engine.substring(1);
	}

	private void execute(String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(this.url); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Prints medians, and each engine's ratio to stock Camunda of the same round. */
	private void table(List<String> engines, int clients) {
		System.out.printf("%n| %d clients | runs a second | ratio | CPU ms a run | statements | DML | round trips | commits | WAL KB |%n",
				clients);
		System.out.println("|---|---|---|---|---|---|---|---|---|");
		var stock = of("camunda", clients, "perSecond");
		for (var engine : engines) {
			var speed = of(engine, clients, "perSecond");
			var ratios = new ArrayList<Double>();
			for (var round = 0; round < Math.min(speed.size(), stock.size()); round++) {
				ratios.add(speed.get(round) / stock.get(round));
			}
			System.out.printf(Locale.ROOT, "| %s | %.1f | %s | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f |%n", engine,
					median(speed), spread(ratios), median(of(engine, clients, "cpuMsPerRun")),
					median(of(engine, clients, "statements")), median(of(engine, clients, "changes")),
					median(of(engine, clients, "roundTrips")), median(of(engine, clients, "commits")),
					median(of(engine, clients, "walKB")));
		}
		System.out.println();
	}

	private static String spread(List<Double> ratios) {
		return ratios.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(ratios),
				Collections.min(ratios), Collections.max(ratios));
	}

	private List<Double> of(String engine, int clients, String figure) {
		return this.results.stream()
			.filter((result) -> result.get("engine").equals(engine) && result.get("clients").equals(clients))
			.map((result) -> (Double) result.get(figure))
			.collect(Collectors.toList());
	}

	private static double median(List<Double> figures) {
		var sorted = figures.stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

	/** The time that all processors worked, and that this program's children and PostgreSQL did. */
	private record Processor(double all, double own, long at) {

		static Processor now() throws IOException {
			var total = Arrays.stream(Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+"))
				.skip(1)
				.mapToLong(Long::parseLong)
				.toArray();
			var busy = Arrays.stream(total).sum() - total[3] - total[4];
			var own = 0L;
			for (var process : new File("/proc").listFiles((folder, name) -> name.matches("\\d+"))) {
				try {
					var stat = Files.readString(process.toPath().resolve("stat"));
					var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
					var parent = process.getName().equals(String.valueOf(ProcessHandle.current().pid()));
					if (name.equals("postgres") || parent) {
						var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
						own += Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13])
								+ Long.parseLong(fields[14]);
					}
				}
				catch (IOException gone) {
					// It has ended.
				}
			}
			return new Processor(busy / 100.0, own / 100.0, System.nanoTime());
		}

		/** Returns the processors that others kept busy since then. */
		double foreignSince(Processor before) {
			return Math.max(0, this.all - before.all - (this.own - before.own)) / ((this.at - before.at) / 1e9);
		}

	}

	/** A line to the database that delays each answer. */
	private static final class SlowLine implements AutoCloseable {

		private final ServerSocket entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());

		private final URI database;

		private final long delay;

		SlowLine(String url, int microseconds) throws IOException {
			this.database = URI.create(url.substring("jdbc:".length()));
			this.delay = microseconds * 1000L;
			daemon(() -> {
				while (true) {
					connect(this.entrance.accept());
				}
			});
		}

		String through(String url) {
			return url.replaceFirst(":" + this.database.getPort() + "/", ":" + this.entrance.getLocalPort() + "/");
		}

		private void connect(Socket client) throws IOException {
			var server = new Socket(this.database.getHost(), this.database.getPort());
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			daemon(() -> copy(client.getInputStream(), server.getOutputStream(), 0));
			daemon(() -> copy(server.getInputStream(), client.getOutputStream(), this.delay));
		}

		private static void copy(InputStream from, OutputStream to, long delay) throws IOException {
			var buffer = new byte[65536];
			for (var length = from.read(buffer); length > 0; length = from.read(buffer)) {
				if (delay > 0) {
					LockSupport.parkNanos(delay);
				}
				to.write(buffer, 0, length);
			}
			to.close();
		}

		private interface Work {

			void run() throws IOException;

		}

		private static void daemon(Work work) {
			var thread = new Thread(() -> {
				try {
					work.run();
				}
				catch (IOException closed) {
					// The other end is gone.
				}
			});
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() throws IOException {
			this.entrance.close();
		}

	}

}
