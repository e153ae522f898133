package sa.wusul.platform.openid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The client of an identity provider")
@Tag("fast")
class OpenIdClientTest {

	private static final Map<String, Object> LOGOUT = Map.of("http://schemas.openid.net/event/backchannel-logout",
			Map.of());

	private static final String METADATA = """
			{"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys","subject_types_supported":["public"]}""";

	private static final List<String> tokenRequests = new CopyOnWriteArrayList<>();

	private static HttpServer provider;

	private static String issuer;

	private static RSAKey longKey;

	private static RSAKey shortKey;

	@BeforeAll
	static void open() throws Exception {
		longKey = new RSAKeyGenerator(2048).keyID("long").generate();
		shortKey = new RSAKeyGenerator(1024, true).keyID("short").generate();
		provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
		answer("/.well-known/openid-configuration", METADATA.formatted(issuer));
		answer("/token", "{}", tokenRequests);
		answer("/keys", new JWKSet(List.of(longKey.toPublicJWK(), shortKey.toPublicJWK())).toString());
		provider.start();
	}

	private static void answer(String path, String json) {
		answer(path, json, new ArrayList<>());
	}

	private static void answer(String path, String json, List<String> requests) {
		provider.createContext(path, (exchange) -> {
			requests.add(exchange.getRequestURI().toString());
			exchange.getRequestBody().readAllBytes();
			var body = json.getBytes(StandardCharsets.UTF_8);
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

	@AfterAll
	static void close() {
		provider.stop(0);
	}

	@Test
	@DisplayName("accepts a logout token of the provider for this program, and nothing that only looks like one")
	void logoutTokens() throws Exception {
		var client = client();
		assertThat(client.ended(signed(longKey, "logout+jwt", claims())).getClaimAsString("sid")).isEqualTo("session");
		assertThat(client.ended(signed(longKey, "JWT", claims())).getSubject()).isEqualTo("person");

		Map<String, Map<String, Object>> wrong = new LinkedHashMap<>();
		wrong.put("audience", Map.of("aud", "another"));
		wrong.put("issuer", Map.of("iss", "http://another.example"));
		wrong.put("no event", Map.of("events", Map.of()));
		wrong.put("nonce of an ID token", Map.of("nonce", "a"));
		wrong.put("old", Map.of("iat", Date.from(Instant.now().minus(Duration.ofHours(1)))));
		wrong.forEach((what, change) -> {
			var claims = claims();
			claims.putAll(change);
			assertRefused(client, what, signed(longKey, "logout+jwt", claims));
		});
		assertRefused(client, "another kind of token", signed(longKey, "at+jwt", claims()));
		assertRefused(client, "unsigned", new PlainJWT(claims(claims())).serialize());
		assertRefused(client, "another key",
				signed(new RSAKeyGenerator(2048).keyID("long").generate(), "logout+jwt", claims()));
		assertRefused(client, "nonsense", "a.b.c");
	}

	@Test
	@DisplayName("trusts no RSA key below the bits of the settings, although the provider has it")
	void shortKeys() {
		assertRefused(client(), "1024 bits", signed(shortKey, "logout+jwt", claims()));
		var token = signed(longKey, "logout+jwt", claims());
		assertThat(client().ended(token).getSubject()).isEqualTo("person");
		assertRefused(client(issuer, 3072), "2048 bits where 3072 are wanted", token);
	}

	@Test
	@DisplayName("accepts signatures of a private key only: none by a secret, be it the public key itself")
	void algorithms() throws Exception {
		var publicKey = longKey.toRSAPublicKey();
		var pem = "-----BEGIN PUBLIC KEY-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(publicKey.getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
		var secrets = Map.of("its encoding", publicKey.getEncoded(), "its text", pem.getBytes(StandardCharsets.UTF_8),
				"its modulus", publicKey.getModulus().toByteArray(), "the client's secret",
				"of-this-test-of-this-test-of-this-test-of-this-test-of-this-test".getBytes(StandardCharsets.UTF_8));
		secrets.forEach((what, secret) -> {
			for (var algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
				assertRefused(client(), algorithm + " with " + what, signedBySecret(algorithm, secret));
			}
		});
		assertRefused(client(), "an algorithm that the header only names", renamed("HS256"));
		assertRefused(client(), "no algorithm", renamed("none"));
		assertRefused(client(), "an unknown one", renamed("RS1"));
		for (var algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.PS256)) {
			assertThat(client().ended(signed(longKey, algorithm, "logout+jwt", claims())).getSubject())
				.as(algorithm.getName())
				.isEqualTo("person");
		}
	}

	@Test
	@DisplayName("takes metadata from the configured issuer only: none of another one, and none to which a redirect leads")
	void metadata() throws Exception {
		var redirected = new ArrayList<String>();
		answer("/another/.well-known/openid-configuration", METADATA.formatted(issuer));
		answer("/elsewhere/.well-known/openid-configuration", METADATA.formatted(issuer + "/moved"), redirected);
		provider.createContext("/moved/.well-known/openid-configuration", (exchange) -> {
			exchange.getResponseHeaders().add("Location", issuer + "/elsewhere/.well-known/openid-configuration");
			exchange.sendResponseHeaders(302, -1);
			exchange.close();
		});
		for (var other : List.of("/another", "/moved", "/missing")) {
			assertThatThrownBy(() -> client(issuer + other, 2048).begin(new MockHttpServletRequest(),
					new MockHttpServletResponse(), Map.of()))
				.as(other)
				.isInstanceOfSatisfying(OpenIdException.class,
						(away) -> assertThat(away.reason()).isEqualTo(OpenIdException.Reason.AWAY));
		}
		assertThat(redirected).isEmpty();
		assertThat(client().begin(new MockHttpServletRequest(), new MockHttpServletResponse(), Map.of()))
			.startsWith(issuer + "/auth?");
	}

	@Test
	@DisplayName("follows no redirect to keys or tokens")
	void redirects() throws Exception {
		var redirected = new ArrayList<String>();
		answer("/led/.well-known/openid-configuration", METADATA.formatted(issuer + "/led"));
		answer("/led/elsewhere", new JWKSet(longKey.toPublicJWK()).toString(), redirected);
		for (var path : List.of("/led/keys", "/led/token")) {
			provider.createContext(path, (exchange) -> {
				exchange.getRequestBody().readAllBytes();
				exchange.getResponseHeaders().add("Location", issuer + "/led/elsewhere");
				exchange.sendResponseHeaders(307, -1);
				exchange.close();
			});
		}
		var client = client(issuer + "/led", 2048);
		var claims = claims();
		claims.put("iss", issuer + "/led");
		assertRefused(client, "keys from elsewhere", signed(longKey, "logout+jwt", claims));
		var answered = answerTo(client, "staff");
		assertThatThrownBy(() -> client.proven(answered, new MockHttpServletResponse()))
			.isInstanceOf(OpenIdException.class);
		assertThat(redirected).isEmpty();
	}

	@Test
	@DisplayName("takes no answer to the question of another provider, though state and session fit")
	void mixedUp() throws Exception {
		var staff = client();
		var national = client("national", issuer, 2048);
		var answered = answerTo(national, "national");
		assertThatThrownBy(() -> staff.proven(answered, new MockHttpServletResponse())).isInstanceOfSatisfying(
				OpenIdException.class, (over) -> assertThat(over.reason()).isEqualTo(OpenIdException.Reason.OVER));
		assertThat(tokenRequests).as("its code goes to no provider").isEmpty();
		var again = answerTo(staff, "staff");
		assertThatThrownBy(() -> staff.proven(again, new MockHttpServletResponse()))
			.isInstanceOf(OpenIdException.class);
		assertThat(tokenRequests).as("its own question's").hasSize(1);
	}

	/** Returns the request with an answer to the client's question, in its session. */
	private static MockHttpServletRequest answerTo(OpenIdClient client, String name) {
		var asking = new MockHttpServletRequest();
		var question = client.begin(asking, new MockHttpServletResponse(), Map.of());
		var answered = new MockHttpServletRequest();
		answered.setSession(asking.getSession());
		answered.setParameter("code", "code-of-" + name);
		answered.setParameter("state",
				UriComponentsBuilder.fromUriString(question)
					.build()
					.getQueryParams()
					.toSingleValueMap()
					.entrySet()
					.stream()
					.filter((part) -> part.getKey().equals("state"))
					.map((part) -> UriUtils.decode(part.getValue(), StandardCharsets.UTF_8))
					.findFirst()
					.orElseThrow());
		return answered;
	}

	private static String signedBySecret(JWSAlgorithm algorithm, byte[] secret) {
		try {
			var token = new SignedJWT(
					new JWSHeader.Builder(algorithm).keyID("long").type(new JOSEObjectType("logout+jwt")).build(),
					claims(claims()));
			token.sign(new MACSigner(secret));
			return token.serialize();
		}
		catch (JOSEException unsigned) {
			throw new IllegalStateException(unsigned);
		}
	}

	/** Returns a rightly signed token whose header names another algorithm. */
	private static String renamed(String algorithm) {
		var parts = signed(longKey, "logout+jwt", claims()).split("\\.");
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString("{\"alg\":\"%s\",\"kid\":\"long\",\"typ\":\"logout+jwt\"}".formatted(algorithm).getBytes())
				+ "." + parts[1] + "." + parts[2];
	}

	private static void assertRefused(OpenIdClient client, String what, String token) {
		assertThatThrownBy(() -> client.ended(token)).as(what)
			.isInstanceOfSatisfying(OpenIdException.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(OpenIdException.Reason.UNPROVEN));
	}

	private static SSLContext context() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static OpenIdClient client() {
		return client(issuer, 2048);
	}

	private static OpenIdClient client(String issuer, int keyBits) {
		return client("staff", issuer, keyBits);
	}

	private static OpenIdClient client(String name, String issuer, int keyBits) {
		var properties = new OAuth2ClientProperties();
		var registration = new OAuth2ClientProperties.Registration();
		registration.setClientId("wusul");
		registration.setClientSecret("of-this-test");
		properties.getRegistration().put(name, registration);
		var settings = new OAuth2ClientProperties.Provider();
		settings.setIssuerUri(issuer);
		properties.getProvider().put(name, settings);
		return new OpenIdClient(properties, name, "/" + name + "/login", "http://127.0.0.1/" + name + "/login/return",
				context(), keyBits, Clock.systemUTC());
	}

	private static Map<String, Object> claims() {
		return new LinkedHashMap<>(Map.of("iss", issuer, "aud", "wusul", "sub", "person", "sid", "session", "events",
				LOGOUT, "iat", new Date()));
	}

	private static JWTClaimsSet claims(Map<String, Object> claims) {
		var set = new JWTClaimsSet.Builder();
		claims.forEach(set::claim);
		return set.build();
	}

	private static String signed(RSAKey key, String type, Map<String, Object> claims) {
		return signed(key, JWSAlgorithm.RS256, type, claims);
	}

	private static String signed(RSAKey key, JWSAlgorithm algorithm, String type, Map<String, Object> claims) {
		try {
			var token = new SignedJWT(
					new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(new JOSEObjectType(type)).build(),
					claims(claims));
			token.sign(new RSASSASigner(key.toPrivateKey(), true));
			return token.serialize();
		}
		catch (JOSEException unsigned) {
			throw new IllegalStateException(unsigned);
		}
	}

}
