package sa.wusul.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import sa.wusul.support.AccountHttp;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.WebAppSession;

/**
 * A stranger, a citizen and accounts, each of whom asks routes the way they log in: to
 * the portal, to a web app, or with each request.
 */
class RouteVisitors {

	static final String NOBODY = "nobody";

	static final String CITIZEN = "citizen";

	private static final Set<String> COCKPIT = Set.of("supervisor", "tawasul-supervisor", "analyst");

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, WebAppSession> sessions = new HashMap<>();

	private final int port;

	private final CitizenSession citizen;

	private final CitizenSession stranger;

	RouteVisitors(int port, CitizenSession citizen) {
		this.port = port;
		this.citizen = citizen;
		this.stranger = new CitizenSession(port);
	}

	HttpResponse<String> ask(String account, String verb, String address, String body)
			throws IOException, InterruptedException {
		if (account.equals(NOBODY) || account.equals(CITIZEN)) {
			var browser = account.equals(CITIZEN) ? this.citizen : this.stranger;
			return verb.equals("GET") ? browser.get(address) : browser.send(verb, address, body);
		}
		if (address.startsWith("/camunda/") || address.startsWith("/call/") || address.startsWith("/staff/rooms/")
				|| address.startsWith("/staff/viewings/")) {
			return session(account).send(verb, address, body);
		}
		var secret = (account + ":" + AccountHttp.secret(account)).getBytes(StandardCharsets.UTF_8);
		return this.http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + address))
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret))
			.header("Content-Type", "application/json")
			.method(verb, verb.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private WebAppSession session(String account) throws IOException, InterruptedException {
		var known = this.sessions.get(account);
		if (known != null) {
			return known;
		}
		var session = WebAppSession.logIn(this.port, account, COCKPIT.contains(account) ? "cockpit" : "tasklist");
		this.sessions.put(account, session);
		return session;
	}

}
