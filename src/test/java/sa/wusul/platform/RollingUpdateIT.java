package sa.wusul.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import sa.wusul.support.EmbeddedPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Older and newer nodes at one database, replaced one by one under load as the operators'
 * page says. The older ones are the jar of {@code -Dolder.jar}, or this one in the ways
 * of older versions.
 */
@DisplayName("A rolling update under load")
@Tag("story")
class RollingUpdateIT {

	private static final ObjectMapper json = new ObjectMapper();

	private static final Map<String, String> OLDER_WAYS = Map.of("WUSUL_TASKRIGHTS", "rows", "WUSUL_ENGINEHISTORY",
			"tables", "WUSUL_SHAREDSESSIONS", "false");

	/** The ways of newer nodes while older ones run. */
	private static final Map<String, String> BESIDE_OLDER = Map.of("WUSUL_TASKRIGHTS", "both", "WUSUL_ENGINEHISTORY",
			"tables");

	private final String url = EmbeddedPostgreSql.newDatabase();

	private final JdbcClient database = JdbcClient
		.create(new DriverManagerDataSource(this.url, "postgres", "postgres"));

	private final List<PackagedProgram> inService = new CopyOnWriteArrayList<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

	private final AtomicInteger requests = new AtomicInteger();

	private final ScheduledExecutorService people = Executors.newScheduledThreadPool(4);

	private final List<PackagedProgram> all = new ArrayList<>();

	@TempDir
	private Path folder;

	private volatile boolean over;

	@AfterEach
	void stop() throws Exception {
		this.over = true;
		this.people.shutdownNow();
		for (var node : this.all) {
			node.close();
		}
	}

