package sa.wusul.support;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import sa.wusul.WusulApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Another node of a program under test, in a process of its own, at the same PostgreSQL
 * and with the same clock.
 */
public final class ProgramNode implements AutoCloseable {

	private final Process process;

	private final int port;

	private ProgramNode(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Starts a node and waits until it is healthy.
	 * @param ahead how much its clock is ahead of the machine's
	 */
	public static ProgramNode start(Path log, Duration ahead, Map<String, String> environment) throws IOException {
		var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		var port = freePort();
		// Half a gigabyte, as all programs of tests have, so that a build stays below 4
		// GB; it
		// mostly starts, which the optimising compiler would not make faster.
		var builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=192m",
				"-XX:+UseSerialGC", "-Xmx512m", "-Dwusul.code.rounds=100", "-Dwusul.password.rounds=100", "-cp",
				classPath, ProgramNode.class.getName(), String.valueOf(ahead.toMillis()))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().put("SERVER_PORT", String.valueOf(port));
		builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
		builder.environment().putAll(environment);
		var node = new ProgramNode(builder.start(), port);
		await("the other node").atMost(Duration.ofMinutes(3)).ignoreExceptions().until(() -> {
			assertThat(node.process.isAlive()).as("see " + log).isTrue();
			return node.health() == 200;
		});
		return node;
	}

	private int health() throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/health")).build(),
					BodyHandlers.discarding())
			.statusCode();
	}

	private static int freePort() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	public int port() {
		return this.port;
	}

	/** Kills it without a warning. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

	/** The node. */
	public static void main(String[] arguments) {
		ClockUtil.offset(Long.parseLong(arguments[0]));
		WusulApplication.main(new String[0]);
	}

}
