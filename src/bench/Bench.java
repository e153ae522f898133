import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Compares engines by the reference process on one PostgreSQL: each in a JVM of its own, all
 * warm, one at a time in a rotated order, the others stopped meanwhile. Started by {@code bench.sh};
 * see {@code README.md} beside it.
 */
public final class Bench {

	private static final Path ENGINES = Path.of("src/bench/engines");

	private static final Path WORK = Path.of(System.getProperty("bench.work", "target/bench"));

	private static final Path PAGE = Path.of("src/docs/speed.md");

	private static final String ANSWER = "BENCH-ANSWER ";

	/** Part of the processor time that the compiler of a warm JVM may take. */
	private static final double RESTS = 0.03;

	private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\":\"?([^\",}]+)");

	/** The program with its history brought to the tables beside the runs; on its own line, what is acknowledged counts. */
	private static final String BROUGHT = "brought";

	/** Without which a ratio says nothing about an engine; the limits have no history of their own. */
	private static final List<String> LIMITS = List.of("replay", "floor", "flowable");

	private final List<String> engines = List
		.of(System.getProperty("engines", "camunda,control,operaton,cibseven,flowable,wusul,replay,floor").split(","));

	private final List<String> clients = List.of(System.getProperty("clients", "1,2,4,8").split(","));

	private final int rounds = Integer.getInteger("rounds", 6);

	private final int seconds = Integer.getInteger("seconds", 3);

	private final int warm = Integer.getInteger("warm", 12);

	private final int spans = Integer.getInteger("spans", 20);

	private final int samples = Integer.getInteger("samples", 20);

	/** Instances that stay open meanwhile, as on a desk. */
	private final int open = Integer.getInteger("open", 2000);

	private final Map<String, Remote> remotes = new LinkedHashMap<>();

	private final List<Measured> results = new ArrayList<>();

	private final Map<String, Map<String, Double>> counted = new LinkedHashMap<>();

	/** What keeps an engine's ratio from counting, by engine; empty text if nothing does. */
	private final Map<String, String> guard = new HashMap<>();

	/** Those of this run; after a kill, the work goes on in the same one. */
	private final List<String> databases = new ArrayList<>();

	private final StringBuilder page = new StringBuilder();

	private final String url;

	private String postmaster = "0";

	/** The figures of one engine in one round. */
	private record Measured(String engine, String line, String clients, int round, Map<String, Double> figures) {

	}

	private Bench(String url) {
		this.url = url;
	}

	public static void main(String[] arguments) throws Exception {
		Locale.setDefault(Locale.ROOT);
		var given = System.getenv("BENCH_PG_URL");
		if (given != null) {
			new Bench(given).run();
			return;
		}
		var server = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "400")
			.start();
		try {
			new Bench(server.getJdbcUrl("postgres", "postgres") + "&password=postgres").run();
		}
		finally {
			try {
				server.close();
			}
			catch (IllegalStateException slow) {
				// Its own patience is five seconds; it stops afterwards.
				System.err.println(slow.getMessage());
			}
		}
	}

	private void run() throws Exception {
		var delay = Integer.getInteger("delay", 500);
		try (var line = (delay > 0) ? new SlowLine(this.url, delay) : null) {
			for (var engine : this.engines) {
				this.remotes.put(engine, new Remote(engine, "bench_" + engine, line));
			}
			for (var remote : this.remotes.values()) {
				remote.begun();
			}
			settings(delay);
			histories();
			for (var remote : this.remotes.values()) {
				remote.alone(() -> remote.ask("open " + this.open));
				warm(remote);
			}
			measure("near", this.clients);
			if (line != null) {
				measure("far", List.of(System.getProperty("farClients", "8").split(",")));
			}
			for (var remote : this.remotes.values()) {
				this.counted.put(remote.engine, remote.alone(() -> remote.ask("sample " + this.samples)));
			}
			for (var count : this.clients) {
				table("near", count);
			}
			if (line != null) {
				table("far", System.getProperty("farClients", "8").split(",")[0]);
			}
			counts();
			cases();
			for (var engine : List.of(System.getProperty("killed", "camunda,wusul").split(","))) {
				if (this.remotes.containsKey(engine)) {
					kill(this.remotes.get(engine), line);
				}
			}
			guards();
			var last = lastLine();
			say("```\n" + last + "\n```");
			write();
			System.out.println(last);
		}
		finally {
			this.remotes.values().forEach(Remote::end);
			for (var database : this.databases) {
				execute("drop database if exists " + database + " with (force)");
			}
		}
	}

	/** Lets an engine work until its JVM compiles hardly anything any more. */
	private void warm(Remote remote) throws Exception {
		var figures = Map.<String, Double>of();
		var spans = 0;
		do {
			figures = remote.alone(() -> remote.ask("load 4 " + this.warm));
			spans++;
		}
		while (figures.get("compilerMs") > RESTS * figures.get("cpuMs") && spans < this.spans);
		System.out.printf("# %-9s warm after %d spans: %s%n", remote.engine, spans, figures);
	}

	private void say(String text) {
		System.out.println(text);
		this.page.append(text).append('\n');
	}

	/** Says what the figures depend on. */
	private void settings(int delay) throws Exception {
		var settings = new ArrayList<String>();
		try (var connection = DriverManager.getConnection(this.url); var statement = connection.createStatement()) {
			for (var name : List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers",
					"wal_sync_method", "max_wal_size")) {
				var row = statement.executeQuery("show " + name);
				row.next();
				settings.add(name + " = " + row.getString(1));
			}
		}
		say(LocalDate.now() + ", " + System.getProperty("os.name") + ", " + Runtime.getRuntime().availableProcessors()
				+ " processors for clients, engine and database together, Java " + Runtime.version() + ", PostgreSQL: "
				+ String.join(", ", settings) + ". " + this.rounds + " rounds of " + this.seconds + " s.");
		var first = this.remotes.values().iterator().next();
		var near = first.alone(() -> first.ask("trip near")).get("trip");
		if (delay > 0) {
			var far = first.alone(() -> first.ask("trip far")).get("trip");
			say(String.format("A round trip takes %.2f ms, on the delayed line %.2f ms.", near, far));
		}
		say("");
	}

	/** Compares the histories of the same input. */
	private void histories() throws Exception {
		var all = new LinkedHashMap<String, String>();
		for (var remote : this.remotes.values()) {
			if (!LIMITS.contains(remote.engine)) {
				all.put(remote.engine, remote.alone(() -> remote.askText("history 10")));
			}
		}
		var stock = texts(all.getOrDefault("camunda", "{}"));
		all.forEach((engine, text) -> {
			var tables = texts(text);
			var differing = stock.keySet()
				.stream()
				// More than stock has is allowed: decisions of the ministry's own rules.
				.filter((table) -> !stock.get(table).startsWith("0 ") && !stock.get(table).equals(tables.get(table)))
				.map((table) -> table + " " + stock.get(table) + " / " + tables.get(table))
				.toList();
			this.guard.put(engine, differing.isEmpty() ? "" : "history differs: " + String.join(", ", differing));
		});
	}

	private static Map<String, String> texts(String json) {
		var texts = new LinkedHashMap<String, String>();
		var matcher = FIGURE.matcher(json);
		while (matcher.find()) {
			texts.put(matcher.group(1), matcher.group(2));
		}
		return texts;
	}

	private void measure(String line, List<String> counts) throws Exception {
		for (var count : counts) {
			for (var round = 0; round < this.rounds; round++) {
				var order = new ArrayList<>(this.engines);
				Collections.rotate(order, round);
				for (var engine : order) {
					measure(engine, engine, "held", line, count, round);
					if (engine.equals("wusul")) {
						measure(engine, BROUGHT, "beside", line, count, round);
					}
				}
			}
		}
	}

	private void measure(String engine, String name, String history, String line, String count, int round) throws Exception {
		var remote = this.remotes.get(engine);
		var busy = Processor.now(this.postmaster, remote.process.pid());
		var figures = remote.alone(() -> remote.ask("load " + count + " " + this.seconds + " " + history + " " + line));
		var foreign = Processor.now(this.postmaster, remote.process.pid()).foreignSince(busy);
		figures.put("foreign", foreign);
		this.results.add(new Measured(name, line, count, round, figures));
		System.out.printf("# %s, %s clients, round %d, %-9s %s%n", line, count, round + 1, name, figures);
	}

	/** Returns the engines, and after the program the one that brings its history. */
	private List<String> lines() {
		return this.engines.stream()
			.flatMap((engine) -> engine.equals("wusul") ? Stream.of(engine, BROUGHT) : Stream.of(engine))
			.toList();
	}

	/** Says medians, and each engine's ratio to stock Camunda of the same round. */
	private void table(String line, String count) {
		say(String.format("%n### %s%s%n", count.equals("1") ? "One client" : count + " clients",
				line.equals("far") ? ", on the delayed line" : ""));
		say("| engine | runs a second | ratio to stock | CPU ms a run: JVM | database | ratio of CPU | foreign processors |");
		say("|---|---|---|---|---|---|---|");
		for (var engine : lines()) {
			say(String.format("| %s | %.1f | %s | %.2f | %.2f | %s | %.2f |", engine, median(of(engine, line, count, "perSecond")),
					counts(engine, ratios(engine, line, count, Bench::speed)), median(of(engine, line, count, "cpuMs")),
					median(of(engine, line, count, "databaseMs")), counts(engine, ratios(engine, line, count, Bench::thrift)),
					median(of(engine, line, count, "foreign"))));
		}
		if (this.engines.contains("wusul")) {
			say(String.format(
					"%nIn `wusul` the history of a run is durable as facts, whose bringing costs %.2f ms of the JVM and %.2f ms of the database a run if done "
							+ "after all of them. In `brought` it is done beside the runs, and all of it is counted; the last history was in its tables %.0f ms after the last run.",
					median(of("wusul", line, count, "bringingMs")), median(of("wusul", line, count, "bringingDatabaseMs")),
					1000 * median(of(BROUGHT, line, count, "lag"))));
		}
	}

	private static double speed(Map<String, Double> figures) {
		return figures.get("perSecond");
	}

	/** Returns the runs of a second of processor time, of engine and database together. */
	private static double thrift(Map<String, Double> figures) {
		return 1000 / (figures.get("cpuMs") + figures.get("databaseMs"));
	}

	private List<Double> ratios(String engine, String line, String count, ToDoubleFunction<Map<String, Double>> figure) {
		var ratios = new ArrayList<Double>();
		for (var one : this.results) {
			if (one.engine.equals(engine) && one.line.equals(line) && one.clients.equals(count)) {
				this.results.stream()
					.filter((other) -> other.engine.equals("camunda") && other.line.equals(line) && other.clients.equals(count)
							&& other.round == one.round)
					.forEach((stock) -> ratios.add(figure.applyAsDouble(one.figures) / figure.applyAsDouble(stock.figures)));
			}
		}
		return ratios;
	}

	/** Returns the ratios as a text, unless the guard voids them. */
	private String counts(String engine, List<Double> ratios) {
		if (isVoid(engine)) {
			return "void";
		}
		return ratios.isEmpty() ? "" : String.format("%.2f (%.2f–%.2f)", median(ratios), Collections.min(ratios), Collections.max(ratios));
	}

	private boolean isVoid(String engine) {
		return !this.guard.getOrDefault(engine.equals(BROUGHT) ? "wusul" : engine, "").isEmpty();
	}

	private List<Double> of(String engine, String line, String count, String figure) {
		return this.results.stream()
			.filter((one) -> one.engine.equals(engine) && one.line.equals(line) && one.clients.equals(count))
			.map((one) -> one.figures.get(figure))
			.collect(Collectors.toList());
	}

	private static double median(List<Double> figures) {
		var sorted = figures.stream().sorted().toList();
		return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
	}

	private void counts() {
		say("\n### What a run costs the person who waits for it, and to bring its history\n");
		say("| engine | statements | changes | round trips | WAL KB | images KB | bringing: statements | changes | round trips | WAL KB | images KB |");
		say("|---|---|---|---|---|---|---|---|---|---|---|");
		this.counted.forEach((engine, figures) -> say("| " + engine + Stream.of("statements", "changes", "roundTrips", "walKB", "imagesKB",
				"bringingStatements", "bringingChanges", "bringingRoundTrips", "bringingWalKB", "bringingImagesKB")
			.map((figure) -> String.format(" | %.0f", figures.get(figure)))
			.collect(Collectors.joining()) + " |"));
	}

	/** Measures whole requests, with the program's switches on and off. */
	private void cases() throws Exception {
		if (!this.remotes.containsKey("wusul") || Integer.getInteger("caseSeconds", 10) == 0) {
			return;
		}
		say("\n### Whole requests in the program, from the counter to the letter\n");
		say("The cost of bringing the history of a request stands behind the plus.\n");
		say("| program | requests a second: 1 client | 4 clients | CPU ms: JVM | database | statements | changes | round trips | WAL KB |");
		say("|---|---|---|---|---|---|---|---|---|");
		cases("with its plug-ins", this.remotes.get("wusul"));
		if (Boolean.parseBoolean(System.getProperty("plain", "true"))) {
			var plain = new Remote("wusul", "bench_plain", null, "-Dbench.plain=true").begun();
			this.remotes.put("plain", plain);
			cases("switched to the engine's own ways", plain);
		}
	}

	private void cases(String name, Remote program) throws Exception {
		var seconds = Integer.getInteger("caseSeconds", 10);
		program.alone(() -> program.ask("cases 4 " + seconds));
		var one = program.alone(() -> program.ask("cases 1 " + seconds + " beside"));
		var four = program.alone(() -> program.ask("cases 4 " + seconds + " beside"));
		var held = program.alone(() -> program.ask("cases 4 " + seconds + " held"));
		var cost = program.alone(() -> program.ask("case-sample 5"));
		this.counted.putIfAbsent("case", cost);
		say(String.format("| %s | %.1f | %.1f | %.1f + %.1f | %.1f + %.1f | %s |", name, one.get("perSecond"), four.get("perSecond"),
				held.get("cpuMs"), held.get("bringingMs"), held.get("databaseMs"), held.get("bringingDatabaseMs"),
				Stream.of("Statements", "Changes", "RoundTrips", "WalKB")
					.map((figure) -> String.format("%.0f + %.0f", cost.get(figure.substring(0, 1).toLowerCase(Locale.ROOT) + figure.substring(1)),
							cost.get("bringing" + figure)))
					.collect(Collectors.joining(" | "))));
	}

	/** Kills an engine in the middle of work, and compares what it had acknowledged with what is there. */
	private void kill(Remote remote, SlowLine line) throws Exception {
		var log = WORK.resolve(remote.engine + ".acknowledged");
		Files.deleteIfExists(log);
		remote.alone(() -> remote.ask("log " + log));
		remote.go();
		remote.send("load 4 600");
		for (var wait = 0; wait < 600 && (!Files.exists(log) || Files.size(log) < 4000); wait++) {
			Thread.sleep(100);
		}
		remote.process.destroyForcibly().waitFor();
		var again = new Remote(remote.engine, remote.database, line).begun();
		this.remotes.put(remote.engine, again);
		var found = again.alone(() -> again.ask("audit " + log));
		System.out.printf("# killed %s: %s%n", remote.engine, found);
		if (found.get("lost") + found.get("doubled") > 0) {
			this.guard.merge(remote.engine, "after kill -9 " + found, (one, other) -> one + " " + other);
		}
		this.counted.put("killed " + remote.engine, found);
	}

	private void guards() {
		say("\n### What makes a ratio void\n");
		this.guard.forEach((engine, problem) -> say("- " + engine + ": "
				+ (problem.isEmpty() ? "the rows of `ACT_HI_*` are those of stock Camunda, without ids and times." : problem)));
		this.counted.forEach((name, found) -> {
			if (name.startsWith("killed ")) {
				say(String.format("- %s by kill -9: %.0f acknowledged steps, %.0f lost, %.0f doubled; %.0f instances were open.", name,
						found.get("acknowledged"), found.get("lost"), found.get("doubled"), found.get("open")));
			}
		});
		say("");
	}

	private String lastLine() throws IOException {
		var at = this.clients.contains("4") ? "4" : this.clients.get(0);
		var control = ratios("control", "near", at, Bench::speed);
		var request = this.counted.getOrDefault("case", Map.of());
		var growth = Files.exists(WORK.resolve("growth.json")) ? texts(Files.readString(WORK.resolve("growth.json"))) : Map.<String, String>of();
		var floor = median(ratios("wusul", "near", at, Bench::thrift)) / median(ratios("floor", "near", at, Bench::thrift));
		return String.format(
				"BENCH ratio=%s aa=[%s] cpu=%s trips=%s dml=%s walKB=%s floor=%.2f tasklist100k_ms=%s growth=%s case_stmts=%.0f case_trips=%.0f "
						+ "brought=%s brought_cpu=%s brought_trips=%s brought_dml=%s brought_walKB=%s lag_ms=%.0f",
				ratio("wusul", at, Bench::speed),
				control.isEmpty() ? "" : text(Collections.min(control)) + "," + text(Collections.max(control)),
				ratio("wusul", at, Bench::thrift), beside("roundTrips", ""), beside("changes", ""), beside("walKB", ""), floor,
				growth.getOrDefault("tasklist100k_ms", "-"), growth.getOrDefault("growth", "-"),
				request.getOrDefault("statements", Double.NaN), request.getOrDefault("roundTrips", Double.NaN),
				ratio(BROUGHT, at, Bench::speed), ratio(BROUGHT, at, Bench::thrift), beside("roundTrips", "bringingRoundTrips"),
				beside("changes", "bringingChanges"), beside("walKB", "bringingWalKB"), 1000 * median(of(BROUGHT, "near", at, "lag")));
	}

	private String ratio(String engine, String clients, ToDoubleFunction<Map<String, Double>> figure) {
		return isVoid(engine) ? "void" : text(median(ratios(engine, "near", clients, figure)));
	}

	/** Returns what a run of the program costs, with what follows it, beside what it costs stock Camunda. */
	private String beside(String figure, String following) {
		var own = this.counted.getOrDefault("wusul", Map.of());
		return String.format("%.0f/%.0f", own.getOrDefault(figure, Double.NaN) + own.getOrDefault(following, following.isEmpty() ? 0 : Double.NaN),
				stock(figure));
	}

	private double stock(String figure) {
		return this.counted.getOrDefault("camunda", Map.of()).getOrDefault(figure, Double.NaN);
	}

	private static String text(double figure) {
		return String.format("%.2f", figure);
	}

	/** Writes the tables into the page, between the lines that mark their place. */
	private void write() throws IOException {
		if (!Boolean.getBoolean("write")) {
			return;
		}
		var text = Files.readString(PAGE);
		var begin = "<!-- bench: begin -->";
		var end = "<!-- bench: end -->";
		Files.writeString(PAGE, text.substring(0, text.indexOf(begin) + begin.length()) + "\n" + this.page.toString().stripTrailing() + "\n"
				+ text.substring(text.indexOf(end)));
	}

	private void execute(String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(this.url); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private interface Question {

		Map<String, Double> ask() throws Exception;

	}

	private interface TextQuestion {

		String ask() throws Exception;

	}

	/** An engine in a JVM of its own, which stands still unless it is asked. */
	private final class Remote {

		private final String engine;

		private final String database;

		private final Process process;

		private final BufferedReader answers;

		private final BufferedWriter questions;

		Remote(String engine, String database, SlowLine line, String... options) throws Exception {
			this.engine = engine;
			this.database = database;
			if (!Bench.this.databases.contains(database)) {
				Bench.this.databases.add(database);
				execute("drop database if exists " + database + " with (force)");
				execute("create database " + database);
			}
			postmaster();
			var address = Bench.this.url.replaceFirst("/postgres(?=\\?|$)", "/" + database);
			var adapter = switch (engine) {
				case "control", "replay", "floor" -> "camunda";
				default -> engine;
			};
			var name = engine.equals("control") ? "camunda" : engine;
			var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx1g", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
					"-Dbench.model=" + ENGINES.resolve("reference.bpmn"), "-Dbench.postmaster=" + Bench.this.postmaster,
					"-Dbench.history=" + WORK.resolve(engine)));
			if (System.getProperty("jvm") != null) {
				command.add(System.getProperty("jvm"));
			}
			if (System.getProperty("options") != null) {
				command.add("-Doptions=" + System.getProperty("options"));
			}
			command.addAll(List.of(options));
			command.addAll(List.of("-cp", Files.readString(WORK.resolve(adapter + ".classpath")).strip(), "Reference",
					name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), address,
					(line != null) ? line.through(address) : address));
			this.process = new ProcessBuilder(command)
				.redirectError(ProcessBuilder.Redirect.appendTo(WORK.resolve(engine + ".log").toFile()))
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
			this.answers = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
			this.questions = new BufferedWriter(new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8));
		}

		/** Waits until the engine has begun, and stops it. */
		Remote begun() throws Exception {
			answer();
			stop();
			return this;
		}

		private void postmaster() throws Exception {
			try (var connection = DriverManager.getConnection(Bench.this.url); var statement = connection.createStatement()) {
				var row = statement.executeQuery("select pg_backend_pid()");
				row.next();
				var stat = Path.of("/proc/" + row.getString(1) + "/stat");
				if (Files.exists(stat) && Files.readString(stat).contains("(postgres)")) {
					Bench.this.postmaster = Files.readString(stat).replaceFirst(".*\\) \\w (\\d+) (?s:.*)", "$1");
				}
			}
		}

		Map<String, Double> alone(Question question) throws Exception {
			go();
			try {
				return question.ask();
			}
			finally {
				stop();
			}
		}

		String alone(TextQuestion question) throws Exception {
			go();
			try {
				return question.ask();
			}
			finally {
				stop();
			}
		}

		Map<String, Double> ask(String question) throws IOException {
			var figures = new LinkedHashMap<String, Double>();
			texts(askText(question)).forEach((name, text) -> figures.put(name, Double.valueOf(text)));
			return figures;
		}

		String askText(String question) throws IOException {
			send(question);
			return answer();
		}

		void send(String question) throws IOException {
			this.questions.write(question + "\n");
			this.questions.flush();
		}

		private String answer() throws IOException {
			for (var line = this.answers.readLine(); line != null; line = this.answers.readLine()) {
				if (line.startsWith(ANSWER)) {
					return line.substring(ANSWER.length());
				}
			}
			throw new IllegalStateException(this.engine + " ended: see " + WORK.resolve(this.engine + ".log"));
		}

		void go() throws Exception {
			signal("CONT");
		}

		private void stop() throws Exception {
			signal("STOP");
		}

		private void signal(String name) throws Exception {
			new ProcessBuilder("kill", "-" + name, String.valueOf(this.process.pid())).start().waitFor();
		}

		void end() {
			this.process.destroyForcibly().onExit().join();
		}

	}

	/** The time that all processors worked, and that the measured engine, the database and this program did. */
	private record Processor(double all, double own, long at) {

		static Processor now(String postmaster, long engine) throws IOException {
			var total = Arrays.stream(Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+"))
				.skip(1)
				.mapToLong(Long::parseLong)
				.toArray();
			var busy = Arrays.stream(total).limit(8).sum() - total[3] - total[4];
			var own = 0L;
			for (var process : new File("/proc").listFiles((folder, name) -> name.matches("\\d+"))) {
				try {
					var stat = Files.readString(process.toPath().resolve("stat"));
					var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
					var server = process.getName().equals(postmaster);
					var name = process.getName();
					if (server || fields[1].equals(postmaster) || name.equals(String.valueOf(engine))
							|| name.equals(String.valueOf(ProcessHandle.current().pid()))) {
						own += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
					}
					if (server) {
						own += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
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
