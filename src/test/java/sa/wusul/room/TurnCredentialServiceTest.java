package sa.wusul.room;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.room.TurnCredentialService.TurnServer;
import sa.wusul.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("Credentials of TURN servers, at Debian's coturn")
@Tag("fast")
class TurnCredentialServiceTest {

	private static final Path PROGRAM = Path.of("/usr/bin/turnserver");

	private static final RoomSeat SEAT = new RoomSeat(7, 1, 1, SeatRole.HOST, Optional.empty(), Optional.of("a"),
			SeatState.ADMITTED, Optional.empty(), Optional.empty(), Optional.empty(), false, 0, 0, false, false, false,
			Optional.empty());

	@TempDir
	private Path folder;

	private int port;

	private Process coturn;

	@BeforeEach
	void start() throws IOException {
		assumeTrue(System.getenv("CI") != null || Files.isExecutable(PROGRAM), "coturn is not installed");
		try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			this.port = socket.getLocalPort();
		}
		var log = this.folder.resolve("coturn.log");
		this.coturn = new ProcessBuilder(PROGRAM.toString(), "-n", "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1",
				"--listening-port=" + this.port, "--use-auth-secret", "--static-auth-secret=a secret", "--realm=test",
				"--no-tls", "--no-dtls", "--no-cli", "--allow-loopback-peers", "--log-file=stdout",
				"--pidfile=" + this.folder.resolve("pid"))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		await().atMost(Duration.ofSeconds(20))
			.until(() -> Files.readString(log).contains("IO method (general relay thread)"));
	}

	@AfterEach
	void stop() throws InterruptedException {
		if (this.coturn != null) {
			this.coturn.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
		}
	}

	@Test
	@DisplayName("are accepted until they end, and others are not")
	void credentials() throws Exception {
		var now = Clock.systemUTC().instant();
		assertThat(isAccepted(at(now, "a secret"))).isTrue();
		assertThat(isAccepted(at(now.minus(Duration.ofHours(5)), "a secret"))).as("of yesterday").isFalse();
		assertThat(isAccepted(at(now, "another secret"))).isFalse();
		assertThat(
				new TurnCredentialService(new TurnProperties(List.of(), "", Duration.ofHours(4)), new MovableClock(now))
					.forSeat(SEAT))
			.isEmpty();
	}

	private static TurnServer at(Instant time, String secret) {
		var properties = new TurnProperties(List.of("turn:127.0.0.1"), secret, Duration.ofHours(4));
		return new TurnCredentialService(properties, new MovableClock(time)).forSeat(SEAT).get(0);
	}

	private boolean isAccepted(TurnServer server) throws IOException, InterruptedException {
		var client = new ProcessBuilder("turnutils_uclient", "-p", String.valueOf(this.port), "-u", server.username(),
				"-w", server.credential(), "-y", "-c", "-n", "1", "127.0.0.1")
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("client.log").toFile())
			.start();
		assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
		return client.exitValue() == 0;
	}

}
