package sa.wusul.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** Debian's rsyslogd as a process of the test, which receives over TLS. */
public final class Rsyslog implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/sbin/rsyslogd");

	private final Path folder;

	private final int port;

	private Process process;

	private Rsyslog(Path folder, int port) {
		this.folder = folder;
		this.port = port;
	}

	public static boolean isInstalled() {
		return Files.isExecutable(PROGRAM);
	}

	/** Starts it with a certificate, and waits until it listens. */
	public static Rsyslog start(Path folder, Certificates authority, Certificates.Issued certificate)
			throws IOException {
		Files.createDirectories(folder);
		var receiver = new Rsyslog(folder, freePort());
		Files.writeString(folder.resolve("rsyslog.conf"), """
				global(workDirectory="%1$s" defaultNetstreamDriver="ossl" defaultNetstreamDriverCAFile="%2$s"
				  defaultNetstreamDriverCertFile="%3$s" defaultNetstreamDriverKeyFile="%4$s")
				module(load="imtcp" streamDriver.name="ossl" streamDriver.mode="1" streamDriver.authMode="anon")
				input(type="imtcp" address="127.0.0.1" port="%5$d")
				template(name="whole" type="string" string="%%rawmsg%%\\n")
				action(type="omfile" file="%1$s/received.log" template="whole")
				""".formatted(folder, authority.certificate(), certificate.certificate(), certificate.key(),
				receiver.port));
		receiver.resume();
		return receiver;
	}

	/** Starts it at the same port. */
	public void resume() throws IOException {
		this.process = new ProcessBuilder(PROGRAM.toString(), "-n", "-f",
				this.folder.resolve("rsyslog.conf").toString(), "-i", this.folder.resolve("rsyslog.pid").toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.folder.resolve("rsyslog.log").toFile()))
			.start();
		await("rsyslogd").atMost(Duration.ofSeconds(60)).until(this::listens);
	}

	private static int freePort() throws IOException {
		try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	private boolean listens() {
		try (var connection = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return connection.isConnected();
		}
		catch (IOException notYet) {
			return false;
		}
	}

	public URI address() {
		return URI.create("syslog+tls://localhost:" + this.port);
	}

	/** Returns the messages that arrived. */
	public List<String> received() throws IOException {
		var file = this.folder.resolve("received.log");
		return Files.exists(file) ? Files.readAllLines(file) : List.of();
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
