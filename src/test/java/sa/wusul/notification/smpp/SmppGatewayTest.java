package sa.wusul.notification.smpp;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLSocket;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.tlv.Tlv;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import sa.wusul.notification.DispatchForTests;
import sa.wusul.notification.SilentLog;
import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsNotAcceptedException;
import sa.wusul.notification.SmsProperties;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsProperties.LongText;
import sa.wusul.notification.SmsReceipts;
import sa.wusul.notification.SmsRefusedException;
import sa.wusul.notification.SmsUnclearException;
import sa.wusul.support.Cable;
import sa.wusul.support.Certificates;
import sa.wusul.support.DemandingEnd;
import sa.wusul.support.MovableClock;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Messages to centres that speak SMPP by a codec that is not ours. */
@DisplayName("A message to the mobile network by SMPP")
@Tag("fast")
@ExtendWith(SilentLog.class)
class SmppGatewayTest {

	private static final String MOBILE = "+966501234567";

	private static final String ARABIC = "أحيل طلبكم إلى الإدارة المختصة، وسنوافيكم بما يستجد فيه. رقم الطلب\n1448-0001234-7\nوزارة الداخلية";

	private static TestDatabase database;

	private final List<SmppGateway> gateways = new ArrayList<>();

	private final List<MessageCentre> centres = new ArrayList<>();

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-28T12:00:00Z"));

	private DispatchForTests dispatch;

	@BeforeAll
	static void start() {
		database = TestDatabase.h2();
	}

	@AfterAll
	static void stop() {
		database.close();
	}

	@BeforeEach
	void empty() {
		this.dispatch = DispatchForTests.inEmptied(database, this.clock);
	}

	@AfterEach
	void close() {
		this.gateways.forEach(SmppGateway::stop);
		this.centres.forEach(MessageCentre::close);
	}

	private MessageCentre centre(String name) throws Exception {
		var centre = new MessageCentre(name);
		this.centres.add(centre);
		return centre;
	}

	private MessageCentre connected(String name, boolean deduplicates) throws Exception {
		var centre = centre(name);
		connect(centre, centre.settings(deduplicates));
		return centre;
	}

	private void connect(MessageCentre centre, Gateway settings) {
		var gateway = new SmppGateway(settings, settings::password, this.dispatch.receipts(), this.dispatch.metrics());
		this.gateways.add(gateway);
		this.dispatch.add(gateway);
		gateway.start();
		await().atMost(Duration.ofSeconds(20)).until(gateway::isReady);
	}

	private static Gateway with(Gateway settings, LongText longText, String sender) {
		return new Gateway(settings.name(), null, null, settings.host(), settings.port(), settings.tls(),
				settings.bundle(), settings.systemId(), settings.password(), settings.systemType(), sender,
				settings.deduplicates(), longText, settings.receiptIds(), settings.window(), settings.rate(),
				settings.enquireEvery(), settings.timeout(), settings.validity(), settings.pause(), Map.of(), Map.of());
	}

	private static byte[] after(byte[] bytes, int from) {
		return Arrays.copyOfRange(bytes, from, bytes.length);
	}

	@Test
	@DisplayName("travels in Arabic as two parts that the telephone joins, from the ministry's name")
	void arabicInTwoParts() throws Exception {
		var centre = connected("a", false);

		this.dispatch.send(new SmsMessage("two", MOBILE, ARABIC));

		assertThat(ARABIC.length()).isBetween(71, 134);
		assertThat(centre.received).hasSize(2)
			.allSatisfy((part) -> assertThat(part.getDataCoding()).as("UCS-2").isEqualTo((byte) 8))
			.allSatisfy((part) -> assertThat(part.getEsmClass()).as("with a header").isEqualTo((byte) 0x40))
			.allSatisfy((part) -> assertThat(part.getRegisteredDelivery()).as("a receipt").isEqualTo((byte) 1))
			.allSatisfy((part) -> assertThat(part.getValidityPeriod()).isEqualTo("000002000000000R"))
			.allSatisfy((part) -> assertThat(part.getSourceAddress().getAddress()).isEqualTo("WUSUL"))
			.allSatisfy((part) -> assertThat(part.getSourceAddress().getTon()).isEqualTo((byte) 5))
			.allSatisfy((part) -> assertThat(part.getDestAddress().getAddress()).isEqualTo("966501234567"))
			.allSatisfy((part) -> assertThat(part.getDestAddress().getTon()).isEqualTo((byte) 1));
		var first = centre.received.get(0).getShortMessage();
		var second = centre.received.get(1).getShortMessage();
		assertThat(first).hasSize(6 + 134).startsWith(5, 0, 3, first[3], 2, 1);
		assertThat(second).startsWith(5, 0, 3, first[3], 2, 2);
		assertThat(ByteBuffer.wrap(first, 6, 2).getShort()).as("alef with hamza").isEqualTo((short) 0x0623);
		assertThat(new String(after(first, 6), StandardCharsets.UTF_16BE)
				+ new String(after(second, 6), StandardCharsets.UTF_16BE))
			.isEqualTo(ARABIC);
		assertThat(this.dispatch.states("two")).containsExactly("a SENT", "a SENT");
	}

