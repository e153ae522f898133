package sa.wusul.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Debian's nginx as a process of the test, with the configuration that operators get;
 * only ports, files and the address of the program are the test's.
 */
public final class Nginx implements AutoCloseable {

	public static final String HOST = "portal.example.sa";

	private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

	private static final Path CONFIGURATION = Path.of("src/deploy/nginx/wusul.conf");

	private final Process process;

	private final int plain;

	private final int secure;

	private Nginx(Process process, int plain, int secure) {
		this.process = process;
		this.plain = plain;
		this.secure = secure;
	}

	public static boolean isInstalled() {
		return Files.isExecutable(PROGRAM);
	}

	/**
	 * Starts it and waits until it listens.
	 * @param program port of the program
	 * @param changes texts of the configuration and what stands in their place
	 */
	public static Nginx start(Path folder, Certificates.Issued portal, Path innerAuthority, int program,
			Map<String, String> changes) throws IOException {
		Files.createDirectories(folder);
		int plain = freePort();
		int secure = freePort();
		var texts = new LinkedHashMap<String, String>();
		texts.put("listen 80", "listen 127.0.0.1:" + plain);
		texts.put("listen 443", "listen 127.0.0.1:" + secure);
		texts.put("127.0.0.1:8443", "127.0.0.1:" + program);
		texts.put("/etc/wusul/tls/portal.pem", portal.certificate().toString());
		texts.put("/etc/wusul/tls/portal.key", portal.key().toString());
		texts.put("/etc/wusul/tls/inner-authority.pem", innerAuthority.toString());
		texts.put("/var/log/nginx/wusul.log", folder.resolve("access.log").toString());
		texts.putAll(changes);
		var site = Files.readString(CONFIGURATION);
		for (var text : texts.entrySet()) {
			assertThat(site).contains(text.getKey());
			site = site.replace(text.getKey(), text.getValue());
		}
		Files.writeString(folder.resolve("site.conf"), site);
		var settings = Files.writeString(folder.resolve("nginx.conf"), """
				daemon off;
				user %2$s;
				worker_processes 1;
				pid %1$s/nginx.pid;
				error_log %1$s/error.log info;
				events { worker_connections 256; }
				http {
					client_body_temp_path %1$s/body;
					proxy_temp_path %1$s/proxy;
					fastcgi_temp_path %1$s/fastcgi;
					uwsgi_temp_path %1$s/uwsgi;
					scgi_temp_path %1$s/scgi;
					include %1$s/site.conf;
				}
				""".formatted(folder, System.getProperty("user.name")));
		var process = new ProcessBuilder(PROGRAM.toString(), "-e", folder.resolve("error.log").toString(), "-p",
				folder.toString(), "-c", settings.toString())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("nginx.log").toFile())
			.start();
		var nginx = new Nginx(process, plain, secure);
		await("nginx").atMost(Duration.ofSeconds(30)).until(() -> nginx.listens(folder));
		return nginx;
	}

	private static int freePort() throws IOException {
		try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	private boolean listens(Path folder) throws IOException {
		assertThat(this.process.isAlive()).as(() -> log(folder)).isTrue();
		try (var connection = new Socket(InetAddress.getLoopbackAddress(), this.secure)) {
			return connection.isConnected();
		}
		catch (IOException notYet) {
			return false;
		}
	}

	private static String log(Path folder) {
		try {
			return Files.readString(folder.resolve("nginx.log"));
		}
		catch (IOException none) {
			return none.toString();
		}
	}

	public int port() {
		return this.secure;
	}

	/** Returns the answer to a request without TLS. */
	public String plainly(String request, String... headers) throws IOException {
		try (var connection = new Socket(InetAddress.getLoopbackAddress(), this.plain)) {
			return answer(connection, request, headers);
		}
	}

	/**
	 * Returns the answer to a request over TLS.
	 * @param from address of the visitor
	 */
	public String ask(String from, SSLContext trust, String request, String... headers) throws IOException {
		try (var connection = secure(from, trust)) {
			return answer(connection, request, headers);
		}
	}

	/** Returns what has arrived of an endless answer once a text is in it. */
	public String listen(SSLContext trust, String path, String text, String... headers) throws IOException {
		try (var connection = secure("127.0.0.1", trust)) {
			send(connection, "GET " + path, headers);
			var heard = new StringBuilder();
			int sign = 0;
			while (heard.indexOf(text) < 0 && (sign = connection.getInputStream().read()) >= 0) {
				heard.append((char) sign);
			}
			return heard.toString();
		}
	}

	private Socket secure(String from, SSLContext trust) throws IOException {
		var plainly = new Socket();
		plainly.bind(new InetSocketAddress(from, 0));
		plainly.connect(new InetSocketAddress("127.0.0.1", this.secure));
		plainly.setSoTimeout(20_000);
		return trust.getSocketFactory().createSocket(plainly, HOST, this.secure, true);
	}

	private static String answer(Socket connection, String request, String... headers) throws IOException {
		send(connection, request, headers);
		return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static void send(Socket connection, String request, String... headers) throws IOException {
		var text = request + " HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: close\r\n"
				+ String.join("", Arrays.stream(headers).map((header) -> header + "\r\n").toList()) + "\r\n";
		connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		connection.getOutputStream().flush();
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
	}

}
