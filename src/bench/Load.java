import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Hands in requests at a given rate, whether the program keeps up or not, while staff
 * work on cases at another rate; a time counts from the moment at which the deed was due.
 * Started by {@code load.sh}; see {@code README.md} beside it.
 *
 * <p>
 * System properties: {@code rates} (requests a second, such as 17,34,51,68),
 * {@code staff} (cases that staff work for each request, such as 0.5), {@code seconds} of
 * each rate, {@code warm} seconds before at most, {@code options} of a connection such as
 * {@code -c random_page_cost=4}, {@code seed}.
 */
public final class Load {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Path WORK = Path.of("target/bench");

	private static final String PASSWORD = "wusul-demo-password";

	private static final String ENGINE = "/camunda/api/engine/engine/default/task";

	/** Nineteen of twenty answers are to come within these milliseconds. */
	private static final double GOAL = 200;

	private static final int STEPS = 3;

	/** Part of the processor time that the compiler of a warm JVM may take, and the seconds in which that is looked at. */
	private static final double RESTS = 0.05;

	private static final int SPAN = 30;

	/** The answers of each step, and who gives them. */
	private static final List<Step> WAY = List.of(
			new Step("clerk", "Task_ClassifyRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports")),
			new Step("auditor", "Task_ReviewCase", Map.of("auditDecision", "ACCEPT")),
			new Step("officer", "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم")));

	private final String database;

	private final int port;

	private final long pid;

	private final Random random = new Random(Long.getLong("seed", 20261130));

	private final ExecutorService people = Executors.newCachedThreadPool();

	private final HttpClient channel = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final AtomicInteger requests = new AtomicInteger();

	private final List<Desk> desks = new ArrayList<>();

	private Load(String database, int port, long pid) {
		this.database = database;
		this.port = port;
		this.pid = pid;
	}

	public static void main(String[] arguments) throws Exception {
		var given = System.getenv("BENCH_PG_URL");
		if (given != null) {
			run(given);
			return;
		}
		try (var server = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "120")
			.start()) {
			run(server.getJdbcUrl("postgres", "postgres") + "&password=postgres");
		}
	}

	private static void run(String server) throws Exception {
		var name = "load" + ProcessHandle.current().pid();
		execute(server, "create database " + name);
		var database = server.replaceFirst("/postgres(?=\\?|$)", "/" + name);
		int port;
		try (var free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		var folder = Files.createDirectories(WORK.resolve("load"));
		var connection = new Properties();
		try (var file = Files.newBufferedReader(Path.of("src/bench/connection.properties"))) {
			connection.load(file);
		}
		connection.setProperty("options", System.getProperty("options", connection.getProperty("options")));
		var builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx1g", "-jar",
				Path.of(System.getProperty("program")).toAbsolutePath().toString())
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("program.log").toFile());
		builder.environment()
			.putAll(Map.of("SERVER_PORT", String.valueOf(port), "SPRING_DATASOURCE_URL", database,
					"SPRING_DATASOURCE_USERNAME", "postgres", "SPRING_DATASOURCE_PASSWORD", "postgres",
					"SPRING_FLYWAY_PLACEHOLDERS_BLOB", "bytea", "WUSUL_DEMO_CASES", "false", "WUSUL_DEMO_DAY", "false",
					"WUSUL_CHANNELS_CASESANHOUR", "100000000", "SPRING_APPLICATION_JSON",
					JSON.writeValueAsString(Map.of("spring.datasource.hikari.data-source-properties", connection))));
		var program = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
		try {
			new Load(database, port, program.pid()).run(folder);
		}
		finally {
			program.destroy();
			program.waitFor();
			execute(server, "drop database " + name + " with (force)");
		}
		System.exit(0);
	}

	private void run(Path folder) throws Exception {
		await(folder);
		for (var step : WAY) {
			this.desks.add(new Desk(step));
		}
		var staff = Double.parseDouble(System.getProperty("staff", "0.5"));
		var seconds = Integer.getInteger("seconds", 30);
		System.out.printf("# %d processors, Java %s, %s; %s of the program%n",
				Runtime.getRuntime().availableProcessors(), Runtime.version(), LocalDate.now(), "-Xmx1g");
		warm();
		var rows = new ArrayList<Phase>();
		rows.add(phase(20, 0, seconds));
		for (var rate : System.getProperty("rates", "17,34,51,68").split(",")) {
			rows.add(phase(Double.parseDouble(rate), Double.parseDouble(rate) * staff, seconds));
		}
		write(rows);
	}

	/** Lets people work until the JVM compiles hardly anything any more. */
	private void warm() throws Exception {
		var most = Integer.getInteger("warm", 900);
		for (var passed = 0; passed < most; passed += SPAN) {
			var used = phase(14, 7, SPAN).used;
			if (used.compiler < RESTS * used.program) {
				return;
			}
		}
		System.out.println("# The compiler did not rest in " + most + " seconds");
	}

	private void await(Path folder) throws Exception {
		var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
		while (true) {
			try {
				if (send(this.channel, "GET", "/actuator/health", null).statusCode() == 200) {
					return;
				}
			}
			catch (IOException notYet) {
				// It starts.
			}
			if (System.nanoTime() > end || !ProcessHandle.of(this.pid).map(ProcessHandle::isAlive).orElse(false)) {
				throw new IllegalStateException("The program did not start: see " + folder.resolve("program.log"));
			}
			TimeUnit.MILLISECONDS.sleep(300);
		}
	}

	/** Requests and cases of so many a second, for so long. */
	private Phase phase(double requestRate, double caseRate, int seconds) throws Exception {
		var asked = new Measured();
		var worked = new Measured();
		var before = Use.now(this.pid);
		var size = size();
		var streams = new ArrayList<Thread>();
		streams.add(stream(requestRate, seconds, asked, this::handIn));
		if (caseRate > 0) {
			for (var desk : this.desks) {
				streams.add(stream(caseRate, seconds, worked, desk::act));
			}
		}
		for (var stream : streams) {
			stream.join();
		}
		asked.awaitAll();
		worked.awaitAll();
		var used = Use.now(this.pid).since(before);
		var phase = new Phase(requestRate, caseRate, asked, worked, used, size() - size, open());
		System.out.println("# " + phase.line());
		return phase;
	}

	/** Begins deeds at random moments of this rate; none waits for another. */
	private Thread stream(double rate, int seconds, Measured measured, Callable<Boolean> deed) {
		var moments = new ArrayList<Long>();
		for (var at = 0.0; at < seconds; at -= Math.log(1 - this.random.nextDouble()) / rate) {
			moments.add((long) (at * 1e9));
		}
		var thread = new Thread(() -> {
			var begun = System.nanoTime();
			for (var moment : moments) {
				for (var left = begun + moment - System.nanoTime(); left > 0; left = begun + moment - System.nanoTime()) {
					LockSupport.parkNanos(left);
				}
				measured.begun.incrementAndGet();
				this.people.execute(() -> measured.take(begun + moment, deed));
			}
		});
		thread.start();
		return thread;
	}

	private boolean handIn() throws Exception {
		var number = this.requests.incrementAndGet();
		var answers = Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "topic", "passport",
				"requesterName", "محمد بن عبدالله", "identityNumber", identity(number), "mobile",
				String.format(Locale.ROOT, "05%08d", 10_000_000 + number), "subject", "تجديد الجواز", "requestText",
				"أرجو تجديد جواز السفر، رقم " + number);
		var answer = send(this.channel, "POST", "/api/services/intake-request-registration/requests",
				JSON.writeValueAsString(answers), "Idempotency-Key", "load-" + number, "Authorization",
				"Basic " + Base64.getEncoder()
					.encodeToString("channel:channel-demo-key-not-for-production".getBytes(StandardCharsets.UTF_8)));
		return right(answer, 201);
	}

	private static boolean right(HttpResponse<String> answer, int... expected) {
		for (var status : expected) {
			if (answer.statusCode() == status) {
				return true;
			}
		}
		Measured.REFUSALS.merge(answer.statusCode() + " " + answer.body().substring(0, Math.min(120, answer.body().length())),
				1, Integer::sum);
		return false;
	}

	/** Returns a number of an invented person whose last digit is right. */
	private static String identity(int number) {
		var digits = String.format(Locale.ROOT, "1%08d", 50_000_000 + number);
		var sum = 0;
		for (var place = 0; place < digits.length(); place++) {
			var digit = digits.charAt(place) - '0';
			var counted = (place % 2 == 0) ? digit * 2 : digit;
			sum += counted / 10 + counted % 10;
		}
		return digits + (10 - sum % 10) % 10;
	}

	private HttpResponse<String> send(HttpClient client, String method, String path, String body, String... headers)
			throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(60))
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (headers.length > 0) {
			request.setHeader(headers[0], headers[1]);
			for (var index = 2; index < headers.length; index += 2) {
				request.setHeader(headers[index], headers[index + 1]);
			}
		}
		return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private long size() throws SQLException {
		return number("select pg_database_size(current_database())");
	}

	private long open() throws SQLException {
		return number("select count(*) from act_ru_task");
	}

	private long number(String query) throws SQLException {
		try (var connection = DriverManager.getConnection(this.database);
				var statement = connection.createStatement();
				var rows = statement.executeQuery(query)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private static void execute(String database, String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(database); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void write(List<Phase> phases) throws IOException {
		var table = new StringBuilder();
		table.append(String.format(Locale.ROOT, "%s, %d processors, Java %s, seed %d; %s seconds a line, times from the moment at which a deed was due.%n%n",
				LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version(),
				Long.getLong("seed", 20261130), System.getProperty("seconds", "30")));
		table.append("| requests, cases of staff a second | p50 | p95 | p99 ms | a step of staff p50 | p95 ms | refused | nothing to do | CPU of the program, of its compiler, of PostgreSQL | of the load and others | open tasks |\n")
			.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
		phases.forEach((phase) -> table.append(phase.row()).append('\n'));
		var held = phases.stream()
			.filter((phase) -> phase.cases > 0 && phase.held())
			.max((one, other) -> Double.compare(one.requests, other.requests));
		table.append('\n').append(held
			.map((phase) -> String.format(Locale.ROOT,
					"Held with p95 of at most %.0f ms for requests and steps: %.0f requests and %.0f cases a second.", GOAL,
					phase.requests, phase.cases))
			.orElse("No rate with staff beside it was held with p95 of at most " + (int) GOAL + " ms for requests and steps.")).append('\n');
		System.out.println(table);
		Measured.REFUSALS.forEach((refusal, times) -> System.out.println("# refused " + times + " times: " + refusal));
		var alone = phases.get(0);
		var both = held.orElse(phases.get(1));
		var submission = new double[] { alone.used.program / alone.asked.count() * 1000,
				alone.used.database / alone.asked.count() * 1000 };
		var acts = Math.max(1, both.worked.count() / (double) STEPS);
		var figures = new HashMap<String, Object>();
		figures.put("requestProgramMs", submission[0]);
		figures.put("requestDatabaseMs", submission[1]);
		figures.put("caseProgramMs",
				Math.max(0, both.used.program * 1000 - submission[0] * both.asked.count()) / acts);
		figures.put("caseDatabaseMs",
				Math.max(0, both.used.database * 1000 - submission[1] * both.asked.count()) / acts);
		figures.put("bytesOfCase", both.bytes / (double) Math.max(1, both.asked.count()));
		var seconds = Integer.getInteger("seconds", 30);
		figures.put("seconds", seconds);
		figures.put("askedRate", both.asked.count() / (double) seconds);
		figures.put("workedRate", acts / seconds);
		figures.put("measuredP95", both.asked.percentile(0.95));
		figures.put("processors", Runtime.getRuntime().availableProcessors());
		Files.writeString(WORK.resolve("load.json"), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
		Files.writeString(WORK.resolve("load.md"), table);
	}

	private record Step(String account, String key, Map<String, String> answers) {
	}

	/** A desk of staff who take the oldest task of a step that nobody has. */
	private final class Desk {

		private final Step step;

		private final CookieManager cookies = new CookieManager();

		private final HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.cookieHandler(this.cookies)
			.build();

		private final String token;

		private final Queue<String> tasks = new ConcurrentLinkedQueue<>();

		private final Set<String> seen = ConcurrentHashMap.newKeySet();

		Desk(Step step) throws Exception {
			this.step = step;
			var page = "/camunda/app/tasklist/default/";
			var first = send(this.client, "GET", page, null).headers().firstValue("X-XSRF-TOKEN").orElseThrow();
			var login = send(this.client, "POST", "/camunda/api/admin/auth/user/default/login/tasklist",
					"username=" + step.account + "&password=" + PASSWORD, "Content-Type",
					"application/x-www-form-urlencoded", "X-XSRF-TOKEN", first);
			if (login.statusCode() != 200) {
				throw new IllegalStateException(login.body());
			}
			send(this.client, "GET", page, null);
			this.token = this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().endsWith("XSRF-TOKEN"))
				.map(HttpCookie::getValue)
				.findFirst()
				.orElse(first);
		}

		/** Looks at the list now and then, takes a task, and completes it. */
		Boolean act() throws Exception {
			var task = this.tasks.poll();
			if (task == null) {
				look();
				task = this.tasks.poll();
			}
			if (task == null) {
				return null;
			}
			var claimed = engine("POST", "/" + task + "/claim",
					JSON.writeValueAsString(Map.of("userId", this.step.account)));
			if (!right(claimed, 200, 204)) {
				return false;
			}
			var answers = this.step.answers.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (answer) -> Map.of("value", answer.getValue())));
			return right(engine("POST", "/" + task + "/submit-form",
					JSON.writeValueAsString(Map.of("variables", answers))), 200, 204);
		}

		private synchronized void look() throws Exception {
			if (!this.tasks.isEmpty()) {
				return;
			}
			var list = engine("POST", "?firstResult=0&maxResults=50", JSON.writeValueAsString(Map.of("taskDefinitionKey",
					this.step.key, "unassigned", true, "sorting", List.of(Map.of("sortBy", "created", "sortOrder", "asc")))));
			if (right(list, 200)) {
				for (JsonNode task : JSON.readTree(list.body())) {
					var id = task.get("id").asText();
					if (this.seen.add(id)) {
						this.tasks.add(id);
					}
				}
			}
		}

		private HttpResponse<String> engine(String method, String path, String body) throws Exception {
			return send(this.client, method, ENGINE + path, body, "X-XSRF-TOKEN", this.token);
		}

	}

	/** The times of deeds in milliseconds. */
	private static final class Measured {

		static final Map<String, Integer> REFUSALS = new ConcurrentHashMap<>();

		private final List<Double> times = Collections.synchronizedList(new ArrayList<>());

		private final AtomicInteger begun = new AtomicInteger();

		private final AtomicInteger ended = new AtomicInteger();

		private final AtomicInteger refused = new AtomicInteger();

		private final AtomicInteger idle = new AtomicInteger();

		void take(long due, Callable<Boolean> deed) {
			try {
				var done = deed.call();
				if (done == null) {
					this.idle.incrementAndGet();
				}
				else if (done) {
					this.times.add((System.nanoTime() - due) / 1e6);
				}
				else {
					this.refused.incrementAndGet();
				}
			}
			catch (Exception failure) {
				REFUSALS.merge(String.valueOf(failure), 1, Integer::sum);
				this.refused.incrementAndGet();
			}
			finally {
				this.ended.incrementAndGet();
			}
		}

		void awaitAll() throws InterruptedException {
			while (this.ended.get() < this.begun.get()) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}

		int count() {
			return this.times.size();
		}

		double percentile(double part) {
			var sorted = this.times.stream().sorted().toList();
			return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part)));
		}

	}

	/** Seconds of the processors: of the program, of its compiler, of PostgreSQL, of everything, and of the clock. */
	private record Use(double program, double compiler, double database, double all, double clock) {

		static Use now(long program) throws IOException {
			var database = 0.0;
			try (var processes = Files.list(Path.of("/proc"))) {
				for (var process : processes.filter((one) -> one.getFileName().toString().matches("\\d+")).toList()) {
					try {
						var stat = Files.readString(process.resolve("stat"));
						if (stat.contains("(postgres)")) {
							database += seconds(stat, 4);
						}
					}
					catch (IOException gone) {
						// It has ended.
					}
				}
			}
			var total = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
			var busy = 0L;
			for (var field = 1; field < total.length; field++) {
				busy += (field == 4 || field == 5) ? 0 : Long.parseLong(total[field]);
			}
			return new Use(seconds(Files.readString(Path.of("/proc/" + program + "/stat")), 2), compiler(program), database,
					busy / 100.0, System.nanoTime() / 1e9);
		}

		private static double compiler(long program) throws IOException {
			var compiler = 0.0;
			try (var threads = Files.list(Path.of("/proc/" + program + "/task"))) {
				for (var thread : threads.toList()) {
					try {
						var stat = Files.readString(thread.resolve("stat"));
						if (stat.contains("(C1 ") || stat.contains("(C2 ")) {
							compiler += seconds(stat, 2);
						}
					}
					catch (IOException gone) {
						// It has ended.
					}
				}
			}
			return compiler;
		}

		private static double seconds(String stat, int fields) {
			var after = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			var ticks = 0L;
			for (var field = 11; field < 11 + fields; field++) {
				ticks += Long.parseLong(after[field]);
			}
			return ticks / 100.0;
		}

		Use since(Use before) {
			return new Use(this.program - before.program, this.compiler - before.compiler,
					this.database - before.database, this.all - before.all, this.clock - before.clock);
		}

	}

	private record Phase(double requests, double cases, Measured asked, Measured worked, Use used, long bytes, long open) {

		boolean held() {
			return this.asked.percentile(0.95) <= GOAL && this.worked.percentile(0.95) <= GOAL
					&& this.asked.refused.get() + this.worked.refused.get() == 0;
		}

		String line() {
			return row().replace("|", " ").strip();
		}

		String row() {
			return String.format(Locale.ROOT,
					"| %.0f, %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %d | %d | %.2f, %.2f, %.2f | %.2f | %d |", this.requests,
					this.cases, this.asked.percentile(0.5), this.asked.percentile(0.95), this.asked.percentile(0.99),
					this.worked.percentile(0.5), this.worked.percentile(0.95),
					this.asked.refused.get() + this.worked.refused.get(), this.worked.idle.get(),
					this.used.program / this.used.clock, this.used.compiler / this.used.clock,
					this.used.database / this.used.clock,
					(this.used.all - this.used.program - this.used.database) / this.used.clock, this.open)
				.replace("NaN", "–");
		}

	}

}
