package sa.wusul.portal.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("The stream of an open page")
@Tag("story")
class LiveCaseTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String OWNER = "1058529940";

		private static final String OTHER = "1001244019";

		private static final Pattern CHANGES = Pattern
			.compile("data-events=\"([^\"]+)\" data-mark=\"\\w+\" data-change=\"(\\w+)\"");

		private final List<InputStream> open = new ArrayList<>();

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private LiveCaseService live;

		@LocalServerPort
		private int port;

		@BeforeEach
		void aQuietDay() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from login_attempt").update();
		}

		@AfterEach
		void leave() throws IOException {
			ClockUtil.reset();
			for (var stream : this.open) {
				stream.close();
			}
			this.live.stop();
			this.live.start();
		}

		@Test
		@DisplayName("says at once that something changed, and nothing else")
		void aClerksDeed() throws Exception {
			var reference = own(this.work.handIn("passport"));
			var citizen = CitizenSession.logIn(this.port, this.work, OWNER);
			var stream = listen(citizen, "/cases/" + reference);

			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var said = untilChanged(stream);
			assertThat(said).allMatch((line) -> line.isEmpty() || line.equals("event:changed") || line.equals("data:")
					|| line.matches("id:[0-9a-f]{64}|:(open|beat)|retry:3000"), "no word about the case");
		}

		@Test
		@DisplayName("hears what another node writes, and what changed before it was opened")
		void anotherNode() throws Exception {
			var reference = own(this.work.handIn("passport"));
			var citizen = CitizenSession.logIn(this.port, this.work, OWNER);
			var page = citizen.get("/cases/" + reference).body();
			bill(reference, "1");
			untilChanged(listen(citizen, page));
			var stream = listen(citizen, citizen.get("/cases/" + reference).body());
			this.jdbc.sql("update bill set state = 'PAID' where case_reference = ?").param(reference).update();
			untilChanged(stream);
		}

		@Test
		@DisplayName("ends when the citizen logs out, and when their time is over")
		void endsWithTheSession() throws Exception {
			var reference = own(this.work.handIn("passport"));
			var citizen = CitizenSession.logIn(this.port, this.work, OWNER);
			var stream = listen(citizen, "/cases/" + reference);
			citizen.post("/login/end", Map.of());
			assertThat(untilEnd(stream)).doesNotContain("event:changed");

			var again = CitizenSession.logIn(this.port, this.work, OWNER);
			var other = listen(again, "/cases/" + reference);
			this.work.setTime(this.work.now().plus(Duration.ofDays(364)));
			assertThat(again.get("/cases/" + reference + "/live?mark=0").statusCode()).as("asked by the page itself")
				.isEqualTo(200);
			this.work.setTime(this.work.now().plus(Duration.ofDays(2)));
			untilEnd(other);
			assertThat(again.get("/cases/" + reference).headers().firstValue("location").orElseThrow())
				.startsWith("/login?to=");
		}

		@Test
		@DisplayName("answers strangers and others as the page does")
		void strangers() throws Exception {
			var reference = own(this.work.handIn("passport"));
			for (var visitor : List.of(new CitizenSession(this.port),
					CitizenSession.logIn(this.port, this.work, OTHER))) {
				for (var part : List.of("/changes", "/live?mark=0")) {
					var page = visitor.get("/cases/" + reference);
					var answer = visitor.get("/cases/" + reference + part);
					assertThat(answer.statusCode()).isEqualTo(page.statusCode()).isIn(302, 404);
				}
			}
			assertThat(new CitizenSession(this.port).get("/track/changes").statusCode()).isEqualTo(404);
			assertThat(new CitizenSession(this.port).get("/track/live?mark=0").statusCode()).isEqualTo(302);
		}

		@Test
		@DisplayName("is refused to a fifth window, which asks at intervals instead")
		void budget() throws Exception {
			var reference = own(this.work.handIn("passport"));
			var citizen = CitizenSession.logIn(this.port, this.work, OWNER);
			var page = citizen.get("/cases/" + reference).body();
			for (var window = 0; window < 4; window++) {
				listen(citizen, page);
			}
			assertThat(citizen.get("/cases/" + reference + "/changes").statusCode()).isEqualTo(429);
			assertThat(citizen.get("/cases/" + reference + "/live?mark=0").statusCode()).isEqualTo(200);
			this.open.remove(0).close();
			bill(reference, "2");
			await().atMost(Duration.ofSeconds(10)).until(() -> this.live.count() < 4);
			listen(citizen, page);
		}

		@Test
		@DisplayName("keeps the tracking page fresh as well, until another case is looked for")
		void tracking() throws Exception {
			var reference = this.work.handIn("passport");
			var visitor = new CitizenSession(this.port);
			var page = visitor.track(this.work, reference).body();
			var stream = listen(visitor, page);
			bill(reference, "3");
			untilChanged(stream);
			assertThat(visitor.get("/track/live?mark=0").body()).contains("id=\"bills\"").doesNotContain("<html");
			assertThat(visitor.get("/track/case").body()).contains("id=\"bills\"", "<html");

			visitor.get("/track");
			untilEnd(stream);
			assertThat(visitor.get("/track/case").statusCode()).isEqualTo(302);
		}

		private void bill(String reference, String number) {
			this.jdbc
				.sql("insert into bill (number, case_reference, issue_key, service, amount, state, issued_at, due_at, changed_at)"
						+ " values (?, ?, ?, 'x', 30000, 'OPEN', current_timestamp, current_timestamp, current_timestamp)")
				.params("48000000000" + number, reference, "test " + number)
				.update();
		}

		private BufferedReader listen(CitizenSession citizen, String pageOrPath) throws Exception {
			var page = pageOrPath.startsWith("/") ? citizen.get(pageOrPath).body() : pageOrPath;
			var address = CHANGES.matcher(page);
			assertThat(address.find()).as(page).isTrue();
			HttpResponse<InputStream> stream = citizen.stream(address.group(1) + "?mark=" + address.group(2));
			assertThat(stream.statusCode()).isEqualTo(200);
			assertThat(stream.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
			assertThat(stream.headers().firstValue("cache-control")).contains("no-store");
			this.open.add(stream.body());
			return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
		}

		private static List<String> untilChanged(BufferedReader stream) throws IOException {
			var said = new ArrayList<String>();
			do {
				said.add(stream.readLine());
			}
			while (!said.get(said.size() - 1).startsWith("event:changed"));
			return said;
		}

		/** Reads to the end, which is orderly, not a cut. */
		private static List<String> untilEnd(BufferedReader stream) {
			return stream.lines().toList();
		}

		private String own(String reference) {
			this.work.giveTo(reference, OWNER);
			return reference;
		}

	}

}
