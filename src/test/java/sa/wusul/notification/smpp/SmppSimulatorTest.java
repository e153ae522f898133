package sa.wusul.notification.smpp;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.notification.DispatchForTests;
import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsProperties.LongText;
import sa.wusul.notification.SmsProperties.ReceiptIds;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A message to jSMPP's simulator of a centre, a process of its own. It gives hexadecimal
 * ids, spells them in decimal digits in receipts, and sends a message that nobody asked
 * for after each bind.
 */
@DisplayName("A message to a centre in another process")
@Tag("fast")
class SmppSimulatorTest {

	@OnBothDatabases
	@DisplayName("is delivered by a receipt with a decimal id, and the greeting of the centre is dropped")
	void delivered(TestDatabase database) throws Exception {
		var port = port();
		var centre = simulator(port);
		var dispatch = new DispatchForTests(database, Clock.systemUTC());
		var settings = new Gateway("simulator", null, null, "localhost", port, false, null, "j", "jpwd", "", "WUSUL",
				false, LongText.PARTS, ReceiptIds.DECIMAL, 10, 100, Duration.ofSeconds(5), Duration.ofSeconds(5),
				Duration.ofHours(48), Duration.ofSeconds(2), Map.of(), Map.of());
		var gateway = new SmppGateway(settings, settings::password, dispatch.receipts(), dispatch.metrics());
		dispatch.add(gateway);
		try {
			gateway.start();
			await().atMost(Duration.ofSeconds(30)).until(gateway::isReady);
			await().untilAsserted(() -> assertThat(dispatch.received("simulator", "unsolicited")).isEqualTo(1));

			dispatch.send(new SmsMessage("two", "+966501234567", "طلبكم قيد الدراسة. ".repeat(5)));

			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(dispatch.states("two")).containsExactly("simulator DELIVERED",
						"simulator DELIVERED"));
			assertThat(dispatch.early()).isZero();
		}
		finally {
			gateway.stop();
			centre.destroyForcibly().waitFor();
		}
	}

	private static int port() throws IOException {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static Process simulator(int port) throws IOException {
		var libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((path) -> path.matches(".*(jsmpp|slf4j-api)[^/]*\\.jar"))
			.collect(Collectors.joining(File.pathSeparator));
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
				"-XX:TieredStopAtLevel=1", "-cp", libraries, "-Djsmpp.simulator.port=" + port,
				"org.jsmpp.examples.SMPPServerSimulator")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

}
