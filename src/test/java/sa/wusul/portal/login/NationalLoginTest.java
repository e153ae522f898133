package sa.wusul.portal.login;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;
import sa.wusul.support.WholeLog;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The log-in with the national identity")
@Tag("story")
class NationalLoginTest {

	/** A person of the demo's registers. */
	private static final String KNOWN = "1058529940";

	/** A person without a telephone on file. */
	private static final String WITHOUT_NUMBER = "1739264859";

	private static final String PROVIDER = "national";

	private static final String CLIENT = "wusul";

	private static final MockOAuth2Server NATIONAL = new MockOAuth2Server();

	private static final TokenEndpointProxy TOKENS = new TokenEndpointProxy();

	@BeforeAll
	static void open() throws Exception {
		NATIONAL.start(InetAddress.getLoopbackAddress(), 0);
		TOKENS.open(NATIONAL.tokenEndpointUrl(PROVIDER).toString());
	}

	@AfterAll
	static void close() {
		TOKENS.close();
		NATIONAL.shutdown();
	}

	@Nested
	@DisplayName("where it is configured")
	@OnH2
	@DirtiesContext
	@ExtendWith({ WholeLog.class, OutputCaptureExtension.class })
	@TestPropertySource(
			properties = { "wusul.portal.tries-a-minute=10000", "wusul.portal.oidc.identity-claim=nationalId",
					"spring.security.oauth2.client.registration.national.client-id=" + CLIENT,
					"spring.security.oauth2.client.registration.national.client-secret=of-this-test" })
	class SwitchedOn extends OtherDoors {

		private final HttpClient provider = HttpClient.newHttpClient();

		@Autowired
		private DemoRegisters registers;

		@DynamicPropertySource
		static void provider(DynamicPropertyRegistry registry) {
			registry.add("spring.security.oauth2.client.provider.national.issuer-uri",
					() -> NATIONAL.issuerUrl(PROVIDER).toString());
			registry.add("spring.security.oauth2.client.provider.national.token-uri", TOKENS::address);
		}

		@Test
		@DisplayName("is offered beside the code, in both languages")
		void offered() throws Exception {
			var citizen = citizen();

			assertThat(citizen.get("/login").body()).contains("href=\"/login/national\"",
					"الدخول بالهوية الوطنية الموحدة", "رقم الهوية أو الإقامة");
			assertThat(citizen.get("/login?lang=en").body()).contains("href=\"/login/national\"",
					"Log in with the national identity", "ID or iqama number");
		}

		@Test
		@DisplayName("is offered again where the code is asked for, as the safer way, because a text message is a weak one")
		void safer() throws Exception {
			var citizen = citizen();
			citizen.begin(KNOWN);
			assertThat(citizen.get("/login/code").body()).contains("الرسالة النصية أضعف حماية",
					"href=\"/login/national\"", "الهوية الوطنية الموحدة أقوى حماية");
			assertThat(citizen.get("/login/code?lang=en").body()).contains("A text message protects less than it seems",
					"The national identity protects better");
		}

		@Test
		@DisplayName("leaves no token in the session, in a cookie or on a page")
		void tokens() throws Exception {
			var citizen = citizen();
			var begun = citizen.get("/login/national");
			var back = onwards(citizen.get(atProvider(location(begun), Map.of("nationalId", KNOWN))));
			var now = Instant.now();
			var idToken = providerKey(PROVIDER,
					new JWTClaimsSet.Builder().subject("somebody")
						.issuer(NATIONAL.issuerUrl(PROVIDER).toString())
						.audience(CLIENT)
						.claim("nationalId", KNOWN)
						.claim("nonce", query(location(begun)).get("nonce"))
						.issueTime(Date.from(now))
						.expirationTime(Date.from(now.plusSeconds(600)))
						.build());
			TOKENS.answerNext(200, TokenEndpointProxy.body(idToken)
				.replace("\"a\"", "\"the-access-token\",\"refresh_token\":\"the-refresh-token\""));
			var entered = citizen.get(back);
			assertThat(entered.statusCode()).isEqualTo(302);
			var cases = citizen.get("/cases");
			assertThat(cases.statusCode()).isEqualTo(200);
			var seen = entered.headers().map() + cases.body() + cases.headers().map()
					+ kept(session(entered).replaceAll("JSESSIONID=", ""));
			assertThat(seen).contains(KNOWN)
				.doesNotContain("the-access-token", "the-refresh-token", idToken.serialize(),
						idToken.serialize().split("\\.")[1], idToken.serialize().split("\\.")[2]);
		}

