import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The demo with its embedded database, killed again and again while requests come in.
 * After each kill its file has every acknowledged request once, with its process and its
 * message. The system property {@code kills} is the number of kills, and {@code begun} the
 * folder of an earlier run with which this one goes on: numbers of H2's maps grow with each
 * start, and a fault may need many of them.
 */
final class Embedded {

	private final Path program;

	private final Consumer<String> say;

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

	private final AtomicInteger requests = new AtomicInteger();

	/** Findings of earlier kills, which are still there after each other one. */
	private final Set<String> known = new HashSet<>();

	private String keys;

	Embedded(Path program, Consumer<String> say) {
		this.program = program;
		this.say = say;
	}

	void run(Faults.Result result, long chance, Faults.Condition written) throws Exception {
		var folder = Path.of("target/faults/embedded-" + System.currentTimeMillis()).toAbsolutePath();
		Files.createDirectories(folder);
		this.keys = "h2-" + chance;
		if (System.getProperty("begun") != null) {
			goOn(Path.of(System.getProperty("begun")), folder);
		}
		var random = new Random(chance);
		var kills = Integer.getInteger("kills", 200);
		for (var life = 1; life <= kills; life++) {
			var before = this.acknowledged.size();
			live(folder, life, random);
			var lost = new ArrayList<String>();
			var doubled = new ArrayList<String>();
			check(folder, lost, doubled);
			lost.removeIf((finding) -> !this.known.add(finding));
			doubled.removeIf((finding) -> !this.known.add(finding));
			result.add(new Checker.Verdict(this.acknowledged.size() - before, lost, doubled));
			this.say.accept("life " + life + ": " + this.acknowledged.size() + " requests, lost " + lost + ", doubled "
					+ doubled);
			// A run that is ended has its row.
			written.holds();
		}
	}

	/** Copies the files of an earlier run, whose findings are known. */
	private void goOn(Path earlier, Path folder) throws IOException, SQLException {
		try (var files = Files.walk(earlier)) {
			for (var file : files.toList()) {
				var copy = folder.resolve(earlier.relativize(file));
				if (Files.isDirectory(file)) {
					Files.createDirectories(copy);
				}
				else {
					Files.copy(file, copy);
				}
			}
		}
		var known = new ArrayList<String>();
		check(folder, known, known);
		this.known.addAll(known);
		this.say.accept("goes on with " + earlier + ", where " + known);
	}

	/** Starts the demo, and kills it while three people hand requests in. */
	private void live(Path folder, int life, Random random) throws Exception {
		int port;
		try (var socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
				"-XX:ReservedCodeCacheSize=192m", "-XX:+UseSerialGC", "-XX:MetaspaceSize=256m", "-Xmx512m"));
		command.addAll(Faults.unpacked(this.program));
		var builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("life-" + life % 3 + ".log").toFile());
		builder.environment()
			.putAll(Map.of("SERVER_PORT", String.valueOf(port), "WUSUL_DEMO_CASES", "false", "WUSUL_DEMO_DAY",
					"false"));
		var process = builder.start();
		try {
			var address = "http://127.0.0.1:" + port;
			Faults.await(600, () -> {
				if (!process.isAlive()) {
					throw new IllegalStateException("The demo did not start: " + folder);
				}
				return isReady(address);
			});
			var enough = this.acknowledged.size() + 3 + random.nextInt(10);
			var people = new ArrayList<Thread>();
			for (var person = 0; person < 3; person++) {
				var thread = new Thread(() -> {
					try {
						while (true) {
							handIn(address);
						}
					}
					catch (IOException | InterruptedException killed) {
						// The program is killed.
					}
				});
				people.add(thread);
				thread.start();
			}
			Faults.await(300, () -> this.acknowledged.size() >= enough);
			TimeUnit.MICROSECONDS.sleep(random.nextInt(100_000));
			process.destroyForcibly().waitFor();
			for (var person : people) {
				person.join(60_000);
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private boolean isReady(String address) throws InterruptedException {
		try {
			return this.http
				.send(HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException notYet) {
			return false;
		}
	}

	private void handIn(String address) throws IOException, InterruptedException {
		var key = String.format(Locale.ROOT, "%s-%05d", this.keys, this.requests.incrementAndGet());
		var body = Log.JSON.writeValueAsString(Clients.answers(key));
		var answer = this.http
			.send(HttpRequest.newBuilder(URI.create(address + "/api/services/intake-request-registration/requests"))
				.timeout(Duration.ofSeconds(30))
				.headers("Authorization", Clients.basic("channel"), "Content-Type", "application/json",
						"Idempotency-Key", key)
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() == 201) {
			this.acknowledged.put(key, Log.JSON.readTree(answer.body()).path("reference").asText());
		}
	}

	private void check(Path folder, List<String> lost, List<String> doubled) throws SQLException {
		try (var database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/wusul"), "wusul", "")) {
			var keys = new HashSet<String>();
			var references = new HashSet<String>();
			var rows = database.createStatement()
				.executeQuery(
						"""
								select c.submission_key, c.reference,
								  (select count(*) from act_ru_execution e where e.business_key_ = c.reference and e.parent_id_ is null),
								  (select count(*) from outbox o where o.case_reference = c.reference and o.kind = 'sms')
								from case_file c""");
			while (rows.next()) {
				references.add(rows.getString(2));
				if (!keys.add(rows.getString(1))) {
					doubled.add(rows.getString(1));
				}
				if (rows.getInt(3) != 1 || rows.getInt(4) != 1) {
					((rows.getInt(3) > 1 || rows.getInt(4) > 1) ? doubled : lost).add(rows.getString(2) + " has "
							+ rows.getInt(3) + " processes and " + rows.getInt(4) + " messages");
				}
			}
			this.acknowledged.values()
				.stream()
				.filter((reference) -> !references.contains(reference))
				.forEach(lost::add);
		}
	}

}
