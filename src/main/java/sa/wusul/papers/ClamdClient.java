package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Client of ClamAV's daemon over TCP or a socket of the machine. The libraries for it
 * know no time limit, and a daemon that hangs would hold the visitors' threads.
 */
@Component
@ConditionalOnProperty("wusul.papers.clamd.address")
@EnableConfigurationProperties(ClamdProperties.class)
class ClamdClient implements MalwareChecker {

	private static final int CHUNK = 64 * 1024;

	private static final int LONGEST_ANSWER = 4096;

	private static final String CLEAN = "stream: OK";

	private static final String FOUND = "FOUND";

	private final ClamdProperties settings;

	private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor((task) -> {
		var thread = new Thread(task, "clamd-watch");
		thread.setDaemon(true);
		return thread;
	});

	ClamdClient(ClamdProperties settings) {
		settings.socket();
		this.settings = settings;
	}

	@Override
	public Optional<String> find(byte[] content) {
		var answer = talk("zINSTREAM\0", content);
		if (answer.equals(CLEAN)) {
			return Optional.empty();
		}
		if (answer.startsWith("stream: ") && answer.endsWith(FOUND)) {
			return Optional.of(answer.substring("stream: ".length(), answer.length() - FOUND.length()).strip());
		}
		throw new MalwareCheckException("clamd gave no verdict: " + answer);
	}

	@Override
	public void ping() {
		var answer = talk("zPING\0", null);
		if (!answer.equals("PONG")) {
			throw new MalwareCheckException("clamd answers a ping by " + answer);
		}
	}

	private String talk(String command, byte[] content) {
		try (var channel = open()) {
			var end = this.watch.schedule(() -> close(channel), this.settings.patience().toMillis(),
					TimeUnit.MILLISECONDS);
			try {
				channel.connect(this.settings.socket());
				write(channel, ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII)));
				if (content != null) {
					stream(channel, content);
				}
				return answer(channel);
			}
			finally {
				end.cancel(false);
			}
		}
		catch (IOException | RuntimeException silent) {
			throw new MalwareCheckException("clamd does not answer: " + silent, silent);
		}
	}

	private SocketChannel open() throws IOException {
		return SocketChannel.open((this.settings.socket() instanceof UnixDomainSocketAddress)
				? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET);
	}

	private static void stream(SocketChannel channel, byte[] content) throws IOException {
		for (int from = 0; from < content.length; from += CHUNK) {
			int length = Math.min(CHUNK, content.length - from);
			write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
			write(channel, ByteBuffer.wrap(content, from, length));
		}
		write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(0).flip());
	}

	private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	private static String answer(SocketChannel channel) throws IOException {
		var bytes = new ByteArrayOutputStream();
		var buffer = ByteBuffer.allocate(LONGEST_ANSWER);
		while (bytes.size() < LONGEST_ANSWER && channel.read(buffer) >= 0) {
			bytes.write(buffer.array(), 0, buffer.position());
			buffer.clear();
		}
		return bytes.toString(StandardCharsets.UTF_8).replace("\0", "").strip();
	}

	private static void close(SocketChannel channel) {
		try {
			channel.close();
		}
		catch (IOException alreadyBroken) {
			// Its reader notices the same.
		}
	}

	@PreDestroy
	void stop() {
		this.watch.shutdownNow();
	}

}
