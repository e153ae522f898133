package sa.wusul.notification.smpp;

import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.cloudhopper.smpp.pdu.SubmitSm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.notification.DispatchForTests;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsProperties.LongText;
import sa.wusul.notification.SmsProperties.ReceiptIds;
import sa.wusul.platform.outbox.OutboxForTests;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that send from one outbox to a centre that is not ours and honours the reference,
 * while one after the other is killed. Each is a program of its own with the real relay,
 * dispatch and gateway. A build kills eight times, the profile {@code nightly} fifty
 * times.
 */
@DisplayName("The messages of nodes that are killed")
@Tag("fast")
class SmsOneEffectTest {

	private static final Logger logger = LoggerFactory.getLogger(SmsOneEffectTest.class);

	private static final int KILLS = Integer.getInteger("sms.kills", 8);

	/** Messages that are sent between two kills, at most. */
	private static final int PACE = 25;

	private static final int NODES = 2;

	private final Random random = new Random(20261129);

	@Test
	@DisplayName("arrive, none is lost and none comes twice")
	void onceEach() throws Exception {
		var messages = KILLS * PACE + 100;
		try (var database = TestDatabase.postgreSql(); var centre = new MessageCentre("network")) {
			var outbox = OutboxForTests.on(database, Clock.systemUTC());
			database.inTransaction(() -> IntStream.range(0, messages)
				.forEach((number) -> outbox.add(DispatchForTests.order("m" + number, mobile(number)))));
			var nodes = new ArrayList<Process>();
			try {
				for (var node = 0; node < NODES; node++) {
					nodes.add(start(database, centre));
				}
				for (var kill = 0; kill < KILLS; kill++) {
					awaitParts(centre, centre.received.size() + 1 + this.random.nextInt(PACE), nodes);
					// Anywhere between the steps of a message, not only after an answer.
					TimeUnit.MICROSECONDS.sleep(this.random.nextInt(8_000));
					var victim = this.random.nextInt(NODES);
					nodes.get(victim).destroyForcibly().waitFor();
					nodes.set(victim, start(database, centre));
				}
				awaitDone(database, nodes);
			}
			finally {
				for (var node : nodes) {
					node.destroyForcibly().waitFor();
				}
			}
			var numbers = centre.accepted.values().stream().map(SmsOneEffectTest::number).toList();
			logger.info("{} kills: {} parts at the centre, {} of them repeated", KILLS, centre.received.size(),
					centre.received.size() - numbers.size());
			assertThat(numbers).as("none twice").doesNotHaveDuplicates();
			assertThat(new HashSet<>(numbers)).as("none lost")
				.isEqualTo(new HashSet<>(
						IntStream.range(0, messages).mapToObj((number) -> mobile(number).substring(1)).toList()));
		}
	}

	private static String mobile(int number) {
		return "+9665" + (10_000_000 + number);
	}

	private static String number(SubmitSm part) {
		return part.getDestAddress().getAddress();
	}

	private static void awaitParts(MessageCentre centre, int parts, List<Process> nodes) throws InterruptedException {
		var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
		while (centre.received.size() < parts) {
			assertThat(nodes).as("they run").allMatch(Process::isAlive);
			assertThat(System.nanoTime()).as("they send").isLessThan(patience);
			TimeUnit.MILLISECONDS.sleep(1);
		}
	}

	private static void awaitDone(TestDatabase database, List<Process> nodes) throws InterruptedException {
		var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
		while (database.jdbc()
			.sql("select count(*) from outbox where state <> 'PERFORMED'")
			.query(Long.class)
			.single() > 0) {
			assertThat(nodes).as("they run").allMatch(Process::isAlive);
			assertThat(System.nanoTime()).as("they finish").isLessThan(patience);
			TimeUnit.MILLISECONDS.sleep(50);
		}
	}

	private static Process start(TestDatabase database, MessageCentre centre) throws IOException {
		var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath,
				Node.class.getName(), database.url(), String.valueOf(centre.port))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	/** One node, in a program of its own. */
	static final class Node {

		private Node() {
		}

		public static void main(String[] arguments) throws Exception {
			var settings = new Gateway("network", null, null, "127.0.0.1", Integer.parseInt(arguments[1]), false,
					"wusul", "secret7", "", "WUSUL", true, LongText.PARTS, ReceiptIds.SAME, 10, 1000,
					Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofHours(48), Duration.ofSeconds(2));
			var clock = Clock.systemUTC();
			var database = TestDatabase.of(arguments[0]);
			var dispatch = new DispatchForTests(database, clock);
			var gateway = new SmppGateway(settings, settings::password, null, dispatch.receipts(), dispatch.metrics());
			dispatch.add(gateway);
			gateway.start();
			var relay = OutboxForTests.relay(database, clock,
					dispatch.urgentHandler(OutboxForTests.on(database, clock)),
					new RelayProperties(true, Duration.ofMillis(50), Duration.ofSeconds(4), 20));
			relay.start();
			Thread.currentThread().join();
		}

	}

}
