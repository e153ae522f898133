import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A message centre with HTTP ({@code src/docs/api/sms.yaml}) that treats a repeated key
 * as the same message. It logs each message before it answers, reports the delivery of
 * each, and can be down, slow, or lose answers and report twice.
 */
final class Centre implements AutoCloseable {

	/** The centre's mood. */
	enum Mood {

		GOOD, DOWN, SLOW, DUPLICATING

	}

	private final HttpServer server;

	private final Log log;

	private final Supplier<String> node;

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, String> ids = new ConcurrentHashMap<>();

	private final AtomicInteger calls = new AtomicInteger();

	/** Calls that came while its mood was not good. */
	final AtomicInteger disturbed = new AtomicInteger();

	volatile Mood mood = Mood.GOOD;

	/** Milliseconds until it answers. */
	volatile int pace;

	Centre(int port, Path file, Supplier<String> node) throws IOException {
		this.log = new Log(file);
		this.node = node;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
		this.server.setExecutor(Executors.newCachedThreadPool((work) -> {
			var thread = new Thread(work);
			thread.setDaemon(true);
			return thread;
		}));
		this.server.createContext("/messages", this::message);
		this.server.start();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	private void message(HttpExchange exchange) throws IOException {
		var body = exchange.getRequestBody().readAllBytes();
		if (this.mood != Mood.GOOD) {
			this.disturbed.incrementAndGet();
		}
		if (this.mood == Mood.DOWN) {
			answer(exchange, 503, "");
			return;
		}
		if (exchange.getRequestMethod().equals("GET")) {
			answer(exchange, 200, "{\"state\":\"DELIVERED\"}");
			return;
		}
		var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
		var id = this.ids.computeIfAbsent(key,
				(unknown) -> "m" + (this.ids.size() + 1) + "x" + Math.abs(key.hashCode()));
		var message = Log.JSON.readTree(body);
		this.log.write(
				Map.of("key", key, "id", id, "to", message.path("to").asText(), "text", message.path("text").asText()));
		var call = this.calls.incrementAndGet();
		pause(this.pace + ((this.mood == Mood.SLOW && call % 3 == 0) ? 12_000 : 0));
		if (this.mood == Mood.DUPLICATING && call % 2 == 0) {
			report(id);
			// The message is accepted, and its answer is lost.
			exchange.close();
			return;
		}
		answer(exchange, 201, "{\"id\":\"" + id + "\"}");
		report(id);
		if (this.mood == Mood.DUPLICATING) {
			report(id);
		}
	}

	private static void pause(int milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		var bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/** Reports the delivery once; the program asks for those that it does not hear of. */
	private void report(String id) {
		var request = HttpRequest.newBuilder(URI.create(this.node.get() + "/api/sms/receipts"))
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/json")
			.header("Authorization", Clients.basic("network"))
			.POST(HttpRequest.BodyPublishers
				.ofString("{\"receipts\":[{\"id\":\"" + id + "\",\"state\":\"DELIVERED\"}]}"))
			.build();
		this.http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
