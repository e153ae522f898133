package sa.wusul.platform.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;

import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;
import sa.wusul.support.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@DisplayName("The web server")
@OnH2
@CaseStory
@Tag("story")
class WebServerTest {

	private static final String PART = "x".repeat(16_000);

	private static final String FILE = "--x\r\nContent-Disposition: form-data; name=\"a.bpmn\"; filename=\"a.bpmn\"\r\n"
			+ "Content-Type: application/octet-stream\r\n\r\n";

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

	private static final Pattern MARK = Pattern.compile("(?:nonce-|nonce=\")([^'\"]+)");

	private static final String REQUEST = "/services/intake-request-registration/request";

	@Autowired
	private CaseWork work;

	@Autowired
	private WebProperties settings;

	@LocalServerPort
	private int port;

	@Test
	@DisplayName("ends headers, forms, JSON and unread bodies that arrive drop by drop")
	void slow() throws Exception {
		List<Callable<int[]>> visitors = List.of(() -> {
			try (var header = RawHttp.open(this.port).send("POST /login HTTP/1.1\r\nX-Long: ")) {
				return new int[] { (int) header.drip(200, 12_000), header.status() };
			}
		}, () -> drip("POST /login", "application/x-www-form-urlencoded"),
				() -> drip("PUT /services/intake-request-registration/request/draft", "application/json"),
				() -> drip("POST /services/intake-request-registration/request/documents", "application/octet-stream"),
				() -> drip("POST /no-such-page", "application/x-www-form-urlencoded"),
				() -> drip("POST /camunda/api/admin/auth/user/default/login/tasklist",
						"application/x-www-form-urlencoded"));
		var threads = Executors.newFixedThreadPool(visitors.size());
		try {
			for (var visitor : threads.invokeAll(visitors)) {
				assertThat(visitor.get()[0]).as("milliseconds").isLessThan(9_000);
				assertThat(visitor.get()[1]).isIn(0, 302, 401, 408);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private int[] drip(String address, String type) throws Exception {
		try (var body = RawHttp.open(this.port)
			.lines(address + " HTTP/1.1", "Host: localhost", "Content-Type: " + type, "Content-Length: 1000", "")) {
			return new int[] { (int) body.drip(200, 12_000), body.status() };
		}
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /services/intake-request-registration/request/draft, draft.tooLong",
			"POST, /api/services/intake-request-registration/requests, body.tooLarge",
			"POST, /engine-rest/task, body.tooLarge", "POST, /camunda/api/engine/engine/default/task, body.tooLarge",
			"POST, /engine-rest/deployment/create, deployment.tooLarge", "POST, /login, body.tooLarge",
			"POST, /verify/file, verification.tooLarge" })
	@DisplayName("refuses a body that is too large by its length, before anybody logs in or it is sent")
	void tooLong(String method, String path, String code) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines(method + " " + path + " HTTP/1.1", "Host: localhost", "Content-Type: application/json",
					"Content-Length: 38000000", "")) {
			assertThat(visitor.status()).isEqualTo(413);
			assertThat(visitor.rest()).contains(code, "messageAr", "Connection: close");
		}
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /services/intake-request-registration/request/draft, 30", "POST, /engine-rest/task/count, 80",
			"POST, /api/services/intake-request-registration/requests, 30" })
	@DisplayName("stops to read a body of unknown length where it is too large")
	void tooLongInParts(String method, String path, int parts) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines(method + " " + path + " HTTP/1.1", "Host: localhost", "Content-Type: application/json",
					"Authorization: Basic Y2xlcms6d3VzdWwtZGVtby1wYXNzd29yZA==", "Transfer-Encoding: chunked", "")) {
			sendParts(visitor, parts);
			assertThat(visitor.status()).isEqualTo(413);
		}
	}

	@Test
	@DisplayName("stops to read a file of unknown length where it is too large")
	void fileTooLong() throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines("POST /engine-rest/deployment/create HTTP/1.1", "Host: localhost",
					"Content-Type: multipart/form-data; boundary=x",
					"Authorization: Basic YW5hbHlzdDp3dXN1bC1kZW1vLXBhc3N3b3Jk", "Transfer-Encoding: chunked", "")) {
			visitor.lines(Integer.toHexString(FILE.length()), FILE);
			sendParts(visitor, 800);
			assertThat(visitor.status()).isEqualTo(413);
		}
	}

	private static void sendParts(RawHttp visitor, int parts) {
		try {
			for (int part = 0; part < parts; part++) {
				visitor.lines(Integer.toHexString(PART.length()), PART);
			}
		}
		catch (IOException refused) {
			// The answer says why.
		}
	}

	@Test
	@DisplayName("reads one picture of a citizen at a time, without its finest colours, and keeps nobody waiting")
	void pictures() throws Exception {
		var citizen = CitizenSession.logIn(this.port, this.work, "1058529940");
		var key = KEY.matcher(citizen.get(REQUEST).body());
		assertThat(key.find()).isTrue();
		var begin = System.nanoTime();
		var fine = citizen.upload(REQUEST, key.group(1), "مستند آخر", "a.png",
				picture(BufferedImage.TYPE_USHORT_GRAY, 6_000));
		assertThat(fine.statusCode()).isEqualTo(400);
		assertThat(fine.body()).contains("scan.colours");
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));

		var small = picture(BufferedImage.TYPE_INT_RGB, 30);
		var others = (Semaphore) ReflectionTestUtils.getField(Class.forName("sa.wusul.papers.ScannedFile"), "AT_ONCE");
		var places = others.drainPermits();
		try {
			var answers = AtOnce.all(3, (number) -> citizen.upload(REQUEST, key.group(1), "مستند آخر", "a.png", small));
			assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(503, 429, 429);
			assertThat(answers).allSatisfy((answer) -> {
				assertThat(answer.headers().firstValue("Retry-After")).isPresent();
				assertThat(answer.body()).contains("messageAr", "messageEn");
			});
		}
		finally {
			others.release(places);
		}
		assertThat(citizen.upload(REQUEST, key.group(1), "مستند آخر", "a.png", small).statusCode()).isEqualTo(200);
	}

	private static byte[] picture(int type, int width) throws IOException {
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(width, width, type), "png", bytes);
		return bytes.toByteArray();
	}

	@Test
	@DisplayName("does not start with as many places as threads, because none would be left to refuse a request")
	void moreThreadsThanPlaces() {
		assertThatIllegalStateException().isThrownBy(() -> this.settings.check(200))
			.withMessageContaining("server.tomcat.threads.max");
		this.settings.check(300);
	}

	@Test
	@DisplayName("asks for the body of a visitor who waits to be asked")
	void expectation() throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines("POST /engine-rest/task/count HTTP/1.1", "Host: localhost", "Content-Type: application/json",
					"Authorization: Basic Y2xlcms6d3VzdWwtZGVtby1wYXNzd29yZA==", "Expect: 100-continue",
					"Content-Length: 2", "")) {
			assertThat(visitor.status()).isEqualTo(100);
			visitor.rest();
			assertThat(visitor.send("{}").status()).isEqualTo(200);
		}
	}

	@Test
	@DisplayName("hands a form and JSON on to the program as they were sent, in one piece or many")
	void handsOn() throws Exception {
		var text = "{\"nameLike\":\"" + "م".repeat(20_000) + "\"}";
		var bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		try (var visitor = RawHttp.open(this.port)
			.lines("POST /engine-rest/task/count HTTP/1.1", "Host: localhost", "Content-Type: application/json",
					"Authorization: Basic Y2xlcms6d3VzdWwtZGVtby1wYXNzd29yZA==", "Connection: close",
					"Content-Length: " + bytes.length(), "")) {
			for (int begin = 0; begin < bytes.length(); begin += 7_000) {
				visitor.send(bytes.substring(begin, Math.min(bytes.length(), begin + 7_000)));
			}
			assertThat(visitor.status()).isEqualTo(200);
			assertThat(visitor.rest()).contains("\"count\":0");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/login", "/track", "/verify", "/hall/riyadh", "/kiosk/riyadh", "/terminal",
			"/no-such-page", "/a%2fb", "/a%00b", "/error", "/api/no", "/engine-rest/no", "/actuator/health",
			"/camunda/app/tasklist/default/", "/camunda/api/no", "/camunda/api/engine/engine/default/task",
			"/portal/portal.css", "/demo/registers" })
	@DisplayName("gives every answer the same headers, once")
	void headers(String path) throws Exception {
		try (var visitor = RawHttp.open(this.port).lines("GET " + path + " HTTP/1.1", "Host: localhost", "")) {
			assertThat(visitor.status()).isIn(200, 302, 400, 401, 403, 404, 503);
			var answer = "\r\n" + visitor.rest().toLowerCase(Locale.ROOT);
			for (var header : List.of("x-content-type-options: nosniff", "referrer-policy: ", "permissions-policy: ",
					"content-security-policy: ",
					"cross-origin-opener-policy: " + (path.startsWith("/camunda") ? "unsafe-none" : "same-origin"),
					"cross-origin-resource-policy: same-origin", "x-frame-options: ")) {
				assertThat(answer.split("\r\n" + header, -1)).as(header + " in " + answer).hasSize(2);
			}
			assertThat(answer.split("\r\ncache-control: no-store", -1)).as(answer)
				.hasSize((path.startsWith("/camunda/app") || path.startsWith("/portal/")) ? 1 : 2);
			assertThat(answer).doesNotContain("tomcat", "strict-transport-security", "\"instance\"");
		}
	}

	@Test
	@DisplayName("lets the staff's web apps run marked scripts only, and load pictures from here only")
	void webAppPolicy() throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines("GET /camunda/app/tasklist/default/ HTTP/1.1", "Host: localhost", "")) {
			assertThat(visitor.status()).isEqualTo(200);
			assertThat(visitor.rest())
				.containsPattern(
						"(?i)content-security-policy: [^\r]*script-src 'nonce-[^']{20,}' 'strict-dynamic'[^\r]*")
				.contains("img-src 'self' data:;", "default-src 'self';", "object-src 'none'", "base-uri 'none'")
				.doesNotContain("'unsafe-eval'");
		}
	}

	@Test
	@DisplayName("marks the scripts of each page as its own policy demands, also while many open pages")
	void marks() {
		var pages = AtOnce.all(8, (number) -> {
			var marks = new ArrayList<Set<String>>();
			for (var page = 0; page < 30; page++) {
				marks.add(marks("/camunda/app/tasklist/default/"));
			}
			return marks;
		});
		assertThat(pages).allSatisfy((marks) -> assertThat(marks)
			.allSatisfy((one) -> assertThat(one).as("marks of a policy and of its page").hasSize(1)));
	}

	/** Returns the marks that a policy demands and its page has. */
	private Set<String> marks(String path) throws IOException {
		try (var visitor = RawHttp.open(this.port)
			.lines("GET " + path + " HTTP/1.1", "Host: localhost", "Connection: close", "")) {
			assertThat(visitor.status()).isEqualTo(200);
			return MARK.matcher(visitor.rest()).results().map((mark) -> mark.group(1)).collect(Collectors.toSet());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/no-such-page", "/a%2fb", "/error" })
	@DisplayName("says that there is no such page, and leads on")
	void ownPage(String path) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines("GET " + path + " HTTP/1.1", "Host: localhost", "Accept: text/html", "")) {
			assertThat(visitor.status()).isIn(400, 404);
			assertThat(visitor.rest()).contains("<h1>تعذر ذلك</h1>", "href=\"/?lang=en\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /camunda/api/engine/application.wadl", "GET /camunda/api/admin/application.wadl",
			"GET /camunda/api/cockpit/application.wadl", "GET /camunda/api/tasklist/application.wadl",
			"GET /camunda/api/welcome/application.wadl", "OPTIONS /camunda/api/engine/engine" })
	@DisplayName("does not describe its interfaces to strangers")
	void descriptions(String request) throws Exception {
		try (var visitor = RawHttp.open(this.port).lines(request + " HTTP/1.1", "Host: localhost", "")) {
			assertThat(visitor.status()).isEqualTo(403);
			assertThat(visitor.rest()).doesNotContain("<resource", "jersey");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /.git/HEAD", "GET /.git/config", "GET /portal/", "GET /portal/lib/",
			"GET /camunda/lib/", "GET /webjars/", "GET /WEB-INF/web.xml", "GET /META-INF/MANIFEST.MF",
			"GET /application.yaml", "TRACE /login", "TRACE /engine-rest/version", "TRACE /camunda/api/engine/engine" })
	@DisplayName("serves no directory and no file of the program, and repeats no request")
	void nothingElse(String request) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines(request + " HTTP/1.1", "Host: localhost", "X-Secret: told", "")) {
			assertThat(visitor.status()).isIn(400, 401, 403, 404, 405);
			assertThat(visitor.rest()).doesNotContain("told", "Index of", "Directory", "ref:", "jdbc:");
		}
	}

	@ParameterizedTest
	@CsvSource({ "Content-Length: 5, Content-Length: 6", "Content-Length: 5x, X-Other: x",
			"Content-Length: -5, X-Other: x", "Transfer-Encoding: xchunked, Content-Length: 5" })
	@DisplayName("refuses a request whose end is not clear")
	void framing(String one, String other) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines("POST /login HTTP/1.1", "Host: localhost", "Content-Type: application/x-www-form-urlencoded", one,
					other, "", "a=b&c")) {
			assertThat(visitor.status()).isIn(400, 501);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /login", "GET /verify", "GET /no-such-page", "GET /portal/portal.css",
			"GET /engine-rest/version", "GET /camunda/app/tasklist/default/", "GET /camunda/app/admin/default/",
			"OPTIONS /api/services", "OPTIONS /login" })
	@DisplayName("lets no other site frame, script or read an answer")
	void otherSites(String request) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines(request + " HTTP/1.1", "Host: localhost", "Origin: https://evil.example",
					"Access-Control-Request-Method: POST", "")) {
			visitor.status();
			var answer = visitor.rest();
			assertThat(answer).doesNotContainIgnoringCase("access-control-allow")
				.containsPattern("(?i)content-security-policy: [^\r]*frame-ancestors 'none'")
				.containsPattern("(?i)content-security-policy: [^\r]*form-action 'self'")
				.containsPattern("(?i)content-security-policy: [^\r]*(default-src|object-src) 'none'")
				.containsPattern("(?i)content-security-policy: [^\r]*base-uri 'none'");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cases", "/login?to=/cases&x=%22%3E", "/kiosk/riyadh", "/track",
			"/camunda/app/tasklist/default/", "/camunda/api/admin/auth/user/default" })
	@DisplayName("opens a link from another site once more from its own, before a session could replace the visitor's")
	void arrival(String address) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines("GET " + address + " HTTP/1.1", "Host: localhost", "Sec-Fetch-Site: cross-site",
					"Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "")) {
			assertThat(visitor.status()).isEqualTo(200);
			var page = visitor.rest();
			assertThat(page).containsPattern("src=\"/portal/arrival-[0-9a-f]{32}\\.js\"")
				.contains("<a href=\"" + address.replace("&", "&amp;") + "\">")
				.containsIgnoringCase("cache-control: no-store")
				.doesNotContainIgnoringCase("set-cookie");
		}
	}

	@Test
	@DisplayName("leads a link from another site to no other machine")
	void arrivalElsewhere() throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines("GET //evil.example/cases HTTP/1.1", "Host: localhost", "Sec-Fetch-Site: cross-site",
					"Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "")) {
			visitor.status();
			assertThat(visitor.rest()).doesNotContain("//evil.example");
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET, /verify?code=1&code=2, ''", "GET, /login?to=/cases&t%6F=/services, ''",
			"GET, /camunda/api/cockpit/plugin/wusul/default/cases?day=1&day=2, ''",
			"POST, /login, identityNumber=1058529940&identityNumber=1479374843",
			"POST, /login?identityNumber=1479374843, identityNumber=1058529940" })
	@DisplayName("refuses a parameter that is sent twice, in both languages, wherever it stands")
	void repeated(String method, String address, String form) throws Exception {
		try (var visitor = RawHttp.open(this.port)
			.lines(method + " " + address + " HTTP/1.1", "Host: localhost",
					"Content-Type: application/x-www-form-urlencoded", "Content-Length: " + form.length(), "")
			.send(form)) {
			assertThat(visitor.status()).isEqualTo(400);
			assertThat(visitor.rest()).contains("parameter.repeated", "أكثر من مرة", "more than once");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/api/admin/auth/user/default/logout", "/login/end", "/call/end",
			"/kiosk/riyadh/end", "/terminal/end", "/staff/logout", "/staff/second-factor/end" })
	@DisplayName("lets the browser forget what it kept when somebody logs out, and not when somebody reads")
	void logOuts(String address) throws Exception {
		var visitor = new CitizenSession(this.port);
		assertThat(visitor.post(address, Map.of()).headers().allValues("Clear-Site-Data"))
			.containsExactly("\"cache\", \"storage\"");
		assertThat(visitor.get(address).headers().firstValue("Clear-Site-Data")).isEmpty();
	}

	@Test
	@DisplayName("leads nobody to the host that a visitor names")
	void redirects() throws Exception {
		for (var path : List.of("/cases", "/login/code", "/camunda", "/kiosk/riyadh/ticket")) {
			try (var visitor = RawHttp.open(this.port)
				.lines("GET " + path + " HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: evil.example",
						"X-Forwarded-Proto: https", "")) {
				visitor.status();
				assertThat(visitor.rest()).doesNotContain("evil.example");
			}
		}
	}

}
