package sa.wusul.notification.smpp;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.cloudhopper.smpp.pdu.SubmitSm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CheckDigit;
import sa.wusul.delivery.CourierForTests;
import sa.wusul.notification.DispatchForTests;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsProperties.LongText;
import sa.wusul.notification.SmsProperties.ReceiptIds;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.outbox.OutboxForTests;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.services.fee.BillerForTests;
import sa.wusul.services.register.RegisterForTests;
import sa.wusul.support.NeighbourForTests;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that perform the entries of one outbox at peers that honour references and keys,
 * while one node after the other is killed. Each node is a program of its own with the
 * real relay, handlers and gateways; the peers survive it, answer late, and lose answers.
 * A build kills six times, the profile {@code nightly} fifty times.
 */
@DisplayName("The effects of nodes that are killed")
@Tag("fast")
class KilledNodesTest {

	private static final Path FIGURES = Path.of("target/killed-nodes.txt");

	private static final int KILLS = Integer.getInteger("node.kills", 6);

	/** Effects between two kills, at most. */
	private static final int PACE = 25;

	private static final int MESSAGES = KILLS * PACE / 2 + 100;

	/** Cases with three orders to the biller, three to the courier, and one entry. */
	private static final int CASES = MESSAGES / 7;

	private static final int NODES = 2;

	private static final Duration LEASE = Duration.ofSeconds(4);

	private final Random random = new Random(20261129);

	@Test
	@DisplayName("reach the centre, the biller, the courier and the register: none is lost and none comes twice")
	void onceEach() throws Exception {
		var begun = System.nanoTime();
		try (var database = TestDatabase.postgreSql(); var peers = new Peers()) {
			order(database, peers);
			var nodes = new ArrayList<Process>();
			try {
				for (var node = 0; node < NODES; node++) {
					nodes.add(start(database, peers));
				}
				for (var kill = 0; kill < KILLS; kill++) {
					awaitCalls(peers, peers.calls() + 1 + this.random.nextInt(PACE), nodes);
					// Anywhere between the steps of an entry, not only after an answer.
					TimeUnit.MICROSECONDS.sleep(this.random.nextInt(8_000));
					var victim = this.random.nextInt(NODES);
					nodes.get(victim).destroyForcibly().waitFor();
					nodes.set(victim, start(database, peers));
				}
				awaitDone(database, nodes);
			}
			finally {
				for (var node : nodes) {
					node.destroyForcibly().waitFor();
				}
			}
			Files.writeString(FIGURES, KILLS + " kills in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)
					+ " s, calls and effects: " + peers.figures() + "\n");

			var numbers = peers.centre.accepted.values().stream().map(KilledNodesTest::number).toList();
			assertThat(numbers).as("none twice").doesNotHaveDuplicates();
			assertThat(new HashSet<>(numbers)).as("none lost")
				.isEqualTo(new HashSet<>(
						IntStream.range(0, MESSAGES).mapToObj((number) -> mobile(number).substring(1)).toList()));
			assertOnceEach(peers.bills, 3 * CASES);
			assertOnceEach(peers.courier, 3 * CASES);
			assertOnceEach(peers.registers, CASES);
			assertThat(database.jdbc()
				.sql("select count(*) from inbox where message_name = 'services.registersAnswered'")
				.query(Long.class)
				.single()).as("each case hears of its entry once").isEqualTo(CASES);
		}
	}

	/** Asserts that each order had its effect once: bodies name what they are about. */
	private static void assertOnceEach(NeighbourForTests peer, int orders) {
		assertThat(peer.effects().values()).as("none twice").doesNotHaveDuplicates();
		assertThat(peer.effects()).as("none lost").hasSize(orders);
		assertThat(peer.faults()).as("the same key has the same body").isEmpty();
		assertThat(peer.calls()).as("some were repeated").hasSizeGreaterThan(orders);
	}

	private static void order(TestDatabase database, Peers peers) {
		var outbox = OutboxForTests.on(database, Clock.systemUTC());
		var biller = new BillerForTests(outbox, peers.bills.as("bills"));
		var courier = new CourierForTests(database, outbox, peers.courier.as("courier"));
		var register = new RegisterForTests(database, outbox, peers.registers.url());
		database.inTransaction(() -> {
			for (var number = 0; number < MESSAGES; number++) {
				outbox.add(DispatchForTests.order("m" + number, mobile(number)));
			}
			for (var number = 1; number <= CASES; number++) {
				var reference = CaseReference.of(1448, number).value();
				CaseFilesForTests.insert(database, reference);
				var digits = "48" + (100_000_000 + number);
				biller.order(reference, digits + CheckDigit.of(digits));
				courier.order(reference, number);
				register.order(reference);
			}
		});
	}