	@Test
	@DisplayName("travels in Latin in the alphabet of GSM, and in one piece if the centre divides itself")
	void latin() throws Exception {
		var centre = centre("a");
		connect(centre, with(centre.settings(false), LongText.PARTS, "+966112345678"));
		this.dispatch.send(new SmsMessage("latin", MOBILE, "Code [12] à 5€"));
		this.dispatch.send(new SmsMessage("long", MOBILE, "a".repeat(152) + "€" + "b".repeat(20)));
		var other = centre("b");
		this.gateways.get(0).stop();
		connect(other, with(other.settings(false), LongText.PAYLOAD, "937"));
		this.dispatch.send(new SmsMessage("whole", MOBILE, ARABIC));

		var latin = centre.received.get(0);
		assertThat(latin.getDataCoding()).isZero();
		assertThat(latin.getShortMessage()).containsExactly('C', 'o', 'd', 'e', ' ', 0x1B, 0x3C, '1', '2', 0x1B, 0x3E,
				' ', 0x7F, ' ', '5', 0x1B, 0x65);
		assertThat(latin.getSourceAddress().getAddress()).isEqualTo("966112345678");
		assertThat(latin.getSourceAddress().getTon()).isEqualTo((byte) 1);
		assertThat(centre.received.get(1).getShortMessage()).as("no sign is divided").hasSize(6 + 152);
		assertThat(centre.received.get(2).getShortMessage()).hasSize(6 + 22).contains(0x1B, 0x65);
		var whole = other.received.get(0);
		assertThat(whole.getShortMessageLength()).isZero();
		assertThat(whole.getOptionalParameter(SmppConstants.TAG_MESSAGE_PAYLOAD).getValue())
			.isEqualTo(ARABIC.getBytes(StandardCharsets.UTF_16BE));
		assertThat(whole.getSourceAddress().getTon()).as("a short number of the network").isEqualTo((byte) 3);
		assertThat(this.dispatch.states("whole")).containsExactly("b SENT");
	}

	@ParameterizedTest
	@CsvSource({ "DELIVRD, DELIVERED", "UNDELIV, FAILED", "REJECTD, FAILED", "DELETED, FAILED",
			"EXPIRED, FAILED_FOR_NOW", "UNKNOWN, FAILED_FOR_NOW", "ACCEPTD, SENT", "ENROUTE, SENT" })
	@DisplayName("has the state that its receipt tells")
	void receiptStates(String word, String state) throws Exception {
		var centre = connected("a", false);
		this.dispatch.send(new SmsMessage("told", MOBILE, "text"));

		assertThat(centre.receipt("a1", word)).as("answered").isZero();

		assertThat(this.dispatch.states("told")).containsExactly("a " + state);
	}

	@Test
	@DisplayName("stands receipts that come twice, late, in another order, for nothing or in no form, and messages that nobody asked for")
	void harmlessReceipts() throws Exception {
		var centre = connected("a", false);
		this.dispatch.send(new SmsMessage("told", MOBILE, "text"));

		this.clock.pass(Duration.ofHours(73));
		this.dispatch.look();
		assertThat(this.dispatch.states("told")).as("no receipt for three days").containsExactly("a UNCONFIRMED");
		for (var word : List.of("EXPIRED", "UNDELIV", "DELIVRD", "DELIVRD", "UNDELIV")) {
			assertThat(centre.receipt("A1", word)).isZero();
		}
		assertThat(this.dispatch.states("told")).containsExactly("a DELIVERED");
		assertThat(centre.receipt("a77", "DELIVRD")).isZero();
		assertThat(centre.receipt("a77", "DELIVRD")).isZero();
		assertThat(centre.deliver(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT, "nothing of it")).isZero();
		assertThat(centre.deliver((byte) 0, "id:a1 stat:UNDELIV")).as("a citizen's answer").isZero();
		assertThat(this.dispatch.states("told")).containsExactly("a DELIVERED");
		assertThat(this.dispatch.received("a", "unsolicited")).isEqualTo(2);
		assertThat(this.dispatch.early()).isEqualTo(1);
		this.clock.pass(Duration.ofHours(2));
		this.dispatch.look();
		assertThat(this.dispatch.early()).isZero();
	}

