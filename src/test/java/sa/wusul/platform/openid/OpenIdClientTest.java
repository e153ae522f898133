package sa.wusul.platform.openid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The client of an identity provider")
@Tag("fast")
class OpenIdClientTest {

	private static final Map<String, Object> LOGOUT = Map.of("http://schemas.openid.net/event/backchannel-logout",
			Map.of());

	private static final String CONFIGURATION = """
			{"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
			 "jwks_uri":"%1$s/keys","subject_types_supported":["public"]}""";

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
		answer(provider, "/.well-known/openid-configuration", CONFIGURATION.formatted(issuer));
		answer(provider, "/keys", new JWKSet(List.of(longKey.toPublicJWK(), shortKey.toPublicJWK())).toString());
		provider.start();
	}

	private static void answer(HttpServer server, String path, String json) {
		server.createContext(path, (exchange) -> {
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
	@DisplayName("trusts no RSA key below 2048 bits, although the provider has it")
	void shortKeys() {
		assertRefused(client(), "1024 bits", signed(shortKey, "logout+jwt", claims()));
	}

	private static void assertRefused(OpenIdClient client, String what, String token) {
		assertThatThrownBy(() -> client.ended(token)).as(what)
			.isInstanceOfSatisfying(OpenIdException.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(OpenIdException.Reason.UNPROVEN));
	}

	@Test
	@DisplayName("follows nobody to another provider: neither a redirect of its configuration nor another issuer in it")
	void otherProvider() throws IOException {
		var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		var address = "http://127.0.0.1:" + stranger.getAddress().getPort();
		stranger.createContext("/moved", (exchange) -> {
			exchange.getResponseHeaders().add("Location", address + "/elsewhere");
			exchange.sendResponseHeaders(302, -1);
			exchange.close();
		});
		answer(stranger, "/elsewhere", CONFIGURATION.formatted(address + "/moved"));
		answer(stranger, "/other", CONFIGURATION.formatted(issuer));
		stranger.start();
		try {
			for (var path : List.of("/moved", "/other")) {
				var client = client(address + path);
				assertThatThrownBy(() -> client.ended("a.b.c")).as(path)
					.isInstanceOfSatisfying(OpenIdException.class,
							(away) -> assertThat(away.reason()).isEqualTo(OpenIdException.Reason.AWAY));
			}
		}
		finally {
			stranger.stop(0);
		}
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
		return client(issuer);
	}

	private static OpenIdClient client(String issuer) {
		var properties = new OAuth2ClientProperties();
		var registration = new OAuth2ClientProperties.Registration();
		registration.setClientId("wusul");
		registration.setClientSecret("of-this-test");
		properties.getRegistration().put("staff", registration);
		var settings = new OAuth2ClientProperties.Provider();
		settings.setIssuerUri(issuer);
		properties.getProvider().put("staff", settings);
		return new OpenIdClient(properties, "staff", "/staff/login", "http://127.0.0.1/staff/login/return", context(),
				Clock.systemUTC());
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
		try {
			var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID())
				.type(new JOSEObjectType(type))
				.build(), claims(claims));
			token.sign(new RSASSASigner(key.toPrivateKey(), true));
			return token.serialize();
		}
		catch (JOSEException unsigned) {
			throw new IllegalStateException(unsigned);
		}
	}

}
