package sa.wusul.portal.room;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLServerSocket;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.support.Certificates;
import sa.wusul.support.Nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The configuration of nginx before a program that has nothing but a line. */
@DisplayName("The line of a room behind nginx")
@Tag("fast")
class RoomProxyTest {

	private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	/** The answer to the key, from the standard. */
	private static final String ACCEPTED = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

	@TempDir
	private Path folder;

	@Test
	@DisplayName("passes as a WebSocket, with the address of the visitor and no other")
	void line() throws Exception {
		assumeTrue(System.getenv("CI") != null || Nginx.isInstalled(), "nginx is not installed");
		var inner = Certificates.authority(this.folder.resolve("inner"), "The authority of the ministry's machines");
		var outer = Certificates.authority(this.folder.resolve("outer"), "An authority that telephones trust");
		var context = inner.issue("program", "program.wusul.internal").serving();
		try (var program = (SSLServerSocket) context.getServerSocketFactory()
			.createServerSocket(0, 1, InetAddress.getLoopbackAddress());
				var nginx = Nginx.start(this.folder.resolve("nginx"), outer.issue("portal", Nginx.HOST),
						inner.certificate(), program.getLocalPort(), Map.of())) {
			var asked = CompletableFuture.supplyAsync(() -> serve(program));
			assertThat(nginx.listen(outer.trusting(), "/room/ticket/signals", "hello", "Upgrade: websocket",
					"Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " + KEY, "Origin: https://" + Nginx.HOST,
					"X-Forwarded-For: 203.0.113.99"))
				.startsWith("HTTP/1.1 101");
			assertThat(asked.get(20, TimeUnit.SECONDS)).contains("GET /room/ticket/signals HTTP/1.1",
					"Host: " + Nginx.HOST, "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: https",
					"Connection: upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: " + KEY,
					"Origin: https://" + Nginx.HOST);
		}
	}

	/** Opens one line, says hello, and returns what was asked. */
	private static List<String> serve(SSLServerSocket program) {
		try (var connection = program.accept()) {
			var lines = read(connection);
			var output = connection.getOutputStream();
			output.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
					+ "Sec-WebSocket-Accept: " + ACCEPTED + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			output.write(new byte[] { (byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o' });
			output.flush();
			connection.getInputStream().read();
			return lines;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static List<String> read(Socket connection) throws IOException {
		var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
		var lines = new ArrayList<String>();
		for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
			lines.add(line);
		}
		return lines;
	}

}
