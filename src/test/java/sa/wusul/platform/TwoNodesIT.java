package sa.wusul.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import sa.wusul.support.CitizenSession;
import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged program as several processes at one PostgreSQL, with a balancer before
 * them that sends any request anywhere. {@code -Dnodes=8} starts eight at once.
 */
@DisplayName("Two nodes at one database, started at once")
@Tag("story")
class TwoNodesIT {

	private static final int NODES = Integer.getInteger("nodes", 2);

	private static final ObjectMapper json = new ObjectMapper();

	private static final Pattern CODE = Pattern.compile("\\b(\\d{8})\\b");

	private static final String OWNER = "1479374843";

	private static final String SISTER = "1058529940";

	private static final Pattern CHANGES = Pattern
		.compile("data-events=\"([^\"]+)\" data-mark=\"\\w+\" data-change=\"(\\w+)\"");

	private static final AtomicInteger requests = new AtomicInteger();

	private static final String OTHER = "1526018153";

	private static final List<PackagedProgram> nodes = new ArrayList<>();

	private static JdbcClient database;

	@TempDir
	private static Path folder;

	@BeforeAll
	static void startAtOnce() throws Exception {
		var url = EmbeddedPostgreSql.newDatabase();
		database = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
		for (var node = 0; node < NODES; node++) {
			nodes.add(PackagedProgram.start(Files.createTempDirectory(folder, "node"), NodeSettings.of(url, folder)));
		}
		for (var node : nodes) {
			node.awaitHealth();
		}
	}

	@AfterAll
	static void stop() throws Exception {
		for (var node : nodes) {
			node.close();
		}
	}

	@Test
	@DisplayName("each deployment is there once, and no log has an error")
	void start() throws Exception {
		assertThat(database.sql("select count(*) from act_re_deployment").query(Integer.class).single())
			.as("deployments")
			.isOne();
		assertThat(database.sql("select max(version_) from act_re_procdef").query(Integer.class).single()).isOne();
		assertThat(database.sql("select max(version_) from act_re_decision_def").query(Integer.class).single()).isOne();
		assertThat(database.sql("""
				select count(*) from (select 1 from act_ru_authorization
				group by type_, user_id_, group_id_, resource_type_, resource_id_ having count(*) > 1) twice""")
			.query(Integer.class)
			.single()).as("rights granted twice").isZero();
		assertThat(database.sql("select count(*) from act_ru_job where handler_type_ = 'history-cleanup'")
			.query(Integer.class)
			.single()).as("clean-up of history").isOne();
		for (var node : nodes) {
			assertThat(node.log().lines()).noneMatch((line) -> line.contains(" ERROR ") || line.contains("Exception"));
		}
	}

	@Test
	@DisplayName("a citizen asks for a code on one, enters it on the other, and goes on at both until they log out")
	void citizen() throws Exception {
		var person = new Person();
		var attempt = person.at(0).begin(OWNER);
		assertThat(person.at(1).attempt()).as("the attempt at the other node").isEqualTo(attempt);
		assertThat(person.at(1).supply(code(attempt)).statusCode()).isEqualTo(302);
		for (var turn = 0; turn < 6; turn++) {
			assertThat(person.at(turn).get("/cases").statusCode()).as("turn %s", turn).isEqualTo(200);
		}
		assertThat(person.at(0).post("/login/end", Map.of()).statusCode()).isEqualTo(302);
		assertThat(person.at(1).get("/cases").statusCode()).as("after the log-out at the other node").isEqualTo(302);
	}

	@Test
	@DisplayName("a refused code counts on both")
	void limits() throws Exception {
		var person = new Person();
		var attempt = person.at(0).begin(OTHER);
		var code = code(attempt);
		for (var turn = 0; turn < 6; turn++) {
			person.at(turn).supply("00000000");
		}
		person.at(1).supply(code);
		assertThat(person.at(0).get("/cases").statusCode()).as("the attempt was used up").isEqualTo(302);
	}

