package sa.wusul.notification.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import sa.wusul.notification.DispatchForTests;
import sa.wusul.notification.SilentLog;
import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsNotAcceptedException;
import sa.wusul.notification.SmsProperties;
import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.notification.SmsProperties.LongText;
import sa.wusul.notification.SmsProperties.ReceiptIds;
import sa.wusul.notification.SmsRefusedException;
import sa.wusul.notification.SmsUnclearException;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.support.ApiFile;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@DisplayName("A message to a provider with HTTP")
@Tag("fast")
@ExtendWith(SilentLog.class)
class HttpSmsGatewayTest {

	private static final SmsMessage MESSAGE = new SmsMessage("key-1", "+966501234567", "صدر قراركم");

	private final TestDatabase database = TestDatabase.h2();

	private final DispatchForTests dispatch = new DispatchForTests(this.database,
			new SmsProperties(false, List.of(), Duration.ZERO, Duration.ofMinutes(10), Duration.ofHours(72)),
			Clock.offset(Clock.systemUTC(), Duration.ZERO));

	private final List<Provider> providers = new ArrayList<>();

	private Provider first;

	private HttpSmsGateway gateway;

	@BeforeEach
	void connect() throws Exception {
		this.first = new Provider();
		this.gateway = gateway("first", this.first);
	}

	@AfterEach
	void close() {
		this.providers.forEach((provider) -> provider.server.stop(0));
		assertThat(this.providers).allSatisfy((provider) -> assertThat(provider.faults).isEmpty());
		this.database.close();
	}

	private HttpSmsGateway gateway(String name, Provider provider) throws NoSuchAlgorithmException {
		this.providers.add(provider);
		var settings = new Gateway(name,
				URI.create("http://localhost:" + provider.server.getAddress().getPort() + "/sms"), "token-1", null, 0,
				true, NeighbourConnection.CERTIFICATES, null, null, "", "WUSUL", false, LongText.PARTS, ReceiptIds.SAME,
				1, 1, Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofHours(48), Duration.ofSeconds(1),
				Map.of(), Map.of());
		var added = new HttpSmsGateway(settings,
				new HttpSmsClient("wusul.sms.gateways[0]", settings,
						new NeighbourClient(HttpSmsConfiguration.connection(settings), settings::token,
								SSLContext.getDefault(), new ObjectMapper())),
				this.dispatch.metrics());
		this.dispatch.add(added);
		return added;
	}

	@Test
	@DisplayName("has number, sender and text, the ministry's credentials and its key, and its state is asked for")
	void delivered() {
		this.dispatch.send(MESSAGE);
		this.dispatch.send(MESSAGE);

		assertThat(this.first.bodies).hasSize(1).first().satisfies((body) -> {
			assertThat(body.path("to").asText()).isEqualTo("+966501234567");
			assertThat(body.path("from").asText()).isEqualTo("WUSUL");
			assertThat(body.path("text").asText()).isEqualTo("صدر قراركم");
			assertThat(body.path("validSeconds").asInt()).isEqualTo(172800);
		});
		assertThat(this.first.credentials).containsOnly("Bearer token-1");
		assertThat(this.dispatch.states("key-1")).containsExactly("first SENT");
		this.first.state = "DELIVERED";
		this.dispatch.look();
		assertThat(this.dispatch.states("key-1")).containsExactly("first DELIVERED");
	}

	@Test
	@DisplayName("is repeated under its key if the provider failed after it took it, and sent once")
	void unclear() throws Exception {
		var second = new Provider();
		gateway("second", second);
		this.first.status = 500;
		assertThatExceptionOfType(SmsUnclearException.class).isThrownBy(() -> this.dispatch.send(MESSAGE));
		assertThatExceptionOfType(SmsUnclearException.class).as("the provider is left alone")
			.isThrownBy(() -> this.dispatch.send(MESSAGE));
		assertThat(this.first.bodies).hasSize(1);
		this.first.status = 200;
		await().atMost(Duration.ofSeconds(10)).until(this.gateway::isReady);
		this.dispatch.send(MESSAGE);

		assertThat(this.first.bodies).hasSize(2);
		assertThat(this.first.effects).hasSize(1);
		assertThat(second.bodies).isEmpty();
		assertThat(this.dispatch.states("key-1")).containsExactly("first SENT");
	}

	@Test
	@DisplayName("goes to the next gateway if the provider surely did not take it, and nowhere if no provider could")
	void failover() throws Exception {
		this.first.status = 403;
		assertThatExceptionOfType(SmsNotAcceptedException.class).isThrownBy(() -> this.dispatch.send(MESSAGE));
		await().atMost(Duration.ofSeconds(10)).until(this.gateway::isReady);
		var second = new Provider();
		gateway("second", second);
		this.dispatch.send(MESSAGE);
		assertThat(this.dispatch.states("key-1")).containsExactly("second SENT");

		await().atMost(Duration.ofSeconds(10)).until(this.gateway::isReady);
		this.first.status = 422;
		assertThatExceptionOfType(SmsRefusedException.class)
			.isThrownBy(() -> this.dispatch.send(new SmsMessage("key-2", "+966501234567", "text")));
		assertThat(second.bodies).hasSize(1);
	}

	/** A provider that knows the key of each message. */
	private static final class Provider {

		private final HttpServer server;

		private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();

		private final List<String> credentials = new CopyOnWriteArrayList<>();

		private final List<String> faults = new CopyOnWriteArrayList<>();

		private final Map<String, String> effects = new ConcurrentHashMap<>();

		private volatile int status = 200;

		private volatile String state = "SENT";

		Provider() throws IOException {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/sms/messages", this::answer);
			this.server.start();
		}

		private void answer(HttpExchange call) throws IOException {
			this.credentials.add(call.getRequestHeaders().getFirst("Authorization"));
			var content = "{\"state\": \"" + this.state + "\"}";
			if (call.getRequestMethod().equals("POST")) {
				var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
				this.bodies.add(new ObjectMapper().readTree(body));
				this.faults.addAll(ApiFile.read("sms")
					.faultsOfCall("POST", "/messages",
							Optional.ofNullable(call.getRequestHeaders().getFirst("Idempotency-Key")), body));
				var id = this.effects.computeIfAbsent(call.getRequestHeaders().getFirst("Idempotency-Key"),
						(key) -> "id-" + this.effects.size());
				content = "{\"id\": \"" + id + "\"}";
			}
			if (this.status == 200) {
				this.faults.addAll(ApiFile.read("sms")
					.faultsOfAnswer(call.getRequestMethod(), call.getRequestURI().getPath().replaceFirst("^/sms", ""),
							this.status, content));
			}
			var bytes = content.getBytes(StandardCharsets.UTF_8);
			call.sendResponseHeaders(this.status, bytes.length);
			call.getResponseBody().write(bytes);
			call.close();
		}

	}

}
