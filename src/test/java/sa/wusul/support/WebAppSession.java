package sa.wusul.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The browser of a user who is logged in to Tasklist, with session and token.
 * <p>
 * The web apps find their engine by name in the whole JVM; a test that uses them needs a
 * program of its own, which started last.
 */
public final class WebAppSession {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final String address;

	private WebAppSession(int port) {
		this.address = "http://localhost:" + port;
	}

	public static WebAppSession logIn(int port, String user) throws IOException, InterruptedException {
		return logIn(port, user, "tasklist");
	}

	public static WebAppSession logIn(int port, String user, String app) throws IOException, InterruptedException {
		return logIn(port, user, app, "wusul-demo-password");
	}

	public static WebAppSession logIn(int port, String user, String app, String password)
			throws IOException, InterruptedException {
		var session = new WebAppSession(port);
		session.open(app);
		var login = session.browser.send(session.request("/camunda/api/admin/auth/user/default/login/" + app)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers
				.ofString("username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)))
			.build(), BodyHandlers.ofString());
		assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
		// The log-in creates a new session with a token of its own.
		session.open(app);
		return session;
	}

	public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
		return this.browser.send(
				request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build(),
				BodyHandlers.ofString());
	}

	/** Sends JSON as the web apps do, in the language of their page. */
	public HttpResponse<String> post(String path, String json, String language)
			throws IOException, InterruptedException {
		return this.browser.send(request(path).header("Content-Type", "application/json")
			.header("Accept-Language", language)
			.POST(BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

	public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
		return this.browser.send(
				request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)).build(),
				BodyHandlers.ofString());
	}

	/** Sends JSON, or nothing with a reading request. */
	public HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
		var body = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
		return this.browser.send(request(path).header("Content-Type", "application/json").method(method, body).build(),
				BodyHandlers.ofString());
	}

	/** Sends a request without the token, like another site's page. */
	public HttpResponse<String> postWithoutToken(String path, String json) throws IOException, InterruptedException {
		return this.browser.send(HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

	/** Sends a file as the browser does. */
	public HttpResponse<String> upload(String path, byte[] file, String... headers)
			throws IOException, InterruptedException {
		return this.browser.send(request(path).header("Content-Type", "application/octet-stream")
			.headers(headers)
			.POST(BodyPublishers.ofByteArray(file))
			.build(), BodyHandlers.ofString());
	}

	public <T> HttpResponse<T> get(String path, BodyHandler<T> body) throws IOException, InterruptedException {
		return this.browser.send(request(path).build(), body);
	}

	/** Reads JSON as the web apps do, in the language of their page. */
	public HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
		return this.browser.send(
				request(path).header("Accept", "application/json").header("Accept-Language", language).build(),
				BodyHandlers.ofString());
	}

	/** Downloads a file from a page in a language. */
	public byte[] download(String path, String language) throws IOException, InterruptedException {
		return this.browser.send(request(path).header("Accept-Language", language).build(), BodyHandlers.ofByteArray())
			.body();
	}

	/** Returns what the browser keeps, for another one. */
	public CookieManager cookies() {
		return this.cookies;
	}

	/** Returns the portal in the same browser. */
	public CitizenSession portal() {
		return new CitizenSession(this.browser, this.address);
	}

	private void open(String app) throws IOException, InterruptedException {
		get("/camunda/app/" + app + "/default/", BodyHandlers.discarding());
	}

	private HttpRequest.Builder request(String path) {
		var request = HttpRequest.newBuilder(URI.create(this.address + path));
		this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
			.map(HttpCookie::getValue)
			.findFirst()
			.ifPresent((token) -> request.header("X-XSRF-TOKEN", token));
		return request;
	}

}
