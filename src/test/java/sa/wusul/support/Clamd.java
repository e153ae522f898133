package sa.wusul.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** ClamAV's daemon as a process of the test, which knows the EICAR test file only. */
public final class Clamd implements AutoCloseable {

	/**
	 * The harmless file that each scanner for malware knows, by its makers' convention.
	 */
	public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

	private final Process process;

	private final int port;

	private final Path socket;

	private Clamd(Process process, int port, Path socket) {
		this.process = process;
		this.port = port;
		this.socket = socket;
	}

	public static boolean isInstalled() {
		return Files.isExecutable(Path.of("/usr/sbin/clamd"));
	}

	/** Returns a picture behind whose end the test file stands. */
	public static byte[] carrier() throws IOException {
		var bytes = new ByteArrayOutputStream();
		bytes.write(picture());
		bytes.write(EICAR.getBytes(StandardCharsets.US_ASCII));
		return bytes.toByteArray();
	}

	/** Returns a harmless picture of some hundred kilobytes. */
	public static byte[] picture() throws IOException {
		var image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
		var random = new Random(1);
		for (int dot = 0; dot < 300 * 300; dot++) {
			image.setRGB(dot % 300, dot / 300, random.nextInt());
		}
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

	/** Starts the daemon and waits until it answers. */
	public static Clamd start(Path folder) throws IOException {
		var signatures = Files.createDirectories(folder.resolve("signatures"));
		Files.writeString(signatures.resolve("eicar.ndb"),
				"Eicar-Test:0:*:" + HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII)) + "\n");
		int port = freePort();
		var socket = folder.resolve("clamd.ctl");
		var settings = folder.resolve("clamd.conf");
		Files.writeString(settings, """
				Foreground yes
				DatabaseDirectory %s
				LocalSocket %s
				TCPSocket %d
				TCPAddr 127.0.0.1
				User %s
				MaxThreads 2
				StreamMaxLength 12M
				""".formatted(signatures, socket, port, System.getProperty("user.name")));
		var process = new ProcessBuilder("/usr/sbin/clamd", "--config-file=" + settings).redirectErrorStream(true)
			.redirectOutput(folder.resolve("clamd.log").toFile())
			.start();
		var clamd = new Clamd(process, port, socket);
		await("clamd").atMost(Duration.ofSeconds(60))
			.ignoreException(ConnectException.class)
			.untilAsserted(() -> assertThat(clamd.ping()).isEqualTo("PONG"));
		return clamd;
	}

	private static int freePort() throws IOException {
		try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	private String ping() throws IOException {
		try (var connection = new Socket("127.0.0.1", this.port)) {
			connection.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
			return new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).replace("\0", "");
		}
	}

	/** Returns its address over TCP. */
	public String tcp() {
		return "127.0.0.1:" + this.port;
	}

	/** Returns the path of its socket. */
	public String socket() {
		return this.socket.toString();
	}

	/** Makes it silent, until {@link #resume}. */
	public void suspend() throws IOException, InterruptedException {
		signal("STOP");
	}

	public void resume() throws IOException, InterruptedException {
		signal("CONT");
	}

	private void signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, String.valueOf(this.process.pid())).start().waitFor();
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
