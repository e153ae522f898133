package sa.wusul.notification.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sa.wusul.notification.SmsMessage;
import sa.wusul.notification.SmsProperties.Gateway;

/**
 * The interface of a provider over HTTP and JSON, as described in
 * {@code src/docs/operators.md}. It follows no redirects, so that messages go to the
 * provider only.
 */
class HttpSmsClient {

	/** In bytes; an answer has an id or a state. */
	private static final int LARGEST_ANSWER = 1 << 14;

	private final Gateway settings;

	private final Supplier<String> token;

	private final HttpClient client;

	private final ObjectMapper json;

	/**
	 * Creates the client.
	 * @param token the ministry's credentials of a moment
	 */
	HttpSmsClient(Gateway settings, Supplier<String> token, SSLContext trust, ObjectMapper json) {
		this.settings = settings;
		this.token = token;
		this.json = json;
		this.client = HttpClient.newBuilder()
			.sslContext(trust)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(settings.timeout())
			.build();
	}

	Answer send(SmsMessage message) throws IOException, InterruptedException, TimeoutException {
		var body = new LinkedHashMap<String, Object>();
		body.put("to", message.mobile());
		body.put("from", this.settings.sender());
		body.put("text", message.text());
		body.put("validSeconds", this.settings.validity().toSeconds());
		return call(HttpRequest.newBuilder(URI.create(this.settings.url() + "/messages"))
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", message.key())
			.POST(BodyPublishers.ofByteArray(this.json.writeValueAsBytes(body))));
	}

	/**
	 * Asks for the state of a message.
	 * @param id an id of letters and digits
	 */
	Answer ask(String id) throws IOException, InterruptedException, TimeoutException {
		return call(HttpRequest.newBuilder(URI.create(this.settings.url() + "/messages/" + id)).GET());
	}

	/** Calls the provider with a limit up to the last byte of its answer. */
	private Answer call(HttpRequest.Builder request) throws IOException, InterruptedException, TimeoutException {
		request.header("Accept", "application/json").header("Authorization", "Bearer " + this.token.get());
		var answer = this.client.sendAsync(request.build(),
				(head) -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), HttpSmsClient::beginning));
		try {
			var given = answer.get(this.settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
			given.body().rest().close();
			return new Answer(given.statusCode(), content(given));
		}
		catch (ExecutionException problem) {
			throw new IOException(problem.getCause().getClass().getSimpleName());
		}
		finally {
			answer.cancel(true);
		}
	}

	/** Returns the answer's values, none if it is no JSON. */
	private JsonNode content(HttpResponse<Beginning> given) {
		try {
			return this.json.readTree(given.body().bytes());
		}
		catch (IOException otherForm) {
			return this.json.createObjectNode();
		}
	}

	private static Beginning beginning(InputStream answer) {
		try {
			return new Beginning(answer.readNBytes(LARGEST_ANSWER), answer);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** An answer of the provider. */
	record Answer(int status, JsonNode content) {

		boolean isGood() {
			return this.status / 100 == 2;
		}

		String text(String name) {
			return this.content.path(name).asText();
		}

	}

	/** The part of a response that is read, and the rest of it. */
	private record Beginning(byte[] bytes, InputStream rest) {
	}

}
