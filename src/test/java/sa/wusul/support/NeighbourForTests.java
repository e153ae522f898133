package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.StandardEnvironment;

import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.neighbour.NeighbourProperties;
import sa.wusul.platform.neighbour.NeighbourProperties.Neighbour;
import sa.wusul.platform.neighbour.Neighbours;

/**
 * A neighbour that honours keys, and holds each call and each of its good answers against
 * a file of {@code src/docs/api}.
 */
public final class NeighbourForTests implements AutoCloseable {

	private final ApiFile api;

	private final HttpServer server;

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private final List<String> faults = new CopyOnWriteArrayList<>();

	private final Map<String, String> effects = new ConcurrentHashMap<>();

	private volatile int status = 200;

	private volatile String body = "{\"reference\": \"R-1\"}";

	private volatile boolean described = true;

	private volatile Interruption interruption = (call, taken) -> {
	};

	public NeighbourForTests(String api) {
		this.api = ApiFile.read(api);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/", this::take);
		this.server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		var call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
				Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
				Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		this.calls.add(call);
		this.faults.addAll(this.api.faultsOfCall(call.method(), call.path(), call.key(), call.body()));
		this.interruption.at(call, false);
		call.key().ifPresent((key) -> {
			var before = this.effects.putIfAbsent(key, call.body());
			if (before != null && !before.equals(call.body())) {
				this.faults.add("another body under the key " + key);
			}
		});
		this.interruption.at(call, true);
		if (this.described) {
			this.faults.addAll(this.api.faultsOfAnswer(call.method(), call.path(), this.status, this.body));
		}
		var bytes = this.body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/** Answers like this from now on, as the file allows. */
	public void answer(int as, String content) {
		this.described = true;
		this.status = as;
		this.body = content;
	}

	/** Answers like this from now on, which the file does not allow. */
	public void answerWrongly(int as, String content) {
		this.described = false;
		this.status = as;
		this.body = content;
	}

	/** Does something before and after the effect of each call. */
	public void interrupt(Interruption work) {
		this.interruption = work;
	}

	public List<Call> calls() {
		return List.copyOf(this.calls);
	}

	public Call last() {
		return this.calls.get(this.calls.size() - 1);
	}

	/** Returns the effects by key. */
	public Map<String, String> effects() {
		return Map.copyOf(this.effects);
	}

	/** Returns where calls or good answers differ from the file. */
	public List<String> faults() {
		return List.copyOf(this.faults);
	}

	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	public Neighbours as(String name) {
		return as(name, Map.of(), Map.of());
	}

	public Neighbours as(String name, Map<String, String> names, Map<String, String> codes) {
		return neighbours(name, url(), names, codes);
	}

	/** Returns the clients of a program with one neighbour. */
	public static Neighbours neighbours(String name, URI url, Map<String, String> names, Map<String, String> codes) {
		return new Neighbours(
				new NeighbourProperties(Map.of(name,
						new Neighbour(url, "token-1", NeighbourConnection.CERTIFICATES, Duration.ofSeconds(2),
								Duration.ofSeconds(4), Duration.ofMillis(200), false, names, codes))),
				new DefaultSslBundleRegistry(NeighbourConnection.CERTIFICATES, SslBundle.systemDefault()),
				new StandardEnvironment(), new ObjectMapper());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** A call that arrived. */
	public record Call(String method, String path, Optional<String> key, Optional<String> credentials, String body) {
		public JsonNode content() {
			return ApiFile.json(this.body);
		}

	}

	/** Work beside a call. */
	@FunctionalInterface
	public interface Interruption {

		void at(Call call, boolean taken);

	}

}