	@Test
	@DisplayName("is delivered if its receipt is faster than the centre's answer")
	void earlyReceipt() throws Exception {
		var centre = connected("a", false);
		var held = new LinkedBlockingQueue<PduResponse>();
		centre.answer = (submit) -> {
			held.add(centre.accept(submit));
			return null;
		};

		var sending = CompletableFuture.runAsync(() -> this.dispatch.send(new SmsMessage("early", MOBILE, "text")));
		var response = held.poll(10, TimeUnit.SECONDS);
		assertThat(centre.receipt("a1", "DELIVRD")).isZero();
		assertThat(this.dispatch.states("early")).containsExactly("a SENDING");
		centre.send(response);
		sending.get(10, TimeUnit.SECONDS);

		assertThat(this.dispatch.states("early")).containsExactly("a DELIVERED");
		assertThat(this.dispatch.early()).isZero();
	}

	@Test
	@DisplayName("is sent once for its key")
	void once() throws Exception {
		var centre = connected("a", false);

		this.dispatch.send(new SmsMessage("once", MOBILE, ARABIC));
		this.dispatch.send(new SmsMessage("once", MOBILE, ARABIC));

		assertThat(centre.received).hasSize(2);
	}

	@Test
	@DisplayName("waits for the connection, which comes back by itself")
	void reconnects() throws Exception {
		var centre = connected("a", false);
		centre.close();
		await().atMost(Duration.ofSeconds(20)).until(() -> !this.gateways.get(0).isReady());
		assertThatExceptionOfType(SmsNotAcceptedException.class)
			.isThrownBy(() -> this.dispatch.send(new SmsMessage("later", MOBILE, "text")));
		assertThat(this.dispatch.health()).contains("a=not connected");

		centre.open();
		await().atMost(Duration.ofSeconds(20)).until(this.gateways.get(0)::isReady);
		this.dispatch.send(new SmsMessage("later", MOBILE, "text"));

		assertThat(centre.received).hasSize(1);
		assertThat(this.dispatch.health()).contains("a=connected");
	}

	@Test
	@DisplayName("waits also if the connection only seems alive, which an unanswered enquiry shows")
	void deadLine() throws Exception {
		var centre = centre("a");
		try (var cable = Cable.to(centre.port)) {
			var plain = centre.settings(false);
			connect(centre,
					new Gateway(plain.name(), null, null, plain.host(), cable.port(), false, null, plain.systemId(),
							plain.password(), "", plain.sender(), false, plain.longText(), plain.receiptIds(), 10, 100,
							Duration.ofMillis(300), Duration.ofMillis(700), plain.validity(), plain.pause(), Map.of(),
							Map.of()));
			cable.die();

			await().atMost(Duration.ofSeconds(20)).until(() -> !this.gateways.get(0).isReady());
		}
	}

	@Test
	@DisplayName("reaches a centre that honours the reference once, although the connection was lost before its answer")
	void unclearAtHonouringCentre() throws Exception {
		var centre = connected("a", true);
		centre.answer = centre::acceptAndHangUp;
		var message = new SmsMessage("unclear", MOBILE, ARABIC);
		assertThatExceptionOfType(SmsUnclearException.class).isThrownBy(() -> this.dispatch.send(message));
		assertThat(this.dispatch.states("unclear")).containsExactly("a SENDING", "a SENDING");

		centre.answer = centre::accept;
		await().atMost(Duration.ofSeconds(20)).until(this.gateways.get(0)::isReady);
		this.dispatch.send(message);

		assertThat(centre.received).extracting(MessageCentre::reference)
			.as("first part, again, second part")
			.hasSize(3)
			.satisfies((references) -> assertThat(references.get(0)).isEqualTo(references.get(1))
				.isNotEqualTo(references.get(2)));
		assertThat(centre.accepted).hasSize(2);
		assertThat(this.dispatch.states("unclear")).containsExactly("a SENT", "a SENT");
	}