		@Test
		@DisplayName("leads to the provider, back, and to the page that the citizen wanted, in a new session")
		void wholeWay() throws Exception {
			var citizen = citizen();
			assertThat(citizen.get("/login?to=/appointments").body()).contains("/login/national?to=/appointments");
			var begun = citizen.get("/login/national?to=/appointments");
			var question = query(location(begun));
			assertThat(question).containsEntry("response_type", "code")
				.containsEntry("scope", "openid")
				.containsEntry("prompt", "login")
				.containsEntry("code_challenge_method", "S256")
				.containsEntry("redirect_uri", "http://localhost:" + port() + "/login/national/return")
				.containsKeys("state", "nonce");

			var back = atProvider(location(begun), Map.of("nationalId", KNOWN));
			var bridge = new CitizenSession(port()).get(back);
			assertThat(bridge.statusCode()).as("without any cookie").isEqualTo(200);
			assertThat(bridge.headers().firstValue("set-cookie")).isEmpty();
			var entered = citizen.get(onwards(bridge));

			assertThat(entered.statusCode()).isEqualTo(302);
			assertThat(location(entered)).endsWith("/appointments");
			assertThat(entered.headers().firstValue("set-cookie").orElseThrow()).contains("JSESSIONID=", "HttpOnly",
					"SameSite=Strict");
			assertThat(verifierFits(question.get("code_challenge"))).isTrue();
			assertThat(citizen.get("/cases").statusCode()).isEqualTo(200);
			assertThat(citizen.get("/login/national").headers().firstValue("location").orElseThrow())
				.endsWith("/cases");
			assertThat(citizen.get(onwards(bridge)).statusCode()).as("the same answer again").isEqualTo(400);
			citizen.post("/login/end", Map.of());
			assertThat(citizen.get("/cases").statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("starts a new session, which is useless to a person who knew the old one")
		void newSession() throws Exception {
			var citizen = citizen();
			var before = session(citizen.get("/login/national"));
			var begun = citizen.get("/login/national");
			var entered = enter(citizen, begun, Map.of("nationalId", KNOWN));

			assertThat(session(entered)).isNotEqualTo(before);
			var thief = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/cases"))
				.header("Cookie", before)
				.build();
			assertThat(this.provider.send(thief, BodyHandlers.ofString()).statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("refuses a missing or invalid number of an ID or iqama, says so, and logs no number")
		void noIdentity(CapturedOutput output) throws Exception {
			for (var claims : List.of(Map.<String, Object>of(), Map.<String, Object>of("nationalId", "1058529941"),
					Map.<String, Object>of("nationalId", "3058529940"),
					Map.<String, Object>of("nationalId", List.of(KNOWN)), Map.<String, Object>of("sub", KNOWN))) {
				var citizen = citizen();
				var refused = enter(citizen, citizen.get("/login/national"), claims);
				assertThat(refused.statusCode()).as(claims.toString()).isEqualTo(403);
				assertThat(refused.body()).contains("لم تعطنا الهوية الوطنية الموحدة رقم هوية أو إقامة صحيحا");
				assertThat(citizen.get("/cases").statusCode()).isEqualTo(302);
			}
			var english = citizen();
			english.get("/login?lang=en");
			assertThat(enter(english, english.get("/login/national"), Map.of()).body())
				.contains("gave us no valid ID or iqama number");
			assertThat(output).contains("national identity: the claim nationalId is missing")
				.doesNotContain("1058529941", "3058529940");
		}

		@Test
		@DisplayName("accepts an answer to its own question, once")
		void ownAnswersOnly() throws Exception {
			var citizen = citizen();
			assertThat(citizen.get("/login/national/proof").statusCode()).isEqualTo(400);
			assertThat(citizen.get("/login/national/proof?code=a&state=b").statusCode()).isEqualTo(400);
			var begun = citizen.get("/login/national");
			var back = onwards(citizen.get(atProvider(location(begun), Map.of("nationalId", KNOWN))));
			var foreign = citizen.get(back.replaceAll("state=[^&]+", "state=another"));
			assertThat(foreign.statusCode()).isEqualTo(400);
			assertThat(foreign.body()).contains("انتهت محاولة الدخول هذه");
			assertThat(new CitizenSession(port()).get(back).statusCode()).as("in another browser").isEqualTo(400);

			assertThat(citizen.get(back).statusCode()).isEqualTo(302);
			var replayed = citizen();
			replayed.get("/login/national");
			assertThat(replayed.get(back).statusCode()).isEqualTo(400);
			assertThat(replayed.get("/cases").statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("reports the provider's errors in both languages")
		void failures(CapturedOutput output) throws Exception {
			var cancelled = failed("access_denied");
			assertThat(cancelled.statusCode()).isEqualTo(403);
			assertThat(cancelled.body()).contains("لم يكتمل الدخول بالهوية الوطنية الموحدة",
					"href=\"/login/national\"");
			assertThat(failed("temporarily_unavailable").statusCode()).isEqualTo(503);
			assertThat(failed("x%0d%0aFORGED").statusCode()).isEqualTo(403);
			assertThat(output).doesNotContain("FORGED");
			var citizen = citizen();
			citizen.get("/login?lang=en");
			var begun = citizen.get("/login/national");
			var back = onwards(citizen.get(atProvider(location(begun), Map.of("nationalId", KNOWN))));
			TOKENS.answerNext(502, "");
			var away = citizen.get(back);
			assertThat(away.statusCode()).isEqualTo(503);
			assertThat(away.body()).contains("does not answer now");
			assertThat(citizen.get("/cases").statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("rejects tokens of another key, issuer, audience, nonce or time, and unsigned ones")
		void forgedTokens() throws Exception {
			var issuer = NATIONAL.issuerUrl(PROVIDER).toString();
			var now = Instant.now();
			for (var forged : List.of("nothing", "key", "issuer", "audience", "nonce", "no nonce", "time",
					"signature")) {
				var citizen = citizen();
				var begun = citizen.get("/login/national");
				var back = onwards(citizen.get(atProvider(location(begun), Map.of("nationalId", KNOWN))));
				var nonce = query(location(begun)).get("nonce");
				var claims = new JWTClaimsSet.Builder().subject("somebody")
					.issuer(issuer)
					.audience(forged.equals("audience") ? "another" : CLIENT)
					.claim("nationalId", KNOWN)
					.claim("nonce", forged.equals("nonce") ? "another" : forged.equals("no nonce") ? null : nonce)
					.issueTime(Date.from(now))
					.expirationTime(Date.from(now.plusSeconds(forged.equals("time") ? -600 : 600)))
					.build();
				TOKENS.answerNext(200, TokenEndpointProxy.body(switch (forged) {
					case "key" -> otherKey(claims);
					case "signature" -> new PlainJWT(claims);
					case "issuer" -> providerKey("another-issuer", claims);
					default -> providerKey(PROVIDER, claims);
				}));

				var refused = citizen.get(back);

				assertThat(refused.statusCode()).as(forged).isEqualTo(forged.equals("nothing") ? 302 : 403);
				if (forged.equals("nothing")) {
					continue;
				}
				assertThat(refused.body()).contains("لم نتحقق من رد الهوية الوطنية الموحدة");
				assertThat(citizen.get("/cases").statusCode()).isEqualTo(302);
			}
		}

		@Test
		@DisplayName("takes the telephone from the register: without one it refers to a centre, and without the register it asks to try later")
		void telephone() throws Exception {
			var without = citizen();
			var refused = enter(without, without.get("/login/national"),
					Map.of("nationalId", WITHOUT_NUMBER, "phone_number", "+966512345678"));
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(refused.body()).contains("وثق رقمك في أحد المراكز");
			assertThat(without.get("/cases").statusCode()).isEqualTo(302);

			this.registers.set("numbers", true);
			var citizen = citizen();
			try {
				var away = enter(citizen, citizen.get("/login/national"), Map.of("nationalId", KNOWN));
				assertThat(away.statusCode()).isEqualTo(503);
				assertThat(away.body()).contains("تعذر الآن الوصول إلى سجل أرقام الجوال");
			}
			finally {
				this.registers.set("numbers", false);
			}
			assertThat(enter(citizen, citizen.get("/login/national"), Map.of("nationalId", KNOWN)).statusCode())
				.isEqualTo(302);
		}

		@Test
		@DisplayName("redirects only to pages of the portal, whatever an address says")
		void nowhereElse() throws Exception {
			var citizen = citizen();
			assertThat(citizen.get("/login?to=https://evil.example/cases").body()).doesNotContain("evil");
			citizen.get("/login/national?to=//evil.example");
			var begun = citizen.get("/login/national?redirect_uri=https://evil.example");
			assertThat(query(location(begun)).get("redirect_uri")).startsWith("http://localhost:" + port() + "/");
			assertThat(location(enter(citizen, begun, Map.of("nationalId", KNOWN)))).isEqualTo("/cases");

			var odd = new CitizenSession(port()).get(
					"/login/national/return?code=%22%3E%3Cscript%3E%0d%0aX-Odd:1&state=a;url=//evil.example&to=//evil.example");
			assertThat(odd.body()).contains("href=\"/login/national/proof?code=%22%3E%3Cscript%3E")
				.doesNotContain("<script>");
			assertThat(odd.headers().firstValue("x-odd")).isEmpty();
			assertThat(odd.headers().firstValue("refresh").orElseThrow())
				.isEqualTo("0;url=/login/national/proof?code=%22%3E%3Cscript%3E%0D%0AX-Odd%3A1"
						+ "&state=a%3Burl%3D%2F%2Fevil.example");
		}

		@Test
		@DisplayName("is not offered at a kiosk, where the provider would keep the visitor's session")
		void kiosk() throws Exception {
			var visitor = citizen();
			visitor.get("/kiosk/jeddah");

			assertThat(visitor.get("/login").body()).doesNotContain("/login/national");
			assertThat(location(visitor.get("/login/national"))).endsWith("/login");
		}

		/** Returns all that the program keeps in a session, as text. */
		private String kept(String id) throws Exception {
			var server = (TomcatWebServer) ((ServletWebServerApplicationContext) program()).getWebServer();
			var session = ((Context) server.getTomcat().getHost().findChildren()[0]).getManager().findSession(id);
			var bytes = new ByteArrayOutputStream();
			try (var objects = new ObjectOutputStream(bytes)) {
				for (var name : Collections.list(session.getSession().getAttributeNames())) {
					objects.writeObject(name);
					var value = session.getSession().getAttribute(name);
					objects.writeObject((value instanceof Serializable) ? value : String.valueOf(value));
				}
			}
			return bytes.toString(StandardCharsets.UTF_8);
		}

		private CitizenSession citizen() {
			return new CitizenSession(port());
		}

		private HttpResponse<String> failed(String error) throws Exception {
			var citizen = citizen();
			var state = query(location(citizen.get("/login/national"))).get("state");
			return citizen.get(onwards(citizen.get("/login/national/return?error=" + error + "&state="
					+ URLEncoder.encode(state, StandardCharsets.UTF_8))));
		}

		private HttpResponse<String> enter(CitizenSession citizen, HttpResponse<String> begun,
				Map<String, Object> claims) throws Exception {
			return citizen.get(onwards(citizen.get(atProvider(location(begun), claims))));
		}

		/**
		 * Logs in at the provider and returns its redirect without the portal's origin.
		 */
		private String atProvider(String question, Map<String, Object> claims) throws Exception {
			var json = claims.entrySet()
				.stream()
				.map((claim) -> "\"%s\":%s".formatted(claim.getKey(),
						(claim.getValue() instanceof List<?> list) ? "[\"" + list.get(0) + "\"]"
								: "\"" + claim.getValue() + "\""))
				.collect(Collectors.joining(",", "{", "}"));
			var form = "username=somebody&claims=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
			var back = this.provider.send(HttpRequest.newBuilder(URI.create(question))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(form))
				.build(), BodyHandlers.ofString());
			assertThat(back.statusCode()).isEqualTo(302);
			return location(back).substring(("http://localhost:" + port()).length());
		}

		private static boolean verifierFits(String challenge) throws Exception {
			var hash = MessageDigest.getInstance("SHA-256")
				.digest(TOKENS.lastQuestion().get("code_verifier").getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).equals(challenge);
		}

		/** Signs with the provider's own key, which serves all its issuers. */
		private static JWT providerKey(String issuer, JWTClaimsSet claims) {
			var told = claims.getClaims()
				.entrySet()
				.stream()
				.filter((claim) -> claim.getValue() != null && List.of("nationalId", "nonce").contains(claim.getKey()))
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
			var lives = claims.getExpirationTime().getTime() - claims.getIssueTime().getTime();
			return NATIONAL.issueToken(issuer, CLIENT, new DefaultOAuth2TokenCallback(issuer, claims.getSubject(),
					"JWT", claims.getAudience(), told, lives / 1000));
		}

		private static JWT otherKey(JWTClaimsSet claims) throws Exception {
			var key = new RSAKeyGenerator(2048).keyID(PROVIDER).generate();
			var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(PROVIDER).build(), claims);
			token.sign(new RSASSASigner(key));
			return token;
		}

		private static String onwards(HttpResponse<String> bridge) {
			var refresh = bridge.headers().firstValue("refresh").orElseThrow();
			assertThat(refresh).startsWith("0;url=/login/national/proof?");
			return refresh.substring("0;url=".length());
		}

		private static String session(HttpResponse<String> answer) {
			return answer.headers()
				.allValues("set-cookie")
				.stream()
				.filter((cookie) -> cookie.startsWith("JSESSIONID="))
				.map((cookie) -> cookie.substring(0, cookie.indexOf(';')))
				.findFirst()
				.orElseThrow();
		}

		private static Map<String, String> query(String address) {
			return TokenEndpointProxy.form(URI.create(address).getRawQuery());
		}

	}

	@Nested
	@DisplayName("where nobody configured it")
	@OnH2
	class SwitchedOff extends OtherDoors {

		@Test
		@DisplayName("is neither offered nor available")
		void notThere() throws Exception {
			var citizen = new CitizenSession(port());

			assertThat(citizen.get("/login").body()).doesNotContain("/login/national", "الهوية الوطنية الموحدة");
			citizen.begin(KNOWN);
			assertThat(citizen.get("/login/code").body()).contains("الرسالة النصية أضعف حماية")
				.doesNotContain("/login/national");
			for (var path : List.of("", "/return?code=a&state=b", "/proof?code=a&state=b")) {
				assertThat(citizen.get("/login/national" + path).statusCode()).isEqualTo(404);
			}
			assertThat(citizen.get("/oauth2/authorization/national").statusCode()).isEqualTo(404);
			assertThat(citizen.get("/login/oauth2/code/national").statusCode()).isEqualTo(404);
		}

	}

	@CaseStory
	abstract static class OtherDoors {

		@Autowired
		private CaseWork work;

		@Autowired
		private ApplicationContext program;

		@LocalServerPort
		private int port;

		int port() {
			return this.port;
		}

		ApplicationContext program() {
			return this.program;
		}

		static String location(HttpResponse<String> answer) {
			return answer.headers().firstValue("location").orElseThrow();
		}

		@Test
		@DisplayName("leaves every other access unchanged")
		void otherDoors() throws Exception {
			assertThat(this.program.containsBean("springSecurityFilterChain")).isFalse();
			var visitor = new CitizenSession(this.port);

			var engine = visitor.get("/engine-rest/task");
			assertThat(engine.statusCode()).isEqualTo(401);
			assertThat(engine.headers().firstValue("www-authenticate").orElseThrow()).startsWith("Basic realm=");
			assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
			assertThat(visitor.get("/actuator/health").statusCode()).isEqualTo(200);
			assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(401);
			var services = visitor.get("/services");
			assertThat(services.statusCode()).isEqualTo(200);
			assertThat(services.headers().map()).doesNotContainKeys("x-xss-protection", "pragma", "expires");
			assertThat(visitor.get("/logout").statusCode()).isEqualTo(404);
		}

		@Test
		@DisplayName("leaves the log-in with a code unchanged")
		void codes() throws Exception {
			var citizen = CitizenSession.logIn(this.port, this.work, KNOWN);

			assertThat(citizen.get("/cases").statusCode()).isEqualTo(200);
		}

	}

}