	private static String mobile(int number) {
		return "+9665" + (10_000_000 + number);
	}

	private static String number(SubmitSm part) {
		return part.getDestAddress().getAddress();
	}

	private static void awaitCalls(Peers peers, int calls, List<Process> nodes) throws InterruptedException {
		var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
		while (peers.calls() < calls) {
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

	private static Process start(TestDatabase database, Peers peers) throws IOException {
		var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath,
				Node.class.getName(), database.url(), String.valueOf(peers.centre.port), peers.bills.url().toString(),
				peers.courier.url().toString(), peers.registers.url().toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	/** All whom the nodes call. */
	private static final class Peers implements AutoCloseable {

		private final MessageCentre centre = new MessageCentre("network");

		private final NeighbourForTests bills = new NeighbourForTests("bills");

		private final NeighbourForTests courier = new NeighbourForTests("courier");

		private final NeighbourForTests registers = new NeighbourForTests("registers");

		private Peers() throws Exception {
			this.registers.answer(201,
					"{\"facts\": {\"documentSerialNumber\": \"P1\", \"validFrom\": \"2026-11-29\"}}");
			Stream.of(this.bills, this.courier, this.registers).forEach(Peers::disturb);
		}

		/** Cuts some calls before or after their effect, and answers others late. */
		private static void disturb(NeighbourForTests peer) {
			var count = new AtomicInteger();
			peer.interrupt((call, taken) -> {
				var number = taken ? count.get() : count.incrementAndGet();
				if (number % 17 == (taken ? 3 : 11)) {
					throw new IllegalStateException("the line is cut");
				}
				if (taken && number == 8) {
					sleep(LEASE.plusMillis(500));
				}
				else if (taken && number % 5 == 0) {
					sleep(Duration.ofMillis(30));
				}
			});
		}

		private static void sleep(Duration time) {
			try {
				Thread.sleep(time.toMillis());
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
			}
		}

		private int calls() {
			return this.centre.received.size() + this.bills.calls().size() + this.courier.calls().size()
					+ this.registers.calls().size();
		}

		private String figures() {
			return "messages " + this.centre.received.size() + "/" + this.centre.accepted.size() + ", bills "
					+ figures(this.bills) + ", courier " + figures(this.courier) + ", entries "
					+ figures(this.registers);
		}

		private static String figures(NeighbourForTests peer) {
			return peer.calls().size() + "/" + peer.effects().size();
		}

		@Override
		public void close() {
			this.centre.close();
			this.bills.close();
			this.courier.close();
			this.registers.close();
		}

	}

	/** One node, in a program of its own. */
	static final class Node {

		private Node() {
		}

		public static void main(String[] arguments) throws Exception {
			var settings = new Gateway("network", null, null, "127.0.0.1", Integer.parseInt(arguments[1]), false, null,
					"wusul", "secret7", "", "WUSUL", true, LongText.PARTS, ReceiptIds.SAME, 10, 1000,
					Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofHours(48), Duration.ofSeconds(2),
					Map.of(), Map.of());
			var clock = Clock.systemUTC();
			var database = TestDatabase.of(arguments[0]);
			var dispatch = new DispatchForTests(database, clock);
			var gateway = new SmppGateway(settings, settings::password, dispatch.receipts(), dispatch.metrics());
			dispatch.add(gateway);
			gateway.start();
			var outbox = OutboxForTests.on(database, clock);
			var handlers = List.of(dispatch.urgentHandler(outbox),
					new BillerForTests(outbox, neighbours("bills", arguments[2])).handler(),
					new CourierForTests(database, outbox, neighbours("courier", arguments[3])).handler(),
					new RegisterForTests(database, outbox, URI.create(arguments[4])).handler());
			OutboxForTests.relay(database, clock, handlers, new RelayProperties(true, Duration.ofMillis(50), LEASE, 20))
				.start();
			Thread.currentThread().join();
		}

		private static Neighbours neighbours(String name, String url) {
			return NeighbourForTests.neighbours(name, URI.create(url), Map.of(), Map.of());
		}

	}

}
