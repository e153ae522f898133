package sa.wusul.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.util.FileSystemUtils;

/**
 * Keycloak as the ministry's identity provider, in a process of its own with the realm of
 * the tests. The build unpacks it below {@code target}.
 */
public final class Keycloak implements AutoCloseable {

	private static final Path HOME = Path.of("target/keycloak/keycloak-26.7.3").toAbsolutePath();

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final String REALM = "ministry";

	private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Process process;

	private final String address;

	private Keycloak(Process process, int port) {
		this.process = process;
		this.address = "http://localhost:" + port;
	}

	/**
	 * Starts the server as it is distributed. It is told that it was built already: a
	 * build for the development mode would take longer than the start.
	 */
	public static Keycloak start() throws IOException, InterruptedException {
		FileSystemUtils.deleteRecursively(HOME.resolve("data"));
		var realms = Files.createDirectories(HOME.resolve("data/import"));
		Files.copy(Path.of("src/test/resources/directory/ministry-realm.json"), realms.resolve(REALM + "-realm.json"));
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dkc.home.dir=" + HOME,
				"-Djboss.server.config.dir=" + HOME.resolve("conf"), "-Dpicocli.disable.closures=true",
				"-Dkc.config.built=true", "-cp", HOME.resolve("lib/quarkus-run.jar").toString(),
				"io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--http-enabled=true",
				"--http-host=127.0.0.1", "--http-port=" + port, "--hostname-strict=false", "--import-realm")
			.redirectErrorStream(true)
			.redirectOutput(HOME.resolve("keycloak.log").toFile());
		builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "root");
		builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "of-this-test");
		return new Keycloak(builder.start(), port);
	}

	public String issuer() {
		return this.address + "/realms/" + REALM;
	}

	/** Waits until it answers. */
	public void await() throws IOException, InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				if (send(HttpRequest.newBuilder(URI.create(issuer()))).statusCode() == 200) {
					return;
				}
			}
			catch (IOException notYet) {
				if (!this.process.isAlive() || System.nanoTime() > end) {
					throw new IllegalStateException(
							"Keycloak did not start:\n" + Files.readString(HOME.resolve("keycloak.log")), notYet);
				}
			}
			Thread.sleep(300);
		}
	}

	/** Tells the provider at which port the program is told of ended sessions. */
	public void reportTo(int port) throws IOException, InterruptedException {
		var client = (ObjectNode) asRoot("GET", "/clients?clientId=wusul-staff", null).get(0);
		var program = "http://127.0.0.1:" + port;
		((ObjectNode) client.get("attributes")).put("backchannel.logout.url", program + "/staff/logout/notice")
			.put("post.logout.redirect.uris", program + "/staff/login");
		asRoot("PUT", "/clients/" + client.get("id").asText(), client);
	}

	/** Ends all sessions of a person, as the provider's administrators do. */
	public void endSessions(String person) throws IOException, InterruptedException {
		asRoot("POST", "/users/" + id(person) + "/logout", JSON.createObjectNode());
	}

	/** Takes all groups of a person. */
	public void takeGroups(String person) throws IOException, InterruptedException {
		for (var group : asRoot("GET", "/users/" + id(person) + "/groups", null)) {
			asRoot("DELETE", "/users/" + id(person) + "/groups/" + group.get("id").asText(), null);
		}
	}

	private String id(String person) throws IOException, InterruptedException {
		return asRoot("GET", "/users?exact=true&username=" + person, null).get(0).get("id").asText();
	}

	private JsonNode asRoot(String method, String path, JsonNode body) throws IOException, InterruptedException {
		var token = JSON
			.readTree(send(
					HttpRequest.newBuilder(URI.create(this.address + "/realms/master/protocol/openid-connect/token"))
						.header("Content-Type", "application/x-www-form-urlencoded")
						.POST(BodyPublishers
							.ofString("grant_type=password&client_id=admin-cli&username=root&password=of-this-test")))
				.body())
			.get("access_token")
			.asText();
		var answer = send(HttpRequest.newBuilder(URI.create(this.address + "/admin/realms/" + REALM + path))
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/json")
			.method(method, (body != null) ? BodyPublishers.ofString(body.toString()) : BodyPublishers.noBody()));
		if (answer.statusCode() >= 300) {
			throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
		}
		return answer.body().isEmpty() ? null : JSON.readTree(answer.body());
	}

	/** Opens a browser at the provider. */
	public Visitor visitor() {
		return new Visitor();
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
	}

	/** Ends it at once, like a power cut. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

	/**
	 * A browser at the provider, whose cookies are for secure pages, to which browsers
	 * count this machine.
	 */
	public final class Visitor {

		private final TreeMap<String, String> cookies = new TreeMap<>();

		/** Opens a page of the provider. */
		public HttpResponse<String> open(String address) throws IOException, InterruptedException {
			return keep(send(request(address)));
		}

		/**
		 * Answers the question of a program with name and password, and returns the
		 * address to which the provider leads back.
		 */
		public String logIn(String question, String person) throws IOException, InterruptedException {
			var page = open(question);
			if (page.statusCode() == 302) {
				return page.headers().firstValue("location").orElseThrow();
			}
			var form = FORM.matcher(page.body());
			if (!form.find()) {
				throw new IllegalStateException(page.body());
			}
			var back = keep(send(request(form.group(1).replace("&amp;", "&"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("username=" + person + "&password="
						+ URLEncoder.encode("ministry-password-of-" + person, StandardCharsets.UTF_8)))));
			return back.headers().firstValue("location").orElseThrow(() -> new IllegalStateException(back.body()));
		}

		private HttpRequest.Builder request(String address) {
			return HttpRequest.newBuilder(URI.create(address))
				.header("Cookie", String.join("; ",
						this.cookies.entrySet().stream().map((one) -> one.getKey() + "=" + one.getValue()).toList()));
		}

		private HttpResponse<String> keep(HttpResponse<String> answer) {
			for (var cookie : answer.headers().allValues("set-cookie")) {
				var parts = List.of(cookie.split(";")[0].split("=", 2));
				if (cookie.contains("Max-Age=0")) {
					this.cookies.remove(parts.get(0));
				}
				else {
					this.cookies.put(parts.get(0), parts.get(1));
				}
			}
			return answer;
		}

	}

}
