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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A browser of staff at an address behind the proxy, with its cookies. */
public final class StaffBrowser {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final String program;

	private final String address;

	public StaffBrowser(int port, String address) {
		this.program = "http://localhost:" + port;
		this.address = address;
	}

	/** Logs in to Tasklist. */
	public HttpResponse<String> logIn(String user, String password) throws IOException, InterruptedException {
		send(request("/camunda/app/tasklist/default/"));
		return send(request("/camunda/api/admin/auth/user/default/login/tasklist")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers
				.ofString("username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
	}

	/** Asks an interface with this name and password. */
	public HttpResponse<String> basic(String path, String user, String password)
			throws IOException, InterruptedException {
		return send(request(path).header("Authorization",
				"Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes())));
	}

	/** Sends JSON to an interface with this name and password. */
	public HttpResponse<String> basic(String method, String path, String user, String password, String json)
			throws IOException, InterruptedException {
		return send(request(path)
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes()))
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(json)));
	}

	/**
	 * Sends a form that a page of this relation to the program holds, with a password.
	 */
	public HttpResponse<String> postFrom(String site, String path, String user, String password)
			throws IOException, InterruptedException {
		return send(request(path)
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes()))
			.header("Sec-Fetch-Site", site)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("a=b")));
	}

	public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		var request = request(path);
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	/** Sends the form of a page: names and values by turns. */
	public HttpResponse<String> form(String path, String... fields) throws IOException, InterruptedException {
		var body = new StringBuilder();
		for (var field = 0; field < fields.length; field += 2) {
			body.append((field > 0) ? "&" : "")
				.append(fields[field])
				.append('=')
				.append(URLEncoder.encode(fields[field + 1], StandardCharsets.UTF_8));
		}
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(BodyPublishers.ofString(body.toString())));
	}

	/** Sends JSON with a method, as the pages of the web apps do. */
	public HttpResponse<String> json(String method, String path, String json) throws IOException, InterruptedException {
		return send(request(path).header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
	}

	/** Sends JSON of the person who is logged in. */
	public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
		return send(
				request(path).header("Content-Type", "application/json").method("PUT", BodyPublishers.ofString(json)));
	}

	/** Logs out. */
	public HttpResponse<String> logOut() throws IOException, InterruptedException {
		return send(request("/camunda/api/admin/auth/user/default/logout").POST(BodyPublishers.noBody()));
	}

	/** Returns the id of the session. */
	public String session() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("JSESSIONID"))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElseThrow();
	}

	/** Ends the session, as a day does; what else the browser keeps stays. */
	public void endSession() {
		this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("JSESSIONID"))
			.toList()
			.forEach((cookie) -> this.cookies.getCookieStore().remove(null, cookie));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.browser.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		var request = HttpRequest.newBuilder(URI.create(this.program + path)).header("X-Forwarded-For", this.address);
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
