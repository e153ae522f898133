package sa.wusul.portal.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import com.nimbusds.jwt.JWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A proxy of the provider's token endpoint, which passes requests on or answers like an
 * attacker.
 */
class TokenEndpointProxy {

	private final HttpClient client = HttpClient.newHttpClient();

	private final AtomicReference<Answer> next = new AtomicReference<>();

	private final AtomicReference<String> question = new AtomicReference<>();

	private HttpServer server;

	void open(String endpoint) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/token", (exchange) -> answer(exchange, endpoint));
		this.server.start();
	}

	void close() {
		this.server.stop(0);
	}

	String address() {
		return "http://localhost:%d/token".formatted(this.server.getAddress().getPort());
	}

	void answerNext(int status, String body) {
		this.next.set(new Answer(status, body));
	}

	Map<String, String> lastQuestion() {
		return form(this.question.get());
	}

	static Map<String, String> form(String encoded) {
		return Arrays.stream(encoded.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	static String body(JWT token) {
		return "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
			.formatted(token.serialize());
	}

	private void answer(HttpExchange exchange, String endpoint) throws IOException {
		this.question.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		var forged = this.next.getAndSet(null);
		var answer = (forged != null) ? forged
				: ask(endpoint, exchange.getRequestHeaders().getFirst("Authorization"), this.question.get());
		var body = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(answer.status(), (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private Answer ask(String endpoint, String authorization, String form) {
		try {
			var given = this.client.send(HttpRequest.newBuilder(URI.create(endpoint))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.header("Authorization", authorization)
				.POST(BodyPublishers.ofString(form))
				.build(), BodyHandlers.ofString());
			return new Answer(given.statusCode(), given.body());
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		catch (InterruptedException interrupted) {
			throw new IllegalStateException(interrupted);
		}
	}

	private record Answer(int status, String body) {
	}

}
