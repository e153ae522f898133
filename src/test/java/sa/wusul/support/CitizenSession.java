package sa.wusul.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** A citizen's browser at the portal, with cookies, which does not follow redirects. */
public final class CitizenSession {

	private static final Pattern ATTEMPT = Pattern.compile("<bdi class=\"number\" dir=\"ltr\">(\\d{4})</bdi>");

	private static final Pattern TO = Pattern.compile("name=\"to\" value=\"([^\"]*)\"");

	private static final Pattern REFERENCE = Pattern.compile("/cases/(1[0-9-]+)\\?new");

	private static final Pattern CODE = Pattern.compile("\\b(\\d{8})\\b");

	private final HttpClient browser;

	private final String address;

	private final String from;

	public CitizenSession(int port) {
		this(port, "127.0.0.1");
	}

	/** Creates a browser at this address behind the proxy. */
	public CitizenSession(int port, String from) {
		this(HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(Redirect.NEVER).build(),
				"http://localhost:" + port, from);
	}

	public CitizenSession(HttpClient browser, String address) {
		this(browser, address, "127.0.0.1");
	}

	private CitizenSession(HttpClient browser, String address, String from) {
		this.browser = browser;
		this.address = address;
		this.from = from;
	}

	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.browser.send(request(path).build(), BodyHandlers.ofString());
	}

	/** Opens a page as a browser's window does. */
	public HttpResponse<String> page(String path) throws IOException, InterruptedException {
		return this.browser.send(request(path).header("Accept", "text/html").build(), BodyHandlers.ofString());
	}

	/** Opens a stream of events, as a page's script does. */
	public HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
		return this.browser.send(request(path).header("Accept", "text/event-stream").build(),
				BodyHandlers.ofInputStream());
	}

	public HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
			throws IOException, InterruptedException {
		var body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		var request = request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.browser.send(request.build(), BodyHandlers.ofString());
	}

	/** Sends JSON, as a page's script does. */
	public HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
		return this.browser.send(request(path).header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

	/**
	 * Writes a request and sends it, as its pages do.
	 * @param request address of its first page
	 * @param key of the draft
	 * @return leads to the case, or is the page that says what is wrong
	 */
	public HttpResponse<String> handIn(String request, String key, Map<String, ?> answers)
			throws IOException, InterruptedException {
		var kept = send("PUT", request + "/draft",
				new ObjectMapper().writeValueAsString(Map.of("key", key, "answers", answers)));
		return (kept.statusCode() == 204) ? post(request + "/check", Map.of("key", key, "declared", "true")) : kept;
	}

	/** Returns the reference of the case to which an answer leads. */
	public static String reference(HttpResponse<String> answer) {
		var led = answer.headers().firstValue("location").map(REFERENCE::matcher).filter(Matcher::find);
		assertThat(led).as(answer.statusCode() + " " + answer.body()).isPresent();
		return led.get().group(1);
	}

	/** Adds a document to the draft of a request, as its page's script does. */
	public HttpResponse<String> upload(String request, String key, String kind, String name, byte[] content)
			throws IOException, InterruptedException {
		return this.browser.send(request(request + "/documents").header("Content-Type", "application/octet-stream")
			.headers("X-Wusul-Key", key, "X-Wusul-Kind", URLEncoder.encode(kind, StandardCharsets.UTF_8),
					"X-Wusul-Name", URLEncoder.encode(name, StandardCharsets.UTF_8))
			.POST(BodyPublishers.ofByteArray(content))
			.build(), BodyHandlers.ofString());
	}

	/** Sends a file, as a page's form does without scripts. */
	public HttpResponse<String> send(String path, String kind, String fileName, byte[] content)
			throws IOException, InterruptedException {
		return send(path, kind, Map.of(fileName, content));
	}

	/** Sends files by their names, as a page's form does without scripts. */
	public HttpResponse<String> send(String path, String kind, Map<String, byte[]> files)
			throws IOException, InterruptedException {
		var boundary = "wusul-boundary";
		var body = new ByteArrayOutputStream();
		body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%s\r\n".formatted(boundary, kind)
			.getBytes(StandardCharsets.UTF_8));
		files.forEach((name, content) -> {
			body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
				.formatted(boundary, name)
				.getBytes(StandardCharsets.UTF_8));
			body.writeBytes(content);
			body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		});
		body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
		return this.browser.send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.ofByteArray(body.toByteArray()))
			.build(), BodyHandlers.ofString());
	}

	/** Logs a person of the register in, with the code on their telephone. */
	public static CitizenSession logIn(int port, CaseWork work, String identityNumber)
			throws IOException, InterruptedException {
		var citizen = new CitizenSession(port);
		var entered = citizen.supply(code(work, citizen.begin(identityNumber)));
		assertThat(entered.statusCode()).isEqualTo(302);
		return citizen;
	}

	/** Returns the newest code on the telephone for the attempt. */
	public static String code(CaseWork work, String attempt) {
		var texts = work.messages("\n" + attempt);
		var code = CODE.matcher(texts.get(texts.size() - 1));
		assertThat(code.find()).isTrue();
		return code.group(1);
	}

	/**
	 * Asks for a code and returns the number of the attempt, which the message will
	 * contain.
	 */
	public String begin(String identityNumber) throws IOException, InterruptedException {
		post("/login", Map.of("identityNumber", identityNumber));
		return attempt();
	}

	/** Asks for a code on the log-in page to which a page led. */
	public String begin(String identityNumber, HttpResponse<String> led) throws IOException, InterruptedException {
		var page = get(
				URI.create(led.headers().firstValue("location").orElseThrow()).toString().replace(this.address, ""))
			.body();
		var to = TO.matcher(page);
		post("/login",
				Map.of("identityNumber", identityNumber, "to", to.find() ? HtmlUtils.htmlUnescape(to.group(1)) : ""));
		return attempt();
	}

	public String attempt() throws IOException, InterruptedException {
		var number = ATTEMPT.matcher(get("/login/code").body());
		return number.find() ? number.group(1) : null;
	}

	public HttpResponse<String> supply(String code) throws IOException, InterruptedException {
		return post("/login/code", Map.of("code", code));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.address + path)).header("X-Forwarded-For", this.from);
	}

	/** Opens a case on the tracking page, with the code on the requester's telephone. */
	public HttpResponse<String> track(CaseWork work, String reference) throws IOException, InterruptedException {
		var requester = work.file(reference).requester();
		return track(work, reference, requester.identityNumber(), requester.mobile());
	}

	/**
	 * Opens a case on the tracking page with these details; without a code a wrong one.
	 */
	public HttpResponse<String> track(CaseWork work, String reference, String identityNumber, String mobile)
			throws IOException, InterruptedException {
		post("/track", Map.of("reference", reference, "identityNumber", identityNumber, "mobileEnd",
				mobile.substring(mobile.length() - 4)));
		var attempt = ATTEMPT.matcher(get("/track/code").body());
		assertThat(attempt.find()).isTrue();
		var told = work.messages("\n" + attempt.group(1)).isEmpty() ? "00000000" : code(work, attempt.group(1));
		return post("/track/code", Map.of("code", told));
	}

}
