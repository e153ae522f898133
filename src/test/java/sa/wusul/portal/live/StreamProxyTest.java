package sa.wusul.portal.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLServerSocket;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.support.Certificates;
import sa.wusul.support.Nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The configuration of nginx before a program that has nothing but a stream. */
@DisplayName("A stream of events behind nginx")
@Tag("fast")
class StreamProxyTest {

	/** Three times as long as nginx waits for the answer to any other request here. */
	private static final int SILENCE_MILLISECONDS = 3_000;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "/hall/riyadh/events", "/cases/1448-0000001-1/changes?mark=a", "/track/changes?mark=a" })
	@DisplayName("passes event by event, however long it says nothing between them")
	void stream(String path) throws Exception {
		assumeTrue(System.getenv("CI") != null || Nginx.isInstalled(), "nginx is not installed");
		var inner = Certificates.authority(this.folder.resolve("inner"), "The authority of the ministry's machines");
		var outer = Certificates.authority(this.folder.resolve("outer"), "An authority that telephones trust");
		var context = inner.issue("program", "program.wusul.internal").serving();
		try (var program = (SSLServerSocket) context.getServerSocketFactory()
			.createServerSocket(0, 1, InetAddress.getLoopbackAddress());
				var nginx = Nginx.start(this.folder.resolve("nginx"), outer.issue("portal", Nginx.HOST),
						inner.certificate(), program.getLocalPort(),
						Map.of("proxy_read_timeout 60s", "proxy_read_timeout 1s"))) {
			var left = CompletableFuture.supplyAsync(() -> serve(program));
			assertThat(nginx.listen(outer.trusting(), path, "later")).startsWith("HTTP/1.1 200")
				.contains("text/event-stream", "data:first");
			assertThat(left.get(1, TimeUnit.MINUTES)).as("the stream is open until its reader leaves").isTrue();
		}
	}

	/** Says something twice, and returns whether the reader was there until then. */
	private static boolean serve(SSLServerSocket program) {
		try (var connection = program.accept()) {
			read(connection);
			say(connection, "HTTP/1.1 200\r\nContent-Type: text/event-stream\r\n\r\ndata:first\n\n");
			connection.setSoTimeout(SILENCE_MILLISECONDS);
			var stayed = isSilent(connection);
			say(connection, "data:later\n\n");
			connection.setSoTimeout(0);
			return stayed && connection.getInputStream().read() < 0;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static boolean isSilent(Socket connection) throws IOException {
		try {
			return connection.getInputStream().read() >= 0;
		}
		catch (SocketTimeoutException stillThere) {
			return true;
		}
	}

	private static void say(Socket connection, String text) throws IOException {
		connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		connection.getOutputStream().flush();
	}

	private static void read(Socket connection) throws IOException {
		var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
		for (var line = reader.readLine(); line != null && !line.isEmpty();) {
			line = reader.readLine();
		}
	}

}
