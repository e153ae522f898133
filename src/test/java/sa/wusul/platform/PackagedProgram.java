package sa.wusul.platform;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import sa.wusul.support.AccountHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged jar in a process of its own, on a free port and in an empty folder. */
final class PackagedProgram implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(6);

	/** The archive of classes beside an unpacked jar. */
	private static final String CLASSES = "wusul.jsa";

	private final HttpClient http = HttpClient.newHttpClient();

	private final Process process;

	private final Path log;

	private final int port;

	private PackagedProgram(Process process, Path log, int port) {
		this.process = process;
		this.log = log;
		this.port = port;
	}

	/** Starts the jar as {@code src/ops/unpack.sh} unpacks it for operators. */
	static PackagedProgram start(Path folder, Map<String, String> environment)
			throws IOException, InterruptedException {
		return start(extracted(), folder, environment);
	}

	/** Starts the jar as it is delivered. */
	static PackagedProgram startJar(Path folder, Map<String, String> environment) throws IOException {
		return start(jar(), folder, environment);
	}

	/** Starts the jar of another version of the program. */
	static PackagedProgram startOlder(Path jar, Path folder, Map<String, String> environment) throws IOException {
		return start(jar, folder, environment);
	}

	private static PackagedProgram start(Path jar, Path folder, Map<String, String> environment) throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Path log = folder.resolve("program.log");
		// It mostly starts; the optimising compiler would take the processors of other
		// tests. Without it Java keeps room for 48 MB of code, which a long story fills.
		// Its classes outgrow Java's first limit, each time with a full collection.
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
						"-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=192m", "-XX:+UseSerialGC",
						"-XX:MetaspaceSize=256m"));
		command.addAll(unpacked(jar));
		var builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().put("SERVER_PORT", String.valueOf(port));
		builder.environment().put("WUSUL_DEMO_DAY", "false");
		builder.environment().putAll(environment);
		return new PackagedProgram(builder.start(), log, port);
	}

	/** Runs a command of the packaged jar, and returns what it says. */
	static String run(Path folder, String... words) throws IOException, InterruptedException {
		return run(folder, Map.of(), words);
	}

	/** Runs a command of the packaged jar with these settings. */
	static String run(Path folder, Map<String, String> environment, String... words)
			throws IOException, InterruptedException {
		var command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		command.addAll(unpacked(extracted()));
		command.addAll(List.of(words));
		var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().putAll(environment);
		var process = builder.start();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}

	/**
	 * Returns the rest of the command that starts this jar, with its archive of classes
	 * if it has one.
	 */
	private static List<String> unpacked(Path jar) {
		var program = jar.toAbsolutePath();
		var classes = program.resolveSibling(CLASSES);
		return Files.exists(classes) ? List.of("-XX:SharedArchiveFile=" + classes, "-jar", program.toString())
				: List.of("-jar", program.toString());
	}

	/** The test JVMs share one copy. */
	private static Path extracted() throws IOException, InterruptedException {
		var jar = jar();
		var copy = Path.of("target", "program", String.valueOf(Files.getLastModifiedTime(jar).toMillis()));
		Files.createDirectories(copy.getParent());
		try (var file = FileChannel.open(Path.of("target", "program", "lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); var lock = file.lock()) {
			var program = copy.resolve(jar.getFileName());
			if (!Files.exists(copy.resolve(CLASSES))) {
				var script = new ProcessBuilder("src/ops/unpack.sh", jar.toString(), copy.toString()).inheritIO();
				script.environment().put("JAVA_HOME", System.getProperty("java.home"));
				assertThat(script.start().waitFor()).as("unpack.sh").isZero();
			}
			return program;
		}
	}

	private static Path jar() throws IOException {
		try (var files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches("wusul-.*\\.jar"))
				.filter((file) -> !file.getFileName().toString().matches(".*-(sources|javadoc)\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("No packaged jar in target/; run mvn package"));
		}
	}

	PackagedProgram awaitHealth() throws Exception {
		long end = System.nanoTime() + START.toNanos();
		while (System.nanoTime() < end) {
			if (!this.process.isAlive()) {
				throw new IllegalStateException("The program ended:\n" + log());
			}
			try {
				if (send("GET", "/actuator/health", null, null).statusCode() == 200) {
					return this;
				}
			}
			catch (IOException notYet) {
				Thread.sleep(300);
			}
		}
		throw new IllegalStateException("The program did not start:\n" + log());
	}

	String log() throws IOException {
		return Files.readString(this.log, StandardCharsets.UTF_8);
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	HttpResponse<String> send(String method, String path, String user, String json, String... headers)
			throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(uri(path))
			.timeout(Duration.ofSeconds(60))
			.method(method,
					(json != null) ? HttpRequest.BodyPublishers.ofString(json) : HttpRequest.BodyPublishers.noBody());
		if (json != null) {
			request.header("Content-Type", "application/json");
		}
		if (user != null) {
			request.header("Authorization", basic(user));
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	static String basic(String user) {
		return "Basic " + Base64.getEncoder()
			.encodeToString((user + ":" + AccountHttp.secret(user)).getBytes(StandardCharsets.UTF_8));
	}

	/** Returns the status of a request whose path is sent without normalisation. */
	int rawStatus(String method, String path, String json, Map<String, String> headers) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(30_000);
			byte[] body = (json != null) ? json.getBytes(StandardCharsets.UTF_8) : new byte[0];
			var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
			headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
			var out = socket.getOutputStream();
			out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
			out.write(body);
			out.flush();
			var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return Integer.parseInt(answer.split(" ", 3)[1]);
		}
	}

	/** Asks it to end, and waits until it has. */
	void stopGracefully() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
	}

	/** Ends it at once, like a power cut. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
			this.process.destroyForcibly();
		}
	}

}
