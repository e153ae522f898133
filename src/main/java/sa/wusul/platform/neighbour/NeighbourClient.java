package sa.wusul.platform.neighbour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.platform.text.NeutralText;

/**
 * The client of one neighbour. It follows no redirects, so that data reaches the
 * neighbour only. After repeated failures the neighbour is not called for a while, so
 * that failing calls do not delay others. Failures say nothing of what was sent or
 * answered.
 */
public class NeighbourClient {

	private static final Logger logger = LoggerFactory.getLogger(NeighbourClient.class);

	private static final int CALLS_THAT_COUNT = 4;

	private final NeighbourConnection connection;

	private final Supplier<String> token;

	private final ObjectMapper json;

	private final Optional<CircuitBreaker> breaker;

	private volatile HttpClient client;

	/**
	 * Creates the client.
	 * @param token the ministry's credentials of a moment, which may be {@code null}
	 */
	public NeighbourClient(NeighbourConnection connection, Supplier<String> token, SSLContext certificates,
			ObjectMapper json) {
		this.connection = connection;
		this.token = token;
		this.json = json;
		this.breaker = connection.rest().isZero() ? Optional.empty() : Optional.of(breaker(connection));
		use(certificates);
	}

	private static CircuitBreaker breaker(NeighbourConnection connection) {
		var breaker = CircuitBreaker.of(connection.name(),
				CircuitBreakerConfig.custom()
					.slidingWindowSize(CALLS_THAT_COUNT)
					.minimumNumberOfCalls(CALLS_THAT_COUNT)
					.permittedNumberOfCallsInHalfOpenState(1)
					.waitDurationInOpenState(connection.rest())
					.recordException(TemporaryFailureException.class::isInstance)
					.build());
		breaker.getEventPublisher()
			.onStateTransition((event) -> logger.warn("{}: {}", connection.name(), event.getStateTransition()));
		return breaker;
	}

	/** Uses these certificates from the next call on. */
	final void use(SSLContext certificates) {
		this.client = HttpClient.newBuilder()
			.sslContext(certificates)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(this.connection.connectTimeout())
			.build();
	}

	/** Checks whether the next call is made, and not refused for the sake of a rest. */
	public boolean isReady() {
		return this.breaker.map((state) -> state.getState() != CircuitBreaker.State.OPEN).orElse(true);
	}

	/**
	 * Calls the neighbour.
	 * @param reader reads the answer; what it throws as temporary counts as a failure of
	 * the neighbour
	 * @throws TemporaryFailureException if there is no answer in time
	 */
	public <T> T call(NeighbourCall call, Function<NeighbourAnswer, T> reader) {
		try {
			return this.breaker.map((state) -> state.executeSupplier(() -> reader.apply(send(call))))
				.orElseGet(() -> reader.apply(send(call)));
		}
		catch (CallNotPermittedException resting) {
			throw unavailable("failed repeatedly and is left alone for a while");
		}
	}

	/**
	 * Sends the request with a limit up to the last byte; the HTTP client's own timeout
	 * ends with the header of the answer.
	 */
	private NeighbourAnswer send(NeighbourCall call) {
		var answer = this.client.sendAsync(request(call),
				(head) -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), this::beginning));
		try {
			var given = answer.get(this.connection.timeout().toMillis(), TimeUnit.MILLISECONDS);
			given.body().rest().close();
			if (given.body().bytes().length > this.connection.largestAnswer()) {
				throw unavailable(
						NeutralText.format("answered with more than %d bytes", this.connection.largestAnswer()));
			}
			return new NeighbourAnswer(this.connection.name(), given.statusCode(), given.body().bytes(), this.json);
		}
		catch (ExecutionException problem) {
			NeighbourConnection.tlsFailure(problem)
				.ifPresent((reason) -> logger.warn("{}: {}", this.connection.name(), reason));
			throw unavailable(problem.getCause().getClass().getSimpleName());
		}
		catch (TimeoutException | IOException problem) {
			throw unavailable(problem.getClass().getSimpleName());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw unavailable("interrupted");
		}
		finally {
			answer.cancel(true);
		}
	}

	private HttpRequest request(NeighbourCall call) {
		var request = HttpRequest.newBuilder(URI.create(this.connection.url() + "/" + call.path()))
			.header("Accept", "application/json")
			.method(call.method(),
					call.body()
						.map((body) -> BodyPublishers.ofByteArray(bytes(body)))
						.orElseGet(BodyPublishers::noBody));
		if (call.body().isPresent()) {
			request.header("Content-Type", "application/json");
		}
		call.key().ifPresent((key) -> request.header("Idempotency-Key", key));
		var credentials = this.token.get();
		if (credentials != null) {
			request.header("Authorization", "Bearer " + credentials);
		}
		return request.build();
	}

	/**
	 * Writes fields in the order of their names, so that each node repeats the same bytes
	 * under a key.
	 */
	private byte[] bytes(Object body) {
		try {
			return this.json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsBytes(body);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/**
	 * Reads the beginning of the answer. The caller closes the rest, because closing here
	 * would abort an answer that is still being received.
	 */
	private Beginning beginning(InputStream answer) {
		try {
			return new Beginning(answer.readNBytes(this.connection.largestAnswer() + 1), answer);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private TemporaryFailureException unavailable(String reason) {
		return new TemporaryFailureException(this.connection.name() + ": " + reason);
	}

	/** The part of an answer that is read, and the rest of it. */
	private record Beginning(byte[] bytes, InputStream rest) {
	}

}
