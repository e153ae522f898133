package sa.wusul.portal.signon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import sa.wusul.platform.directory.DirectoryProperties;
import sa.wusul.platform.directory.ProviderLogoutRepository;
import sa.wusul.platform.identity.StaffProof;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

@DisplayName("Strength and time of a log-in at the ministry's identity provider")
@Tag("fast")
class StaffIdentityClientTest {

	private static final DirectoryProperties.Provider PLAIN = settings(null, List.of());

	private static HttpServer provider;

	private static String issuer;

	private static RSAKey key;

	private static volatile String token;

	@BeforeAll
	static void open() throws Exception {
		key = new RSAKeyGenerator(2048).keyID("key").generate();
		provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
		answer("/.well-known/openid-configuration", () -> """
				{"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",\
				"jwks_uri":"%1$s/keys","subject_types_supported":["public"]}""".formatted(issuer));
		answer("/keys", () -> new JWKSet(key.toPublicJWK()).toString());
		answer("/token", () -> "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
				+ token + "\"}");
		provider.start();
	}

	@AfterAll
	static void close() {
		provider.stop(0);
	}

	@Test
	@DisplayName("are asked for as the settings say, and a new proof of a person who is logged in")
	void asked() {
		var client = client(settings(Duration.ofHours(8), List.of("silver", "gold")));
		assertThat(question(client, false)).containsEntry("acr_values", "silver gold")
			.containsEntry("max_age", "28800")
			.doesNotContainKey("prompt");
		assertThat(question(client, true)).containsEntry("max_age", "0").containsEntry("prompt", "login");
		assertThat(question(client(PLAIN), false)).doesNotContainKeys("acr_values", "max_age", "prompt");
	}

	@Test
	@DisplayName("must be one of the demanded levels: another one, or none, lets nobody in")
	void level() throws Exception {
		var client = client(settings(null, List.of("silver", "gold")));
		assertThat(enter(client, Map.of("acr", "gold"), false).account()).isEqualTo("noura");
		for (var claims : List.of(Map.<String, Object>of("acr", "bronze"), Map.<String, Object>of(),
				Map.<String, Object>of("acr", "silver gold"))) {
			assertRefused(client, claims, false, "login.ministry.weak");
		}
	}

	@Test
	@DisplayName("are a second factor only by a level or method that the settings name")
	void secondFactor() throws Exception {
		var client = client(PLAIN);
		for (var claims : List.of(Map.<String, Object>of("acr", "two"),
				Map.<String, Object>of("amr", List.of("pwd", "otp")))) {
			assertThat(enter(client, claims, false).secondFactorAt()).as(claims.toString()).isPresent();
		}
		for (var claims : List.of(Map.<String, Object>of(), Map.<String, Object>of("acr", "one"),
				Map.<String, Object>of("amr", List.of("pwd", "hwk")), Map.<String, Object>of("acr", "otp"))) {
			assertThat(enter(client, claims, false).secondFactorAt()).as(claims.toString()).isEmpty();
		}
	}

	@Test
	@DisplayName("count from when the person proved who they are, not from the token; what is too old or untold is refused")
	void time() throws Exception {
		var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		var anHourAgo = now.minus(Duration.ofHours(1));
		assertThat(enter(client(PLAIN), at(anHourAgo), false).proofs()).containsEntry(Method.SINGLE_SIGN_ON, anHourAgo);
		assertThat(enter(client(PLAIN), Map.of(), false).provenAt()).as("untold").isEqualTo(Instant.EPOCH);

		var client = client(settings(Duration.ofMinutes(30), List.of()));
		assertThat(enter(client, at(now.minus(Duration.ofMinutes(20))), false).account()).isEqualTo("noura");
		assertRefused(client, at(anHourAgo), false, "login.ministry.stale");
		assertRefused(client, Map.of(), false, "login.ministry.stale");
		assertRefused(client, at(now.minus(Duration.ofMinutes(20))), true, "login.ministry.stale");
		assertThat(enter(client, at(now), true).account()).isEqualTo("noura");
	}

	private static Map<String, Object> at(Instant proved) {
		return Map.of("auth_time", proved.getEpochSecond());
	}

	private static void assertRefused(StaffIdentityClient client, Map<String, Object> claims, boolean again,
			String code) {
		assertThatThrownBy(() -> enter(client, claims, again)).as(claims.toString())
			.isInstanceOfSatisfying(RefusalException.class, (refused) -> assertThat(refused.code()).isEqualTo(code));
	}

	/** Asks the provider, which answers with these claims. */
	private static StaffProof enter(StaffIdentityClient client, Map<String, Object> claims, boolean again)
			throws Exception {
		var asking = new MockHttpServletRequest();
		var question = parameters(client.begin(asking, new MockHttpServletResponse(), again));
		var told = new JWTClaimsSet.Builder().issuer(issuer)
			.audience("wusul")
			.subject("7")
			.claim("preferred_username", "noura")
			.claim("nonce", question.get("nonce"))
			.issueTime(new Date())
			.expirationTime(Date.from(Instant.now().plusSeconds(60)));
		claims.forEach(told::claim);
		var signed = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), told.build());
		signed.sign(new RSASSASigner(key));
		token = signed.serialize();
		var answered = new MockHttpServletRequest();
		answered.setSession(asking.getSession());
		answered.setParameter("code", "a");
		answered.setParameter("state", question.get("state"));
		return client.proven(answered, new MockHttpServletResponse(), again).proof();
	}

	private static Map<String, String> question(StaffIdentityClient client, boolean again) {
		return parameters(client.begin(new MockHttpServletRequest(), new MockHttpServletResponse(), again));
	}

	private static Map<String, String> parameters(String address) {
		var parameters = UriComponentsBuilder.fromUriString(address).build().getQueryParams().toSingleValueMap();
		parameters.replaceAll((name, value) -> UriUtils.decode(value, StandardCharsets.UTF_8));
		return parameters;
	}

	private static StaffIdentityClient client(DirectoryProperties.Provider settings) {
		var properties = new OAuth2ClientProperties();
		var registration = new OAuth2ClientProperties.Registration();
		registration.setClientId("wusul");
		registration.setClientSecret("of-this-test");
		properties.getRegistration().put("staff", registration);
		var at = new OAuth2ClientProperties.Provider();
		at.setIssuerUri(issuer);
		properties.getProvider().put("staff", at);
		return new StaffIdentityClient(properties,
				new DirectoryProperties(null, settings, Map.of(), Set.of(), false, Duration.ofMinutes(5),
						Duration.ofDays(30), 0.1),
				"http://127.0.0.1", 2048, mock(ProviderLogoutRepository.class),
				new DefaultSslBundleRegistry("outside", SslBundle.systemDefault()), Clock.systemUTC());
	}

	private static DirectoryProperties.Provider settings(Duration maxAge, List<String> levels) {
		return new DirectoryProperties.Provider("preferred_username", "groups", maxAge, levels, Set.of("two"),
				Set.of("otp"));
	}

	private static void answer(String path, Answer json) {
		provider.createContext(path, (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			var body = json.text().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			try (var out = exchange.getResponseBody()) {
				out.write(body);
			}
			catch (IOException gone) {
				exchange.close();
			}
		});
	}

	private interface Answer {

		String text();

	}

}
