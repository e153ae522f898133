package sa.wusul.services.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.services.register.RegisterProperties.Connection;

/**
 * A register over HTTP and JSON, as described in {@code src/docs/registers.md}. After
 * repeated failures it is not called for a while, so that failing calls do not delay
 * other outbox entries.
 */
class HttpRegisterClient {

	private static final Logger logger = LoggerFactory.getLogger(HttpRegisterClient.class);

	private static final Map<String, FactKind> OF_ENTRIES = Map.of(RegisterEntry.SERIAL_NUMBER, FactKind.TEXT,
			RegisterEntry.VALID_FROM, FactKind.DATE, RegisterEntry.VALID_UNTIL, FactKind.DATE);

	/**
	 * The facts without which no document can be issued; an answer without them does not
	 * confirm the entry.
	 */
	private static final Set<String> ALWAYS_ENTERED = Set.of(RegisterEntry.SERIAL_NUMBER, RegisterEntry.VALID_FROM);

	/** The status with which a register refuses an entry. */
	private static final int REFUSED = 422;

	private static final int CALLS_THAT_COUNT = 4;

	/** In bytes; the facts of one person are far smaller. */
	private static final int LARGEST_ANSWER = 1 << 20;

	private final String name;

	private final Connection connection;

	private final Supplier<String> token;

	private final HttpClient client;

	private final ObjectMapper json;

	private final CircuitBreaker breaker;

	/**
	 * Creates the client.
	 * @param token the ministry's credentials of a moment, which may be {@code null}
	 */
	HttpRegisterClient(String name, Connection connection, Supplier<String> token, HttpClient client,
			ObjectMapper json) {
		this.name = name;
		this.connection = connection;
		this.token = token;
		this.client = client;
		this.json = json;
		this.breaker = CircuitBreaker.of(name,
				CircuitBreakerConfig.custom()
					.slidingWindowSize(CALLS_THAT_COUNT)
					.minimumNumberOfCalls(CALLS_THAT_COUNT)
					.permittedNumberOfCallsInHalfOpenState(1)
					.waitDurationInOpenState(connection.rest())
					.recordException((problem) -> !(problem instanceof EntryRefusedException))
					.build());
		this.breaker.getEventPublisher()
			.onStateTransition((event) -> logger.warn("register {}: {}", name, event.getStateTransition()));
	}

	String name() {
		return this.name;
	}

	Map<String, Object> enquire(RegisterEnquiry enquiry) {
		return call("enquiries", request(enquiry), Map.of(), this.connection.answers(), Set.of());
	}

	Map<String, Object> enter(RegisterEntry entry) {
		var body = request(entry.about());
		body.put("kind", entry.kind());
		entry.termYears().ifPresent((years) -> body.put("termYears", years));
		return call("entries", body, Map.of("Idempotency-Key", entry.key()), OF_ENTRIES, ALWAYS_ENTERED);
	}

	/** Builds the request, with only the data that the register needs. */
	private Map<String, Object> request(RegisterEnquiry enquiry) {
		var particulars = new HashMap<>(enquiry.particulars());
		particulars.keySet().retainAll(this.connection.tells());
		var body = new LinkedHashMap<String, Object>();
		body.put("reference", enquiry.caseReference());
		body.put("service", enquiry.service());
		body.put("requester", enquiry.requester().value());
		body.put("particulars", particulars);
		return body;
	}

	private Map<String, Object> call(String path, Map<String, Object> body, Map<String, String> headers,
			Map<String, FactKind> known, Set<String> needed) {
		try {
			return this.breaker.executeCallable(() -> facts(send(path, body, headers), known, needed));
		}
		catch (CallNotPermittedException resting) {
			throw unavailable("failed repeatedly and is left alone for a while");
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw unavailable("interrupted");
		}
		catch (TemporaryFailureException | EntryRefusedException told) {
			throw told;
		}
		catch (Exception problem) {
			throw unavailable(problem.getClass().getSimpleName());
		}
	}

	/**
	 * Sends the request with a limit up to the last byte; the client's own timeout ends
	 * with the header of the response.
	 */
	private HttpResponse<Beginning> send(String path, Map<String, Object> body, Map<String, String> headers)
			throws IOException, InterruptedException, TimeoutException {
		var request = HttpRequest.newBuilder(URI.create(this.connection.url() + "/" + path))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.POST(BodyPublishers.ofByteArray(this.json.writeValueAsBytes(body)));
		headers.forEach(request::header);
		var credentials = this.token.get();
		if (credentials != null) {
			request.header("Authorization", "Bearer " + credentials);
		}
		var answer = this.client.sendAsync(request.build(),
				(head) -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), HttpRegisterClient::beginning));
		try {
			var given = answer.get(this.connection.timeout().toMillis(), TimeUnit.MILLISECONDS);
			given.body().rest().close();
			return given;
		}
		catch (ExecutionException problem) {
			if (problem.getCause() instanceof SSLException unproven) {
				logger.warn("register {}: no TLS connection: {}", this.name, unproven.getMessage());
			}
			throw unavailable(problem.getCause().getClass().getSimpleName());
		}
		finally {
			answer.cancel(true);
		}
	}

	/**
	 * Reads the beginning of the response. The caller closes the rest, because closing
	 * here would abort a response that is still being received.
	 */
	private static Beginning beginning(InputStream answer) {
		try {
			return new Beginning(answer.readNBytes(LARGEST_ANSWER + 1), answer);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private Map<String, Object> facts(HttpResponse<Beginning> answer, Map<String, FactKind> known, Set<String> needed)
			throws IOException {
		if (answer.statusCode() == REFUSED && known == OF_ENTRIES) {
			refuse(answer.body());
		}
		if (answer.statusCode() / 100 != 2) {
			throw unavailable("answered with status " + answer.statusCode());
		}
		if (answer.body().bytes().length > LARGEST_ANSWER) {
			throw unavailable(NeutralText.format("answered with more than %d bytes", LARGEST_ANSWER));
		}
		var facts = new HashMap<String, Object>();
		var given = read(answer.body().bytes()).path("facts");
		if (!given.isObject()) {
			throw unavailable("answered without facts");
		}
		known.forEach((fact, kind) -> {
			if (given.hasNonNull(fact)) {
				facts.put(fact, value(fact, kind, given.get(fact)));
			}
		});
		if (!facts.keySet().containsAll(needed)) {
			throw unavailable("answered without " + String.join(", ", needed));
		}
		return facts;
	}

	/** Throws the register's refusal; an answer without a code is none. */
	private void refuse(Beginning body) throws IOException {
		var code = read(body.bytes()).path("refused");
		if (code.isTextual()) {
			throw new EntryRefusedException(EntryRefusal.of(code.textValue()));
		}
	}

	private JsonNode read(byte[] body) throws IOException {
		try {
			return this.json.readTree(body);
		}
		catch (JsonProcessingException problem) {
			// The parser's message contains the response text.
			throw unavailable("answered with what is not JSON");
		}
	}

	private Object value(String fact, FactKind kind, JsonNode given) {
		try {
			return kind.read(given);
		}
		catch (RuntimeException otherKind) {
			throw unavailable("answered with a " + fact + " that is no " + kind);
		}
	}

	private TemporaryFailureException unavailable(String reason) {
		return new TemporaryFailureException("register " + this.name + ": " + reason);
	}

	/** The part of a response that is read, and the rest of it. */
	private record Beginning(byte[] bytes, InputStream rest) {
	}

}
