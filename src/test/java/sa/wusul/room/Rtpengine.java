package sa.wusul.room;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's rtpengine as a process of the test, on loopback only. */
public final class Rtpengine implements AutoCloseable {

	/** Ports of sound and picture where pages reach it by a network of the test. */
	public static final int FIRST_PORT = 31_600;

	public static final int LAST_PORT = 31_999;

	private static final Path PROGRAM = Path.of("/usr/bin/rtpengine");

	private final Process process;

	private final int port;

	private Rtpengine(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	public static boolean isInstalled() {
		return Files.isExecutable(PROGRAM);
	}

	public static Rtpengine start(Path folder) throws IOException {
		return start(folder, freePort());
	}

	/** Starts it with this control port. */
	public static Rtpengine start(Path folder, int port) throws IOException {
		return start(folder, port, "127.0.0.1", 30_000);
	}

	/** Starts it with this control port, for pages that reach it at another address. */
	public static Rtpengine start(Path folder, int port, String network) throws IOException {
		return start(folder, port, network, FIRST_PORT);
	}

	private static Rtpengine start(Path folder, int port, String network, int firstPort) throws IOException {
		return new Rtpengine(new ProcessBuilder(PROGRAM.toString(), "--interface=127.0.0.1!" + network,
				"--listen-ng=127.0.0.1:" + port, "--listen-cli=127.0.0.1:" + port, "--config-file=none", "--table=-1",
				"--foreground", "--log-stderr", "--port-min=" + firstPort, "--port-max=" + LAST_PORT)
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("rtpengine.log").toFile())
			.start(), port);
	}

	/** Returns its control port. */
	public int port() {
		return this.port;
	}

	/** Returns the number of its process. */
	public long process() {
		return this.process.pid();
	}

	/** Ends it without a warning. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

	private static int freePort() throws IOException {
		try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