	@Test
	@DisplayName("a clerk works at one and the other, and their log-out counts on both")
	void clerk() throws Exception {
		var reference = handIn(0);
		var clerk = WebSession.logIn(nodes.get(0), "clerk");
		var there = clerk.at(nodes.get(1));
		var tasks = "/camunda/api/engine/engine/default/task?processInstanceBusinessKey=" + reference;
		var task = body(there.send("GET", tasks, null)).get(0);
		assertThat(task.get("assignee").isNull()).isTrue();
		var claim = there.send("POST", "/camunda/api/engine/engine/default/task/" + task.get("id").asText() + "/claim",
				"{\"userId\": \"clerk\"}");
		assertThat(claim.statusCode()).as(claim.body()).isEqualTo(204);
		assertThat(body(clerk.send("GET", tasks, null)).get(0).get("assignee").asText()).as("the newest state")
			.isEqualTo("clerk");
		for (var turn = 0; turn < 4; turn++) {
			assertThat(clerk.at(nodes.get(turn % NODES)).send("GET", tasks, null).statusCode()).isEqualTo(200);
		}
		assertThat(there.send("POST", "/camunda/api/admin/auth/user/default/logout", null).statusCode()).isIn(200, 204);
		assertThat(clerk.send("GET", tasks, null).statusCode()).as("after the log-out at the other node")
			.isEqualTo(401);
	}

	@Test
	@DisplayName("an open page at one node hears what a clerk does at the other")
	void openPage() throws Exception {
		var person = new Person();
		person.at(1).supply(code(person.at(0).begin(SISTER)));
		var reference = handIn(0);
		var address = CHANGES.matcher(person.at(0).get("/cases/" + reference).body());
		assertThat(address.find()).as("the page of the case").isTrue();
		var answer = person.at(1).stream(address.group(1) + "?mark=" + address.group(2));
		assertThat(answer.statusCode()).isEqualTo(200);
		var stream = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
		var clerk = WebSession.logIn(nodes.get(0), "clerk");
		var task = body(clerk.send("GET",
				"/camunda/api/engine/engine/default/task?processInstanceBusinessKey=" + reference, null))
			.get(0)
			.get("id")
			.asText();
		var done = clerk.send("POST", "/camunda/api/engine/engine/default/task/" + task + "/submit-form", """
				{"variables": {"requestType": {"value": "PASSPORT"}, "priority": {"value": "NORMAL"},
				 "department": {"value": "passports"}}}""");
		assertThat(done.statusCode()).as(done.body()).isIn(200, 204);
		await("the page hears it").atMost(Duration.ofMinutes(1)).until(() -> stream.readLine().equals("event:changed"));
	}

	private static String handIn(int node) throws IOException, InterruptedException {
		var answer = nodes.get(node)
			.send("POST", "/api/services/intake-request-registration/requests", "channel", """
					{"channel": "PORTAL", "centre": "riyadh", "section": "men", "topic": "passport",
					 "requesterName": "محمد بن عبدالله", "identityNumber": "%s", "mobile": "%s",
					 "subject": "تجديد الجواز", "requestText": "أرجو تجديد جواز السفر، رقم %d."}""".formatted(SISTER,
					"055" + SISTER.substring(3), requests.incrementAndGet()));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return body(answer).get("reference").asText();
	}

	private static JsonNode body(HttpResponse<String> answer) throws IOException {
		return json.readTree(answer.body());
	}

	/** Returns the code on the telephone for the attempt, whichever node sends it. */
	private static String code(String attempt) {
		var texts = new ArrayList<String>();
		await("the code").atMost(Duration.ofMinutes(1)).until(() -> {
			texts.addAll(database.sql("select text from demo_sms where text like ? order by id desc")
				.param("%\n" + attempt + "%")
				.query(String.class)
				.list());
			return !texts.isEmpty();
		});
		var code = CODE.matcher(texts.get(0));
		assertThat(code.find()).isTrue();
		return code.group(1);
	}

	/** A browser with its cookies, at any node. */
	private static final class Person {

		private final HttpClient browser = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(Redirect.NEVER)
			.build();

		private CitizenSession at(int turn) {
			var address = nodes.get(turn % NODES).uri("").toString();
			return new CitizenSession(this.browser, address);
		}

	}

}
