package sa.wusul.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A citizen at the portal, as his browser is: with cookies, and told where to go next.
 */
public final class CitizenSession {

	private static final Pattern ATTEMPT = Pattern.compile("<bdi class=\"number\" dir=\"ltr\">(\\d{4})</bdi>");

	private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

	private final HttpClient browser = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(Redirect.NEVER)
		.build();

	private final String address;

	public CitizenSession(int port) {
		this.address = "http://localhost:" + port;
	}

	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.browser.send(HttpRequest.newBuilder(URI.create(this.address + path)).build(),
				BodyHandlers.ofString());
	}

	public HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
			throws IOException, InterruptedException {
		var body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		var request = HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.browser.send(request.build(), BodyHandlers.ofString());
	}

	/** Asks for a code; the number of the attempt, as it will stand in the message. */
	public String begin(String identityNumber) throws IOException, InterruptedException {
		post("/login", Map.of("identityNumber", identityNumber));
		return attempt();
	}

	public String attempt() throws IOException, InterruptedException {
		var number = ATTEMPT.matcher(get("/login/code").body());
		return number.find() ? number.group(1) : null;
	}

	/** The whole way in, with the code that his telephone receives. */
	public void logIn(String identityNumber, CaseWork work) throws IOException, InterruptedException {
		var texts = work.messages("\n" + begin(identityNumber));
		var code = CODE.matcher(texts.get(texts.size() - 1)).results().findFirst().orElseThrow();
		supply(code.group());
	}

	public HttpResponse<String> supply(String code) throws IOException, InterruptedException {
		return post("/login/code", Map.of("code", code));
	}

}
