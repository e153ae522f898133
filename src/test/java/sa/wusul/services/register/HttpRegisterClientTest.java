package sa.wusul.services.register;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.SslBundle;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.services.register.RegisterProperties.Connection;
import sa.wusul.support.ApiFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A register over HTTP")
@Tag("fast")
class HttpRegisterClientTest {

	private static final ObjectMapper json = new ObjectMapper();

	private static final RegisterEnquiry ENQUIRY = new RegisterEnquiry(RegisterPurpose.DECISION, "1448-0001234-7",
			"services-vehicle-registration-renewal", new IdentityNumber("1058529940"),
			Map.of("plateNumber", "أ ب ح 1234", "shortAddress", "RRRD2929"));

	private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

	private HttpServer server;

	private String token = "secret";

	private volatile Answer answer = (call) -> respond(call, 200, "{\"facts\":{}}");

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/", (call) -> {
			this.asked.add(new Asked(call.getRequestURI().getPath(), call.getRequestHeaders(),
					new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
			this.answer.give(call);
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		var api = ApiFile.read("registers");
		assertThat(this.asked)
			.allSatisfy((call) -> assertThat(api.faultsOfCall("POST", call.path().replaceFirst("^/register", ""),
					Optional.ofNullable(call.headers().getFirst("Idempotency-Key")), call.body()))
				.isEmpty());
	}

	@Test
	@DisplayName("is sent the case, the service, the requester and the fields it needs, and no more")
	void isTold() throws IOException {
		vehicles().enquire(ENQUIRY);

		var call = this.asked.get(0);
		assertThat(call.path()).isEqualTo("/register/enquiries");
		assertThat(call.headers().getFirst("Authorization")).isEqualTo("Bearer secret");
		assertThat(call.headers().getFirst("Content-Type")).isEqualTo("application/json");
		assertThat(json.readTree(call.body())).isEqualTo(json.readTree("""
				{"purpose": "07", "reference": "1448-0001234-7", "service": "services-vehicle-registration-renewal",
				 "requester": "1058529940", "particulars": {"plateNumber": "أ ب ح 1234"}}"""));
	}

	@Test
	@DisplayName("lists the workers of a person with their facts, and is of no use with an answer without entries")
	void lists() {
		this.answer = (call) -> respond(call, 200,
				"{\"entries\": [{\"workerIdentityNumber\": \"2198344414\", \"workerNameOnFile\": \"راجو كومار\","
						+ " \"iqamaDaysLeft\": 12, \"salary\": 1}, {}]}");
		var workers = register("workers", Map.of());
		var list = workers.list(new RegisterEnquiry(RegisterPurpose.OWN_FILE, "own-people", "own-people",
				new IdentityNumber("1058529940"), Map.of()));
		assertThat(list).hasSize(2);
		assertThat(list.get(0)).containsOnlyKeys("workerIdentityNumber", "workerNameOnFile", "iqamaDaysLeft");
		assertThat(this.asked.get(0).path()).isEqualTo("/register/lists");
		this.answer = (call) -> respond(call, 200, "{\"facts\": {}}");
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> workers.list(ENQUIRY));
	}

