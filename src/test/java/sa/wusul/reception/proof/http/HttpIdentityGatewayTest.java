package sa.wusul.reception.proof.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.reception.proof.ProofChannel;
import sa.wusul.reception.proof.ProofPurpose;
import sa.wusul.reception.proof.ProofQuestion;
import sa.wusul.reception.proof.SignedAnswers;
import sa.wusul.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The national identity over HTTP")
@Tag("fast")
class HttpIdentityGatewayTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

	private static final ProofQuestion QUESTION = new ProofQuestion("call-3b9ac1f0-0000-4000-8000-000000000001",
			new IdentityNumber(SignedAnswers.PERSON), "47", ProofPurpose.ENQUIRY, ProofChannel.PHONE,
			NOW.plus(Duration.ofMinutes(3)));

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final SignedAnswers signer = new SignedAnswers();

	private HttpServer neighbour;

	private volatile int status = 202;

	private volatile String keys;

	@BeforeEach
	void begin() throws IOException {
		this.keys = new JWKSet(this.signer.key().toPublicJWK()).toString();
		this.neighbour = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.neighbour.createContext("/", (exchange) -> {
			var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
					+ exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
			boolean asksKeys = exchange.getRequestURI().getPath().endsWith("/keys");
			var answer = (asksKeys ? this.keys : "{}").getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders((asksKeys && this.status < 300) ? 200 : this.status, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		this.neighbour.start();
	}

	@AfterEach
	void end() {
		this.neighbour.stop(0);
	}

	@Test
	@DisplayName("is asked as identity.yaml says, with the key of the proof")
	void asked() throws Exception {
		gateway(Map.of(), Map.of()).ask(QUESTION);

		var parts = this.received.get(0).split(" ", 4);
		assertThat(parts[0] + " " + parts[1]).isEqualTo("POST /questions");
		assertThat(parts[2]).isEqualTo(QUESTION.key());
		var schema = page().at("/components/schemas/Question");
		var sent = JSON.readTree(parts[3]);
		assertThat(names(sent)).containsExactlyInAnyOrderElementsOf(names(schema.path("properties")));
		assertThat(texts(schema.path("required"))).containsExactlyInAnyOrderElementsOf(names(sent));
		schema.path("properties").fields().forEachRemaining((property) -> {
			if (property.getValue().has("pattern")) {
				assertThat(sent.path(property.getKey()).asText()).matches(property.getValue().get("pattern").asText());
			}
		});
		assertThat(texts(schema.at("/properties/purpose/enum")))
			.containsExactlyElementsOf(Stream.of(ProofPurpose.values()).map(Enum::name).toList());
		assertThat(texts(schema.at("/properties/channel/enum")))
			.containsExactlyElementsOf(Stream.of(ProofChannel.values()).map(Enum::name).toList());
	}

	@Test
	@DisplayName("may have names and codes of its own")
	void mapped() throws Exception {
		gateway(Map.of("identityNumber", "nationalId"), Map.of("PHONE", "IVR")).ask(QUESTION);

		var sent = JSON.readTree(this.received.get(0).split(" ", 4)[3]);
		assertThat(sent.path("nationalId").asText()).isEqualTo(SignedAnswers.PERSON);
		assertThat(sent.path("channel").asText()).isEqualTo("IVR");
		assertThat(names(sent)).doesNotContain("identityNumber");
	}

	@Test
	@DisplayName("is away or refuses without a word of what was asked")
	void fails() {
		this.status = 503;
		assertThatThrownBy(() -> gateway(Map.of(), Map.of()).ask(QUESTION))
			.isInstanceOf(TemporaryFailureException.class)
			.hasMessageNotContaining(SignedAnswers.PERSON);
		this.status = 422;
		assertThatThrownBy(() -> gateway(Map.of(), Map.of()).ask(QUESTION))
			.isInstanceOf(PermanentFailureException.class)
			.hasMessageNotContaining(SignedAnswers.PERSON);
	}

	@Test
	@DisplayName("gives its keys, which are asked for again in an hour, and for an unknown one once a minute")
	void keys() {
		var clock = new MovableClock(NOW);
		var found = new HttpAnswerKeys(client(), words(Map.of(), Map.of()), "issuer", clock);

		assertThat(found.find("k1")).isPresent();
		assertThat(found.find("k1")).isPresent();
		assertThat(found.find("k2")).isEmpty();
		assertThat(this.received).hasSize(1);
		clock.set(NOW.plus(Duration.ofSeconds(61)));
		assertThat(found.find("k2")).isEmpty();
		assertThat(found.find("k3")).isEmpty();
		assertThat(this.received).hasSize(2);

		this.status = 503;
		clock.set(NOW.plus(Duration.ofHours(20)));
		assertThat(found.find("k1")).as("while it is away").isPresent();
		clock.set(NOW.plus(Duration.ofHours(25)));
		assertThat(found.find("k1")).as("after a day").isEmpty();
	}

	@Test
	@DisplayName("rotates its keys: the next one is found within a minute, and the one before is gone")
	void rotated() {
		var clock = new MovableClock(NOW);
		var found = new HttpAnswerKeys(client(), words(Map.of(), Map.of()), "issuer", clock);
		assertThat(found.find("k1")).isPresent();

		this.keys = this.keys.replace("\"k1\"", "\"k2\"");
		clock.set(NOW.plus(Duration.ofSeconds(61)));
		assertThat(found.find("k2")).isPresent();
		assertThat(found.find("k1")).isEmpty();
	}

	@Test
	@DisplayName("reads in identity.yaml all codes with which an answer is refused")
	void codes() throws Exception {
		var page = Files.readString(Path.of("src/docs/api/identity.yaml"));
		assertThat(Set.of("answerForm", "answerExpired", "answerUnproven", "otherPerson", "unknown", "settled", "late"))
			.allSatisfy((code) -> assertThat(page).contains("identity." + code));
		assertThat(texts(page().at("/components/schemas/Answer/properties/outcome/enum"))).containsExactly("CONFIRMED",
				"REFUSED");
	}

	private HttpIdentityGateway gateway(Map<String, String> names, Map<String, String> codes) {
		return new HttpIdentityGateway(client(), words(names, codes));
	}

	private NeighbourClient client() {
		try {
			return new NeighbourClient(new NeighbourConnection("identity", address(), "neighbours",
					Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ZERO, 1 << 16), () -> null,
					SSLContext.getDefault(), JSON);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static NeighbourVocabulary words(Map<String, String> names, Map<String, String> codes) {
		return new NeighbourVocabulary("wusul.neighbours.identity", names, codes, HttpIdentityConfiguration.WORDS);
	}

	private URI address() {
		return URI.create("http://127.0.0.1:" + this.neighbour.getAddress().getPort());
	}

	private static JsonNode page() throws IOException {
		return JSON.valueToTree(new Yaml().load(Files.readString(Path.of("src/docs/api/identity.yaml"))));
	}

	private static List<String> names(JsonNode node) {
		var names = new ArrayList<String>();
		node.fieldNames().forEachRemaining(names::add);
		return names;
	}

	private static List<String> texts(JsonNode list) {
		var texts = new ArrayList<String>();
		list.forEach((text) -> texts.add(text.asText()));
		return texts;
	}

}
