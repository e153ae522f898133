import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** PostgreSQL with real fsync, and nodes of the packaged program on it. */
final class Cluster implements AutoCloseable {

	/** A key of the audit log that all nodes share. */
	private static final String AUDIT_KEY = "5f".repeat(32);

	/** Seconds of silence that end a connection to the database, as in production. */
	private static final int SILENCE = Integer.getInteger("silence", 25);

	/** How soon PostgreSQL gives up what a node holds that is silent, as in production. */
	private static final String HELD = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2"
			+ " -c tcp_user_timeout=20000 -c idle_in_transaction_session_timeout=25000"
			+ " -c client_connection_check_interval=5000";

	final Path folder;

	final List<Node> nodes = new CopyOnWriteArrayList<>();

	private final Path program;

	private int started;

	private final Path data;

	private final EmbeddedPostgres server;

	private final String database;

	private final int centre;

	/** The command that started PostgreSQL; root may not be its user. */
	private final List<String> command = new ArrayList<>();

	private int nextPort = Integer.getInteger("ports", 0);

	Cluster(Path folder, Path data, Path program, int centre, String database) throws Exception {
		this.folder = folder;
		this.data = data;
		this.program = program;
		this.centre = centre;
		this.database = database;
		Files.createDirectories(folder);
		Runtime.getRuntime()
			.addShutdownHook(new Thread(() -> this.nodes.forEach((node) -> node.process.destroyForcibly())));
		this.server = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setPort(freePort())
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "300")
			.setServerConfig("jit", "off")
			.start();
		try (var connection = connect("postgres"); var statement = connection.createStatement()) {
			statement.execute("create database " + database);
		}
		if (Files.readString(Path.of("/proc/self/status")).contains("Uid:\t0\t")) {
			this.command.addAll(List.of("unshare", "-U"));
		}
		this.command.addAll(List.of(Files.readString(Path.of("/proc/" + postmaster() + "/cmdline")).split("\0")));
	}

	int freePort() throws IOException {
		if (this.nextPort > 0) {
			return this.nextPort++;
		}
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	Connection connect() throws SQLException {
		return connect(this.database);
	}

	private Connection connect(String name) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + this.server.getPort() + "/" + name
				+ "?user=postgres&password=postgres&connectTimeout=5&socketTimeout=120");
	}

	/** Returns the first column of a query. */
	List<String> column(String sql) throws SQLException {
		try (var connection = connect(); var rows = connection.createStatement().executeQuery(sql)) {
			var values = new ArrayList<String>();
			while (rows.next()) {
				values.add(rows.getString(1));
			}
			return values;
		}
	}

	long count(String where) throws SQLException {
		return Long.parseLong(column("select count(*) from " + where).get(0));
	}

	void execute(String sql) throws SQLException {
		try (var connection = connect(); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private long postmaster() throws IOException {
		return Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).get(0));
	}

	/** Ends PostgreSQL by a signal: INT closes connections, QUIT is like a power cut. */
	void restartDatabase(String signal) throws Exception {
		var postmaster = postmaster();
		signal(postmaster, signal);
		while (ProcessHandle.of(postmaster).map(ProcessHandle::isAlive).orElse(false)) {
			Thread.sleep(20);
		}
		startDatabase();
		awaitDatabase();
	}

	/** Starts PostgreSQL again, as it was started before. */
	void startDatabase() throws IOException {
		new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.folder.resolve("postgresql.log").toFile()))
			.start();
	}

	void awaitDatabase() throws Exception {
		var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
		while (true) {
			try {
				column("select 1");
				return;
			}
			catch (SQLException notYet) {
				if (System.nanoTime() > end) {
					throw notYet;
				}
				Thread.sleep(100);
			}
		}
	}

	static void signal(long process, String signal) throws Exception {
		new ProcessBuilder("kill", "-" + signal, String.valueOf(process)).inheritIO().start().waitFor();
	}

	/** Starts a node, which is ready later. */
	Node start(List<String> options, Map<String, String> environment) throws IOException {
		return start(this.program, options, environment);
	}

	/** Starts a node of another version of the program. */
	Node start(Path version, List<String> options, Map<String, String> environment) throws IOException {
		var node = new Node(++this.started, version, options, environment);
		node.launch();
		this.nodes.add(node);
		return node;
	}

	/** Returns the nodes that are not known to be dead. */
	List<Node> living() {
		return this.nodes.stream().filter((node) -> node.process.isAlive()).toList();
	}

	@Override
	public void close() throws IOException {
		for (var node : this.nodes) {
			node.process.destroyForcibly();
		}
		this.server.close();
	}

	/** One node of the program, with its own line to the database. */
	final class Node {

		final int number;

		final int port = freePort();

		final Wire wire;

		private final HttpClient http = HttpClient.newHttpClient();

		private final Path version;

		private final List<String> options;

		private final Map<String, String> environment;

		private int lives;

		private volatile boolean inService;

		volatile Process process;

		private Node(int number, Path version, List<String> options, Map<String, String> environment)
				throws IOException {
			this.number = number;
			this.version = version;
			this.options = options;
			this.environment = environment;
			this.wire = new Wire(freePort(), Cluster.this.server.getPort());
		}

		String address() {
			return "http://127.0.0.1:" + this.port;
		}

		Path log() {
			return Cluster.this.folder.resolve("node-" + this.number + "-" + this.lives + ".log");
		}

		void launch() throws IOException {
			this.inService = false;
			this.lives++;
			var home = Files.createDirectories(Cluster.this.folder.resolve("node-" + this.number));
			var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
					"-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=192m", "-XX:+UseSerialGC",
					"-XX:MetaspaceSize=256m", "-Xmx512m"));
			command.addAll(this.options);
			command.addAll(Faults.unpacked(this.version));
			command.addAll(List.of("--spring.datasource.hikari.data-source-properties.socketTimeout=" + SILENCE,
					"--spring.datasource.hikari.data-source-properties.options=" + HELD,
					"--spring.flyway.postgresql.transactional-lock=false"));
			var builder = new ProcessBuilder(command).directory(home.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log().toFile());
			var variables = new HashMap<String, String>();
			variables.put("SERVER_PORT", String.valueOf(this.port));
			variables.put("SPRING_DATASOURCE_URL",
					"jdbc:postgresql://127.0.0.1:" + this.wire.port() + "/" + Cluster.this.database);
			variables.put("SPRING_DATASOURCE_USERNAME", "postgres");
			variables.put("SPRING_DATASOURCE_PASSWORD", "postgres");
			variables.put("SPRING_FLYWAY_PLACEHOLDERS_BLOB", "bytea");
			variables.put("WUSUL_DEMO_CASES", "false");
			variables.put("WUSUL_DEMO_DAY", "false");
			variables.put("WUSUL_AUDIT_KEY", AUDIT_KEY);
			variables.put("WUSUL_AUDIT_KEYFILE", "");
			variables.put("WUSUL_ARCHIVE_DIRECTORY",
					Cluster.this.folder.resolve("archive").toAbsolutePath().toString());
			variables.put("WUSUL_SMS_GATEWAYS_0_NAME", "network");
			variables.put("WUSUL_SMS_GATEWAYS_0_URL", "http://127.0.0.1:" + Cluster.this.centre);
			variables.put("WUSUL_SMS_GATEWAYS_0_TOKEN", "faults");
			variables.put("WUSUL_SMS_GATEWAYS_0_SENDER", "WUSUL");
			if (Faults.SMOKE) {
				variables.put("WUSUL_RELAY_LEASE", "PT5S");
				variables.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "5000");
			}
			variables.putAll(this.environment);
			builder.environment().putAll(variables);
			this.process = builder.start();
		}

		/**
		 * Asks it to end, as operators do, and takes it out of service as a balancer
		 * does: once its health is no longer 200.
		 */
		void retire() throws Exception {
			this.process.destroy();
			while (this.process.isAlive() && isReady()) {
				Thread.sleep(200);
			}
			Cluster.this.nodes.remove(this);
			if (!this.process.waitFor(3, TimeUnit.MINUTES)) {
				throw new IllegalStateException("Node " + this.number + " does not end");
			}
		}

		void kill() throws InterruptedException {
			this.process.destroyForcibly();
			this.process.waitFor();
		}

		boolean isReady() {
			try {
				var request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
					.timeout(Duration.ofSeconds(5))
					.build();
				return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
			}
			catch (IOException notYet) {
				return false;
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

		/** Waits until it is ready. */
		Node ready() {
			try {
				awaitReady();
				return this;
			}
			catch (Exception problem) {
				throw new IllegalStateException(problem);
			}
		}

		/** Returns whether its health was 200 at some time, so that it gets requests. */
		boolean isInService() {
			return this.inService;
		}

		void awaitReady() throws Exception {
			var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
			while (!isReady()) {
				if (!this.process.isAlive() || System.nanoTime() > end) {
					throw new IllegalStateException(
							"Node " + this.number + " did not start: " + log() + "\n" + tail(log()));
				}
				Thread.sleep(200);
			}
			this.inService = true;
		}

		private static String tail(Path file) throws IOException {
			var text = Files.readString(file, StandardCharsets.UTF_8);
			return text.substring(Math.max(0, text.length() - 2000));
		}

	}

}