	@Test
	@DisplayName("fails no request, hides no task from anybody, and loses no history")
	void update() throws Exception {
		// Older versions could not start together on an empty database.
		var first = List.of(enter(startOlder()), enter(startOlder()));
		for (Callable<?> deed : List.<Callable<?>>of(this::handInAndSee, this::handInAndSee,
				() -> send("GET", "/services", null, null, 200), this::classify)) {
			this.people.scheduleWithFixedDelay(once(deed), 0, 500, TimeUnit.MILLISECONDS);
		}
		awaitMore(3);

		var beside = enter(start(BESIDE_OLDER));
		awaitMore(3);
		for (var older : first) {
			leave(older);
			awaitMore(2);
		}
		enter(start(Map.of()));
		awaitMore(3);
		leave(beside);
		awaitMore(2);
		this.people.shutdown();
		assertThat(this.people.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

		assertThat(this.failures).isEmpty();
		Files.writeString(Path.of("target", "rolling-update.txt"),
				"Requests handed in and seen at another node while four nodes took turns: " + this.acknowledged.size()
						+ ", all requests: " + this.requests.get() + ", failed: " + this.failures.size() + "\n");
		await("history").atMost(Duration.ofMinutes(1)).until(() -> count("history_fact") == 0);
		assertThat(count("act_hi_procinst where proc_def_key_ = 'intake-request-registration'"))
			.isEqualTo(this.acknowledged.size());
		assertThat(count("act_ru_incident")).as("incidents").isZero();
		await("messages").atMost(Duration.ofMinutes(2)).until(() -> count("outbox where state <> 'PERFORMED'") == 0);
		assertThat(count("(select text from demo_sms group by text having count(*) > 1) twice"))
			.as("messages sent twice")
			.isZero();
	}

	private int count(String of) {
		return this.database.sql("select count(*) from " + of).query(Integer.class).single();
	}

	/** Waits until so many more requests went through at the nodes in service. */
	private void awaitMore(int cases) {
		var target = this.acknowledged.size() + cases;
		await("the load goes on").atMost(Duration.ofMinutes(3))
			.until(() -> this.acknowledged.size() >= target || !this.failures.isEmpty());
		assertThat(this.failures).isEmpty();
	}

	private PackagedProgram startOlder() throws Exception {
		var jar = System.getProperty("older.jar");
		if (jar == null) {
			return start(OLDER_WAYS);
		}
		var node = PackagedProgram.startOlder(Path.of(jar), Files.createTempDirectory(this.folder, "older"),
				settings(Map.of()));
		this.all.add(node);
		return node;
	}

	private PackagedProgram start(Map<String, String> ways) throws Exception {
		var node = PackagedProgram.start(Files.createTempDirectory(this.folder, "node"), settings(ways));
		this.all.add(node);
		return node;
	}

	private Map<String, String> settings(Map<String, String> more) {
		var settings = new HashMap<>(NodeSettings.of(this.url, this.folder));
		settings.put("WUSUL_DRAIN", "3s");
		settings.putAll(more);
		return settings;
	}

	private PackagedProgram enter(PackagedProgram node) throws Exception {
		node.awaitHealth();
		this.inService.add(node);
		return node;
	}

	/**
	 * Stops a node. The balancer notices by its health, or because it is not there.
	 */
	private void leave(PackagedProgram node) throws Exception {
		var balancer = Executors.newSingleThreadExecutor();
		balancer.submit(() -> {
			while (node.send("GET", "/actuator/health", null, null).statusCode() == 200) {
				TimeUnit.MILLISECONDS.sleep(200);
			}
			this.inService.remove(node);
			return null;
		});
		balancer.shutdown();
		node.stopGracefully();
		this.inService.remove(node);
	}

	private Runnable once(Callable<?> deed) {
		return () -> {
			try {
				deed.call();
			}
			catch (Exception | AssertionError failure) {
				if (!this.over) {
					this.failures.add(String.valueOf(failure));
				}
			}
		};
	}

	/** Hands a request in at one node, and looks for its task at each of them. */
	private Void handInAndSee() throws Exception {
		var number = this.requests.incrementAndGet();
		var answer = json.readTree(send("POST", "/api/services/intake-request-registration/requests", "channel", """
				{"channel": "PORTAL", "centre": "riyadh", "section": "men", "topic": "passport",
				 "requesterName": "محمد بن عبدالله", "identityNumber": "1058529940", "mobile": "0558529940",
				 "subject": "تجديد الجواز", "requestText": "أرجو تجديد جواز السفر، رقم %d."}""".formatted(number),
				201));
		var reference = answer.get("reference").asText();
		for (var node : this.inService) {
			var tasks = at(node, "GET", "/engine-rest/task?processInstanceBusinessKey=" + reference, "clerk", null);
			if (tasks != null) {
				var mine = json.readTree(tasks.body());
				var classified = count("case_file where request_type is not null and reference = '" + reference + "'");
				assertThat(mine.size()).as("the task of %s at each node", reference)
					.isGreaterThanOrEqualTo(1 - Math.min(1, classified));
			}
		}
		this.acknowledged.add(reference);
		return null;
	}

	/** Takes the first open task of a list at any node, and completes it at another. */
	private Void classify() throws Exception {
		this.requests.incrementAndGet();
		var tasks = json.readTree(send("GET",
				"/engine-rest/task?taskDefinitionKey=Task_ClassifyRequest&sortBy=created&sortOrder=asc&maxResults=1",
				"clerk", null, 200));
		if (tasks.size() > 0) {
			send("POST", "/engine-rest/task/" + tasks.get(0).get("id").asText() + "/submit-form", "clerk", """
					{"variables": {"requestType": {"value": "PASSPORT"}, "priority": {"value": "NORMAL"},
					 "department": {"value": "passports"}}}""", 204);
		}
		return null;
	}

	/** Sends a request to any node; the next one gets what could not be sent. */
	private String send(String method, String path, String user, String body, int expected) throws Exception {
		var begin = this.requests.get();
		for (var attempt = 0; attempt < 20; attempt++) {
			var nodes = List.copyOf(this.inService);
			var answer = at(nodes.get((begin + attempt) % nodes.size()), method, path, user, body);
			if (answer != null) {
				assertThat(answer.status()).as(method + " " + path + ": " + answer.body()).isEqualTo(expected);
				return answer.body();
			}
		}
		throw new IllegalStateException("no node takes " + method + " " + path);
	}

	/** Returns the answer; null if the node could not be reached at all. */
	private static Answer at(PackagedProgram node, String method, String path, String user, String body)
			throws IOException {
		var connection = (HttpURLConnection) node.uri(path).toURL().openConnection();
		connection.setRequestMethod(method);
		connection.setRequestProperty("Connection", "close");
		connection.setReadTimeout(120_000);
		connection.setInstanceFollowRedirects(false);
		if (user != null) {
			connection.setRequestProperty("Authorization", PackagedProgram.basic(user));
		}
		try {
			if (body != null) {
				connection.setDoOutput(true);
				connection.setRequestProperty("Content-Type", "application/json");
				connection.connect();
				connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
			}
			else {
				connection.connect();
			}
		}
		catch (ConnectException notSent) {
			return null;
		}
		var status = connection.getResponseCode();
		try (var in = (status < 400) ? connection.getInputStream() : connection.getErrorStream()) {
			return new Answer(status, (in != null) ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : "");
		}
	}

	private record Answer(int status, String body) {
	}

}
