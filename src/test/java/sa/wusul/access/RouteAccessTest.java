package sa.wusul.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import sa.wusul.access.Routes.Route;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that asks every route as every kind of account for an object that does not exist.
 * Which of the existing objects an account reaches is the matter of
 * {@link RouteObjectTest}, {@link EngineRouteTest} and {@link TawasulAccessTest}.
 */
@DisplayName("Each route of the program")
@OnH2
@CaseStory
@Tag("story")
class RouteAccessTest {

	private static final Path PAGE = Path.of("src/docs/routes.md");

	private static final String CITIZEN = "citizen";

	private static final String NOBODY = "nobody";

	private static final List<String> PEOPLE = List.of("clerk", "supervisor", "analyst", "admin");

	private static final List<String> ACCOUNTS = Stream
		.concat(Stream.of(NOBODY, CITIZEN, "channel", "biller", "courier", "detainees", "network", "monitor"),
				PEOPLE.stream())
		.toList();

	/** Which accounts a route lets in, by the longest address that it begins with. */
	private static final Map<String, List<String>> AREAS = Map.ofEntries(Map.entry("/", ACCOUNTS),
			Map.entry("/login", ACCOUNTS), Map.entry("/services", ACCOUNTS), Map.entry("/track", ACCOUNTS),
			Map.entry("/verify", ACCOUNTS), Map.entry("/promises", ACCOUNTS), Map.entry("/hall", ACCOUNTS),
			Map.entry("/kiosk", ACCOUNTS), Map.entry("/tawasul", ACCOUNTS), Map.entry("/room", ACCOUNTS),
			Map.entry("/demo", ACCOUNTS), Map.entry("/terminal", ACCOUNTS),
			// Terminals of prisons only, which have a key.
			Map.entry("/terminal/code", List.of()), Map.entry("/terminal/letters", List.of()),
			// They refuse what is missing before they ask for the key.
			Map.entry("POST /terminal/code", ACCOUNTS), Map.entry("POST /terminal/letters", ACCOUNTS),
			// Officers of the telephone only, who have the task of a caller.
			Map.entry("/call", List.of()), Map.entry("/call/end", ACCOUNTS), Map.entry("/cases", List.of(CITIZEN)),
			Map.entry("/file", List.of(CITIZEN)), Map.entry("/messages", List.of(CITIZEN)),
			Map.entry("/appointments", ACCOUNTS), Map.entry("/about", ACCOUNTS), Map.entry("/mine", List.of(CITIZEN)),
			Map.entry("/ticket", List.of(CITIZEN)), Map.entry("/hall/{centre}/ticket", List.of(CITIZEN)),
			Map.entry("GET /services/{service}", ACCOUNTS), Map.entry("/services/{service}", List.of(CITIZEN)),
			Map.entry("/tawasul/contacts", List.of(CITIZEN)), Map.entry("/tawasul/visits", List.of(CITIZEN)),
			Map.entry("GET /tawasul/visits/{reference}/room", ACCOUNTS),
			// It leads to the page of the window.
			Map.entry("GET /tawasul/contacts/{id}/revocation", ACCOUNTS), Map.entry("/api/cases", List.of("channel")),
			Map.entry("/api/services", List.of("channel")), Map.entry("/api/slots", List.of("channel")),
			Map.entry("/api/visits", List.of("channel")), Map.entry("/api/payments", List.of("biller")),
			Map.entry("/api/refunds", List.of("biller")), Map.entry("/api/payouts", List.of("biller")),
			Map.entry("/api/deliveries", List.of("courier")), Map.entry("/api/sms", List.of("network")),
			Map.entry("/api/detainees", List.of("detainees")),
			// The signature of an answer takes the place of an account.
			Map.entry("/api/identity", ACCOUNTS), Map.entry("/api/drafts", List.of("analyst")),
			Map.entry("/camunda", List.of()),
			// Sessions of the web apps only.
			Map.entry("/staff", List.of()));

	@LocalServerPort
	private int port;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	private CaseWork work;

	private final HttpClient anybody = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

	private HttpClient citizen;