	@Test
	@DisplayName("is not repeated at a centre that does not, until a receipt cannot be hoped for; another centre does not get it before")
	void unclearAtOtherCentre() throws Exception {
		var centre = connected("a", false);
		var second = connected("b", false);
		centre.answer = centre::acceptAndHangUp;
		var message = new SmsMessage("unclear", MOBILE, "text");
		assertThatExceptionOfType(SmsUnclearException.class).isThrownBy(() -> this.dispatch.send(message));
		centre.answer = centre::accept;
		await().atMost(Duration.ofSeconds(20)).until(this.gateways.get(0)::isReady);
		assertThatExceptionOfType(SmsUnclearException.class).isThrownBy(() -> this.dispatch.send(message));
		assertThat(centre.received).hasSize(1);
		assertThat(second.received).isEmpty();

		this.clock.pass(Duration.ofMinutes(11));
		this.dispatch.send(message);

		assertThat(centre.received).hasSize(2);
		assertThat(this.dispatch.states("unclear")).containsExactly("a SENT");
	}

	@Test
	@DisplayName("is known as delivered if the connection was lost, but the receipt repeats its reference")
	void unclearWithEcho() throws Exception {
		var centre = connected("a", false);
		centre.answer = centre::acceptAndHangUp;
		var message = new SmsMessage("unclear", MOBILE, "text");
		assertThatExceptionOfType(SmsUnclearException.class).isThrownBy(() -> this.dispatch.send(message));
		await().atMost(Duration.ofSeconds(20)).until(this.gateways.get(0)::isReady);
		centre.awaitBound();

		var reference = MessageCentre.reference(centre.received.get(0));
		centre.receipt("a1", "DELIVRD", new Tlv(SmppConstants.TAG_USER_MESSAGE_REFERENCE,
				ByteBuffer.allocate(2).putShort((short) (reference + 1)).array()));
		assertThat(this.dispatch.states("unclear")).as("another reference").containsExactly("a SENDING");
		centre.receipt("a1", "DELIVRD", new Tlv(SmppConstants.TAG_USER_MESSAGE_REFERENCE,
				ByteBuffer.allocate(2).putShort((short) reference).array()));
		this.dispatch.send(message);

		assertThat(centre.received).hasSize(1);
		assertThat(this.dispatch.states("unclear")).containsExactly("a DELIVERED");
	}

	@Test
	@DisplayName("goes to the second centre if the first surely did not take it: refused, throttled, gone")
	void failover() throws Exception {
		var first = connected("a", false);
		var second = connected("b", false);
		first.answer = MessageCentre.refusing(SmppConstants.STATUS_SYSERR);
		this.dispatch.send(new SmsMessage("error", MOBILE, "text"));
		assertThat(this.gateways.get(0).isReady()).isTrue();
		first.answer = MessageCentre.refusing(SmppConstants.STATUS_THROTTLED);
		this.dispatch.send(new SmsMessage("throttled", MOBILE, ARABIC));
		assertThat(this.gateways.get(0).isReady()).as("it rests").isFalse();
		this.dispatch.send(new SmsMessage("resting", MOBILE, "text"));
		assertThat(first.received).hasSize(2);
		await().atMost(Duration.ofSeconds(20)).until(this.gateways.get(0)::isReady);
		first.close();
		await().atMost(Duration.ofSeconds(20)).until(() -> !this.gateways.get(0).isReady());
		this.dispatch.send(new SmsMessage("gone", MOBILE, "text"));

		assertThat(List.of("error", "throttled", "resting", "gone"))
			.allSatisfy((key) -> assertThat(this.dispatch.states(key)).as(key).isNotEmpty().containsOnly("b SENT"));
		assertThat(second.received).hasSize(5);
	}

	@Test
	@DisplayName("fails for good at the first centre if no centre could deliver it")
	void refusedForGood() throws Exception {
		var first = connected("a", false);
		var second = connected("b", false);
		first.answer = MessageCentre.refusing(SmppConstants.STATUS_INVDSTADR);

		assertThatExceptionOfType(SmsRefusedException.class)
			.isThrownBy(() -> this.dispatch.send(new SmsMessage("nobody", MOBILE, "text")))
			.withMessageNotContainingAny(MOBILE, "966501234567", "text");

		assertThat(this.dispatch.states("nobody")).containsExactly("a FAILED");
		assertThat(second.received).isEmpty();
	}

