package sa.wusul.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A password of staff")
@Tag("story")
class StaffPasswordTest {

	private static final String PHRASE = "seven quiet camels";

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		@Autowired
		private TestRestTemplate http;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private IdentityService identities;

		private String present;

		@BeforeEach
		void aNewColleague() {
			this.jdbc.sql("delete from attempt_bucket").update();
			var hamad = this.identities.newUser("hamad");
			hamad.setFirstName("حمد");
			hamad.setLastName("السبيعي");
			hamad.setPassword(PHRASE);
			this.identities.saveUser(hamad);
			this.present = PHRASE;
			// People work in a web app; this group may not use the interfaces of others.
			this.identities.createMembership("hamad", "audit-officers");
		}

		@AfterEach
		void leaves() {
			leave();
		}

		@Test
		@DisplayName("may be a long phrase, and is refused in two languages, with the reason, if others would guess it")
		void policy() {
			for (var refused : Map
				.of("short", "password.short", "P@ssw0rd12", "password.short", "P@ssw0rd1234", "password.common",
						"Riyadh1448!!", "password.common", "abababababab", "password.common", "السلام عليكم 1448",
						"password.common", "the camels of hamad", "password.personal", "x1".repeat(101),
						"password.long")
				.entrySet()) {
				var answer = change(refused.getKey());
				assertThat(answer.getStatusCode().value()).as(refused.getKey()).isEqualTo(422);
				assertThat(answer.getBody()).as(refused.getKey())
					.contains(refused.getValue(), "messageAr", "messageEn");
			}
			for (var accepted : List.of("correct camel battery saddle", "جملان هادئان على الطريق", "x7!kQp2#vTz9")) {
				assertThat(change(accepted).getStatusCode().value()).as(accepted).isEqualTo(204);
				assertThat(status(accepted)).as(accepted).isEqualTo(200);
			}
		}

		@Test
		@DisplayName("is stored as a slow hash, also one of an older program as soon as its owner logs in")
		void slowHash() {
			assertThat(stored()).startsWith("{PBKDF2-SHA256}");
			var old = "{SHA-512}" + new Sha512HashDigest().encrypt(PHRASE + salt());
			this.jdbc.sql("update act_id_user set pwd_ = ? where id_ = 'hamad'").param(old).update();

			assertThat(status("wrong")).isEqualTo(401);
			assertThat(stored()).isEqualTo(old);
			assertThat(status(PHRASE)).isEqualTo(200);
			assertThat(stored()).startsWith("{PBKDF2-SHA256}");
			assertThat(status(PHRASE)).isEqualTo(200);
		}

		@Test
		@DisplayName("is no longer right once it changes, the account is deleted or its groups change")
		void forgotten() {
			assertThat(status(PHRASE)).isEqualTo(200);
			assertThat(status("another phrase")).isEqualTo(401);
			change("nine noisy falcons");
			assertThat(status(PHRASE)).isEqualTo(401);
			assertThat(status("nine noisy falcons")).isEqualTo(200);
			assertThat(services("nine noisy falcons")).isEqualTo(403);
			admin(HttpMethod.PUT, "/engine-rest/group/intake-clerks/members/hamad", null);
			assertThat(status("nine noisy falcons")).isEqualTo(200);
			leave();
			assertThat(status("nine noisy falcons")).isEqualTo(401);
		}

		@Test
		@DisplayName("is changed by its owner with the present one, may have 64 signs, and counts sign by sign")
		void own() {
			var phrase = "quiet camels walk to the well at noon and sleep beneath the palms";
			assertThat(phrase).hasSizeGreaterThanOrEqualTo(64);
			admin(HttpMethod.PUT, "/engine-rest/group/intake-clerks/members/hamad", null);
			assertThat(changeOwn(AccountHttp.secret("admin"), phrase)).isEqualTo(400);
			assertThat(changeOwn(PHRASE, phrase)).isEqualTo(204);

			for (var almost : List.of(phrase + " ", phrase.substring(0, 64), phrase.toUpperCase(Locale.ROOT))) {
				assertThat(status(almost)).as(almost).isEqualTo(401);
			}
			assertThat(status(phrase)).isEqualTo(200);
		}

		private int changeOwn(String present, String password) {
			return this.http.withBasicAuth("hamad", PHRASE)
				.exchange("/engine-rest/user/hamad/credentials", HttpMethod.PUT,
						new HttpEntity<>(Map.of("password", password, "authenticatedUserPassword", present)),
						String.class)
				.getStatusCode()
				.value();
		}

		private void leave() {
			admin(HttpMethod.DELETE, "/engine-rest/user/hamad", null);
		}

		private ResponseEntity<String> change(String password) {
			var headers = new HttpHeaders();
			headers.setBasicAuth("hamad", this.present, StandardCharsets.UTF_8);
			var answer = this.http.exchange("/engine-rest/user/hamad/credentials", HttpMethod.PUT,
					new HttpEntity<>(Map.of("password", password, "authenticatedUserPassword", this.present), headers),
					String.class);
			if (answer.getStatusCode().is2xxSuccessful()) {
				this.present = password;
			}
			return answer;
		}

		private ResponseEntity<String> admin(HttpMethod method, String path, Object body) {
			return AccountHttp.as("admin", this.http).exchange(path, method, new HttpEntity<>(body), String.class);
		}

		private int status(String password) {
			return asked("/engine-rest/version", password);
		}

		private int services(String password) {
			return asked("/api/services", password);
		}

		private int asked(String path, String password) {
			var headers = new HttpHeaders();
			headers.setBasicAuth("hamad", password, StandardCharsets.UTF_8);
			return this.http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
				.getStatusCode()
				.value();
		}

		private String stored() {
			return this.jdbc.sql("select pwd_ from act_id_user where id_ = 'hamad'").query(String.class).single();
		}

		private String salt() {
			return this.jdbc.sql("select salt_ from act_id_user where id_ = 'hamad'").query(String.class).single();
		}

	}

}
