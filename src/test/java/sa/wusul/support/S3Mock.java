package sa.wusul.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.awaitility.Awaitility.await;

/** An S3 store that is not ours, in a process of its own. The build copies it. */
public final class S3Mock implements AutoCloseable {

	public static final String BUCKET = "wusul-archive";

	private static final Path JAR = Path.of("target/s3mock/s3mock-exec.jar");

	private final Process process;

	private final int port;

	private S3Mock(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	public static boolean isThere() {
		return Files.exists(JAR);
	}

	/** Starts the store with its bucket, and waits until it answers. */
	public static S3Mock start(Path folder) throws IOException {
		var port = freePort();
		var store = new S3Mock(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString(),
				"--server.ssl.enabled=false", "--server.address=127.0.0.1", "--server.port=" + port,
				"--http.port=" + freePort(), "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
				"--com.adobe.testing.s3mock.store.root=" + folder.resolve("s3mock"))
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("s3mock.log").toFile())
			.start(), port);
		await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).until(store::answers);
		return store;
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	private boolean answers() throws InterruptedException {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/" + BUCKET)).build(),
						BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException notYet) {
			return false;
		}
	}

	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