	@Test
	@DisplayName("continues with its second part if only the first was taken, at the same centre")
	void secondPartRefused() throws Exception {
		var first = connected("a", false);
		var second = connected("b", false);
		first.answer = (submit) -> first.received.size() == 1 ? first.accept(submit)
				: MessageCentre.refusing(SmppConstants.STATUS_SYSERR).apply(submit);
		var message = new SmsMessage("half", MOBILE, ARABIC);
		assertThatExceptionOfType(SmsNotAcceptedException.class).isThrownBy(() -> this.dispatch.send(message));
		assertThat(this.dispatch.states("half")).containsExactly("a SENT", "a WAITING");

		first.answer = first::accept;
		this.dispatch.send(message);

		assertThat(first.accepted).hasSize(2);
		assertThat(second.received).isEmpty();
		assertThat(this.dispatch.states("half")).containsExactly("a SENT", "a SENT");
	}

	@Test
	@DisplayName("prefers the second centre while receipts of the first are slow, and asks the first for them")
	void slowReceipts() throws Exception {
		var first = connected("a", false);
		var second = connected("b", false);
		for (var number = 1; number <= 6; number++) {
			this.dispatch.send(new SmsMessage("slow" + number, MOBILE, "text"));
		}
		this.clock.pass(Duration.ofMinutes(6));
		this.dispatch.look();
		assertThat(this.dispatch.health()).contains("a=connected; receipts are slow");
		this.dispatch.send(new SmsMessage("other", MOBILE, "text"));
		assertThat(second.received).hasSize(1);

		for (var id = 1; id <= 5; id++) {
			first.receipt("a" + id, "DELIVRD");
		}
		this.dispatch.look();
		this.dispatch.send(new SmsMessage("again", MOBILE, "text"));
		assertThat(first.received).hasSize(7);
	}

	@Test
	@DisplayName("is known as delivered if its receipt is lost, because the centre is asked")
	void asks() throws Exception {
		var centre = connected("a", false);
		this.dispatch.send(new SmsMessage("lost", MOBILE, "text"));
		this.dispatch.look();
		assertThat(this.dispatch.states("lost")).containsExactly("a SENT");

		centre.known = SmppConstants.STATE_DELIVERED;
		this.clock.pass(Duration.ofMinutes(6));
		this.dispatch.look();

		assertThat(this.dispatch.states("lost")).containsExactly("a DELIVERED");
	}

	@Test
	@DisplayName("leaves by TLS only to a centre that the ministry's authority vouches for, under its name")
	void encrypted(@TempDir Path folder) throws Exception {
		var ministry = Certificates.authority(folder.resolve("ministry"), "The ministry's authority");
		var stranger = Certificates.authority(folder.resolve("stranger"), "Another authority");
		var centre = centre("a");
		for (var end : List.of(new TlsEnd(stranger.issue("forged", "localhost"), centre.port),
				new TlsEnd(ministry.issue("other", "centre.example.sa"), centre.port))) {
			var client = new SmppClient(end.settings(centre), () -> "secret7", (message) -> {
			}, (bound) -> {
			});
			client.use(ministry.trusting());
			client.start();
			await().until(() -> end.refused.get() > 0);
			assertThat(client.session()).isNull();
			client.stop();
			end.close();
		}
		var end = new TlsEnd(ministry.issue("centre", "localhost"), centre.port);
		var gateway = new SmppGateway(end.settings(centre), () -> "secret7", this.dispatch.receipts(),
				this.dispatch.metrics());
		gateway.use(ministry.trusting());
		this.gateways.add(gateway);
		this.dispatch.add(gateway);
		gateway.start();
		await().atMost(Duration.ofSeconds(20)).until(gateway::isReady);
		this.dispatch.send(new SmsMessage("sealed", MOBILE, "text"));

		assertThat(centre.received).hasSize(1);
		end.close();
	}