	@BeforeEach
	void logIn() throws Exception {
		var cookies = new CookieManager();
		this.citizen = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).cookieHandler(cookies).build();
		var session = new CitizenSession(HttpClient.newBuilder().cookieHandler(cookies).build(),
				"http://localhost:" + this.port);
		session.supply(CitizenSession.code(this.work, session.begin("1058529940")));
	}

	@Test
	@DisplayName("lets in the accounts of its area only, before it reads what they sent, and is on a page for review")
	void ofProgram() throws Exception {
		var page = new StringBuilder(
				"""
						# Routes

						Made by `RouteAccessTest`, which asks each route of the program as each kind of account, for an object that does not exist; never change it by hand. Whoever is let in
						still reaches only what is theirs. The engine's own interface below `/engine-rest` is open by commands, which [engine-commands.md](engine-commands.md) lists.

						| route | lets in |
						|---|---|
						""");
		var others = new TreeMap<Route, Set<String>>();
		var begun = new TreeSet<String>();
		var unclear = new TreeSet<String>();
		for (var route : ofProgramAndWebApps()) {
			var in = new TreeSet<String>(Comparator.comparing(ACCOUNTS::indexOf));
			for (var account : ACCOUNTS) {
				var answer = ask(account, route.verb(), route.absent());
				if (account.equals(NOBODY) && route.verb().equals("GET") && !route.path().startsWith("/camunda/")
						&& answer.begins()) {
					begun.add(route.toString());
				}
				if (!answer.hasClearType()) {
					unclear.add(route + " as " + account + ": " + answer.type());
				}
				if (answer.status() >= 500) {
					others.put(route, Set.of(account + " " + answer.status()));
				}
				if (!answer.refuses(route)) {
					in.add(account);
				}
			}
			if (!List.copyOf(in).equals(area(route))) {
				others.put(route, in);
			}
			page.append("| `%s` | %s |\n".formatted(route,
					in.equals(Set.copyOf(ACCOUNTS)) ? "everybody" : String.join(", ", in)));
		}
		assertThat(begun).as("pages beside the web apps, whose token belongs to a session, that begin one when read")
			.isEmpty();
		assertThat(unclear).as("answers without a type, or text without its charset").isEmpty();
		assertThat(others).as("routes that let in others than the accounts of their area").isEmpty();
		if (Boolean.getBoolean("routes.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("review the difference, then run: mvn test -Dtest=RouteAccessTest -Droutes.write=true")
			.hasContent(page.toString());
	}

	private static List<String> area(Route route) {
		return AREAS.keySet()
			.stream()
			.filter((area) -> area.equals(route.toString()) || area.equals(route.path())
					|| !area.equals("/") && route.path().startsWith(area + "/"))
			.max(Comparator.comparing(String::length))
			.map(AREAS::get)
			.orElseThrow(() -> new AssertionError(route + " has no area: say here which accounts it lets in"));
	}

	private Set<Route> ofProgramAndWebApps() throws ClassNotFoundException {
		// Those that end a session come last.
		var routes = new TreeSet<Route>(
				Comparator.<Route, Boolean>comparing((route) -> route.path().matches("/(call|kiosk|login|terminal).*"))
					.thenComparing(Comparator.naturalOrder()));
		routes.addAll(Routes.ofProgram(this.requestMappingHandlerMapping));
		routes.addAll(Routes.ofWebApps());
		return routes;
	}

	private Answer ask(String account, String verb, String address) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + address))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json, text/html, */*")
			.method(verb, verb.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
		if (!Set.of(NOBODY, CITIZEN).contains(account)) {
			var secret = (account + ":" + AccountHttp.secret(account)).getBytes(StandardCharsets.UTF_8);
			request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret));
		}
		var browser = account.equals(CITIZEN) ? this.citizen : this.anybody;
		var answer = browser.send(request.build(), BodyHandlers.ofString());
		var begins = false;
		for (var step = Optional.of(answer); step.isPresent(); step = step.get().previousResponse()) {
			begins |= step.get()
				.headers()
				.allValues("Set-Cookie")
				.stream()
				.anyMatch((one) -> one.startsWith("JSESSIONID="));
		}
		return new Answer(answer.statusCode(), answer.uri().getPath(), begins,
				answer.headers().firstValue("Content-Type").orElse(""), answer.body().isEmpty());
	}

	/**
	 * An answer.
	 *
	 * @param page to which it leads
	 * @param begins whether it begins a session
	 */
	private record Answer(int status, String page, boolean begins, String type, boolean empty) {

		private static final Pattern TEXT = Pattern.compile("text/.*|.*[/+]xml.*");

		/**
		 * Checks whether the answer says how its content is to be read; the pages of the
		 * web apps are in ASCII.
		 */
		boolean hasClearType() {
			return this.empty || !this.type.isEmpty() && (!TEXT.matcher(this.type).matches()
					|| this.type.matches("(?i).*;\\s*charset=(utf-8|iso-8859-1)"));
		}

		boolean refuses(Route route) {
			return this.status == 401 || this.status == 403
					|| !route.path().startsWith("/login") && this.page.startsWith("/login");
		}

	}

}