	@Test
	@DisplayName("is shown the credentials of the moment")
	void newCredentials() {
		var register = vehicles();
		register.enquire(ENQUIRY);
		this.token = "next secret";
		register.enquire(ENQUIRY);

		assertThat(this.asked).extracting((call) -> call.headers().getFirst("Authorization"))
			.containsExactly("Bearer secret", "Bearer next secret");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "TRAVEL_BAN, TRAVEL_BAN", "ALREADY_ENTERED, ALREADY_ENTERED", "FULL_MOON, NOT_PERMITTED" })
	@DisplayName("that refuses an entry says why, and is called again for others")
	void refuses(String code, EntryRefusal reason) {
		this.answer = (call) -> respond(call, 422, "{\"refused\": \"" + code + "\"}");
		var register = vehicles();
		var entry = new RegisterEntry("1448-0001234-7:RENEW", "RENEW", Optional.empty(), ENQUIRY);

		for (var time = 1; time <= 6; time++) {
			assertThatExceptionOfType(EntryRefusedException.class).isThrownBy(() -> register.enter(entry))
				.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason));
		}
		assertThat(this.asked).as("a refusal is no failure of the register").hasSize(6);
	}

	@Test
	@DisplayName("may refuse an entry by a code of its own")
	void refusesInItsWords() {
		this.answer = (call) -> respond(call, 422, "{\"refused\": \"17\"}");
		assertThatExceptionOfType(EntryRefusedException.class)
			.isThrownBy(() -> vehicles(Map.of("TRAVEL_BAN", "17"))
				.enter(new RegisterEntry("1448-0001234-7:RENEW", "RENEW", Optional.empty(), ENQUIRY)))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(EntryRefusal.TRAVEL_BAN));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	@DisplayName("leads nowhere else: a redirect is a failure, and nobody else is sent the requester's data")
	void redirects(int status) {
		this.answer = (call) -> {
			call.getResponseHeaders()
				.set("Location", "http://localhost:" + this.server.getAddress().getPort() + "/elsewhere");
			respond(call, status, "{\"facts\":{}}");
		};
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> vehicles().enquire(ENQUIRY));
		assertThat(this.asked).extracting(Asked::path).containsOnly("/register/enquiries");
	}

	@Test
	@DisplayName("refuses neither an enquiry nor, without a code, an entry")
	void refusesNothing() {
		this.answer = (call) -> respond(call, 422, "{\"refused\": \"TRAVEL_BAN\"}");
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> vehicles().enquire(ENQUIRY));
		this.answer = (call) -> respond(call, 422, "{\"error\": \"TRAVEL_BAN\"}");
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(
				() -> vehicles().enter(new RegisterEntry("1448-0001234-7:RENEW", "RENEW", Optional.empty(), ENQUIRY)));
	}

	@Test
	@DisplayName("answers with its own facts; others are ignored, and unknown ones are missing")
	void answers() {
		this.answer = (call) -> respond(call, 200, """
				{"facts": {"vehicleFound": true, "registrationDaysLeft": -12, "vehicleStolen": null,
				 "feePaid": true, "priority": "URGENT"}, "more": []}""");

		var facts = vehicles().enquire(ENQUIRY);

		assertThat(facts).containsOnlyKeys("vehicleFound", "registrationDaysLeft").containsEntry("vehicleFound", true);
		assertThat((Number) facts.get("registrationDaysLeft")).extracting(Number::intValue).isEqualTo(-12);
	}

	@Test
	@DisplayName("enters under a key, and returns number and term of the document")
	void enters() throws IOException {
		this.answer = (call) -> respond(call, 201, """
				{"facts": {"documentSerialNumber": "V123", "validFrom": "2026-11-24", "validUntil": "2029-11-23",
				 "vehicleFound": true}}""");

		var facts = vehicles().enter(new RegisterEntry("1448-0001234-7:RENEW_VEHICLE_REGISTRATION",
				"RENEW_VEHICLE_REGISTRATION", Optional.of(3), ENQUIRY));

		assertThat(facts).isEqualTo(Map.of("documentSerialNumber", "V123", "validFrom", LocalDate.of(2026, 11, 24),
				"validUntil", LocalDate.of(2029, 11, 23)));
		var call = this.asked.get(0);
		assertThat(call.path()).isEqualTo("/register/entries");
		assertThat(call.headers().getFirst("Idempotency-Key")).isEqualTo("1448-0001234-7:RENEW_VEHICLE_REGISTRATION");
		assertThat(json.readTree(call.body()).path("kind").asText()).isEqualTo("RENEW_VEHICLE_REGISTRATION");
		assertThat(json.readTree(call.body()).path("termYears").asInt()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"validFrom\": \"2026-11-24\"}", "{\"documentSerialNumber\": \"V123\"}",
			"{\"documentSerialNumber\": null, \"validFrom\": \"2026-11-24\"}", "{\"vehicleFound\": true}" })
	@DisplayName("is sent the entry again if its answer lacks the number or the first day of the document")
	void entersNothing(String facts) {
		this.answer = (call) -> respond(call, 200, "{\"facts\":" + facts + "}");

		assertThatExceptionOfType(TemporaryFailureException.class)
			.isThrownBy(() -> vehicles().enter(
					new RegisterEntry("1448-0001234-7:RENEW", "RENEW_VEHICLE_REGISTRATION", Optional.of(3), ENQUIRY)))
			.withMessageContaining("answered without");
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 400, 401, 404, 409, 429, 500, 503 })
	@DisplayName("is asked again later after another status")
	void otherStatus(int status) {
		this.answer = (call) -> {
			call.getResponseHeaders().add("Location", "/elsewhere");
			respond(call, status, "{\"facts\":{\"vehicleFound\":false}}");
		};

		assertUnavailable("status " + status);
		assertThat(this.asked).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>1058529940</html>", "[]", "{}", "{\"facts\":[]}",
			"{\"facts\":{\"vehicleFound\":\"yes 1058529940\"}}", "{\"facts\":{\"registrationDaysLeft\":true}}",
			"{\"facts\":{\"registrationDaysLeft\":1e300}}", "{\"facts\":{\"registrationDaysLeft\":-1e300}}",
			"{\"facts\":{\"registrationDaysLeft\":1e-300}}" })
	@DisplayName("is asked again later after an invalid answer, which is not logged")
	void nonsense(String body) {
		this.answer = (call) -> respond(call, 200, body);

		assertUnavailable("register vehicles: answered with");
	}

	@Test
	@DisplayName("is asked again later after an endless answer")
	void endless() {
		this.answer = (call) -> {
			call.sendResponseHeaders(200, 0);
			try (var body = call.getResponseBody()) {
				for (var kilobyte = 0; kilobyte < 4096; kilobyte++) {
					body.write(" ".repeat(1024).getBytes(StandardCharsets.US_ASCII));
				}
			}
		};

		assertUnavailable("answered with more than 1048576 bytes");
	}

	@Test
	@DisplayName("is not awaited longer than the limit, even if it began to answer")
	void slow() {
		this.answer = (call) -> {
			call.sendResponseHeaders(200, 0);
			call.getResponseBody().write('{');
			call.getResponseBody().flush();
			sleep(Duration.ofSeconds(5));
		};
		var began = System.nanoTime();

		assertUnavailable("TimeoutException");

		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
	}

	@Test
	@DisplayName("is asked again later if it cannot be reached")
	void notThere() {
		this.server.stop(0);

		assertUnavailable("ConnectException");
	}

	@Test
	@DisplayName("is not called for a while after repeated failures, and then tried once")
	void isLeftAlone() {
		var register = vehicles();
		this.answer = (call) -> respond(call, 503, "");
		for (var call = 0; call < 10; call++) {
			assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> register.enquire(ENQUIRY));
		}
		assertThat(this.asked).as("calls before the pause").hasSize(4);

		sleep(Duration.ofMillis(600));
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> register.enquire(ENQUIRY));
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> register.enquire(ENQUIRY));
		assertThat(this.asked).hasSize(5);

		this.answer = (call) -> respond(call, 200, "{\"facts\":{\"vehicleFound\":true}}");
		sleep(Duration.ofMillis(600));
		assertThat(register.enquire(ENQUIRY)).containsEntry("vehicleFound", true);
		assertThat(register.enquire(ENQUIRY)).containsEntry("vehicleFound", true);
	}

	private void assertUnavailable(String reason) {
		assertThatExceptionOfType(TemporaryFailureException.class).isThrownBy(() -> vehicles().enquire(ENQUIRY))
			.withMessageContaining(reason)
			.satisfies((problem) -> assertThat(problem.getMessage()).doesNotContain("1058529940"));
	}

	private HttpRegisterClient vehicles() {
		return vehicles(Map.of("DECISION", "07"));
	}

	private HttpRegisterClient vehicles(Map<String, String> codes) {
		return register("vehicles", codes);
	}

	private HttpRegisterClient register(String name, Map<String, String> codes) {
		var known = RegisterFiles.registers().find(name).orElseThrow();
		var url = URI.create("http://localhost:%d/register".formatted(this.server.getAddress().getPort()));
		var settings = new Connection(known.tells(), known.answers(), known.enters(), known.words(), url, "secret",
				Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500), NeighbourConnection.CERTIFICATES,
				Map.of(), codes, false, known.lists());
		return new HttpRegisterClient(name, settings,
				new NeighbourClient(HttpRegisterGateway.connection(name, settings), () -> this.token,
						SslBundle.systemDefault().createSslContext(), json));
	}

	private static void respond(HttpExchange call, int status, String body) throws IOException {
		var bytes = body.getBytes(StandardCharsets.UTF_8);
		call.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		if (bytes.length > 0) {
			call.getResponseBody().write(bytes);
		}
		call.close();
	}

	private static void sleep(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private record Asked(String path, Headers headers, String body) {
	}

	/** A response of the server. */
	private interface Answer {

		void give(HttpExchange call) throws IOException;

	}

}