	@Test
	@DisplayName("reaches a centre that demands the ministry's certificate with it alone, and health says which setting is missing")
	void proven(@TempDir Path folder) throws Exception {
		var theirs = Certificates.authority(folder.resolve("theirs"), "The provider's authority");
		var ministry = Certificates.authority(folder.resolve("ministry"), "The ministry's authority");
		var stranger = Certificates.authority(folder.resolve("stranger"), "Another authority");
		var centre = centre("a");
		try (var end = new DemandingEnd(theirs.issue("centre", "localhost"), ministry, centre.port)) {
			for (var settings : List.of(new String[0], stranger.issue("wusul", "wusul.example.sa").settings())) {
				program(end, theirs, settings).run((program) -> {
					var gateway = program.getBean(SmsGateway.class);
					await().atMost(Duration.ofSeconds(40))
						.untilAsserted(() -> assertThat(gateway.trouble())
							.hasValueSatisfying((trouble) -> assertThat(trouble).contains("WUSUL_CLIENT_CERTIFICATE")));
					assertThat(gateway.isReady()).isFalse();
				});
			}
			program(end, stranger, ministry.issue("wusul", "wusul.example.sa").settings()).run((program) -> {
				var gateway = program.getBean(SmsGateway.class);
				await().atMost(Duration.ofSeconds(20))
					.untilAsserted(() -> assertThat(gateway.trouble())
						.hasValueSatisfying((trouble) -> assertThat(trouble).contains("WUSUL_TRUST_AUTHORITY")));
			});
			assertThat(end.visitors()).isEmpty();

			program(end, theirs, ministry.issue("wusul", "wusul.example.sa").settings()).run((program) -> {
				var gateway = program.getBean(SmsGateway.class);
				await().atMost(Duration.ofSeconds(20)).until(gateway::isReady);
				gateway.send(new SmsMessage("proven", MOBILE, "text"), 1, 1);
				assertThat(gateway.trouble()).isEmpty();
			});
			assertThat(centre.received).hasSize(1);
			assertThat(end.visitors()).containsExactly("CN=wusul");
		}
	}

	private ApplicationContextRunner program(DemandingEnd end, Certificates trusted, String[] own) {
		return new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withUserConfiguration(Settings.class, SmppConfiguration.class)
			.withBean(SmsReceipts.class, this.dispatch::receipts)
			.withBean(SmsMetrics.class, this.dispatch::metrics)
			.withPropertyValues("spring.profiles.active=neighbours", "WUSUL_TRUST_AUTHORITY=" + trusted.certificate(),
					"wusul.sms.gateways[0].name=a", "wusul.sms.gateways[0].host=localhost",
					"wusul.sms.gateways[0].port=" + end.port(), "wusul.sms.gateways[0].system-id=wusul",
					"wusul.sms.gateways[0].password=secret7", "wusul.sms.gateways[0].sender=WUSUL",
					"wusul.sms.gateways[0].timeout=2s", "wusul.sms.gateways[0].pause=1s")
			.withPropertyValues(own);
	}

	@Configuration
	@EnableConfigurationProperties(SmsProperties.class)
	static class Settings {

	}

	/** The end of TLS before a centre. */
	private static final class TlsEnd implements AutoCloseable {

		private final ServerSocket socket;

		private final AtomicInteger refused = new AtomicInteger();

		TlsEnd(Certificates.Issued certificate, int port) throws IOException {
			this.socket = certificate.serving().getServerSocketFactory().createServerSocket(0);
			new Thread(() -> serve(port)).start();
		}

		Gateway settings(MessageCentre centre) {
			var plain = centre.settings(false);
			return new Gateway(plain.name(), null, null, "localhost", this.socket.getLocalPort(), true, null,
					plain.systemId(), "", "", plain.sender(), false, plain.longText(), plain.receiptIds(), 10, 100,
					plain.enquireEvery(), Duration.ofSeconds(5), plain.validity(), plain.pause(), Map.of(), Map.of());
		}

		private void serve(int port) {
			while (!this.socket.isClosed()) {
				try {
					var outside = (SSLSocket) this.socket.accept();
					outside.startHandshake();
					var inside = new Socket("127.0.0.1", port);
					join(outside, inside);
					join(inside, outside);
				}
				catch (IOException problem) {
					this.refused.incrementAndGet();
				}
			}
		}

		private static void join(Socket from, Socket to) {
			new Thread(() -> {
				try (from; to) {
					from.getInputStream().transferTo(to.getOutputStream());
				}
				catch (IOException end) {
					// The other direction ends as well.
				}
			}).start();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
