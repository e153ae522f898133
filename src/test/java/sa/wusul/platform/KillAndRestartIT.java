package sa.wusul.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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

/**
 * The packaged program on a real PostgreSQL and a machine that is set to Arabic, killed
 * without warning and started again.
 */
@DisplayName("The packaged program, killed in the middle of its work")
@Tag("story")
class KillAndRestartIT {

	private static final ObjectMapper json = new ObjectMapper();

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** The answers to each step. */
	private static final Map<String, Step> STEPS = Map.of("Task_ClassifyRequest",
			new Step("clerk", Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports")),
			"Task_ReviewCase", new Step("auditor", Map.of("auditDecision", "ACCEPT")), "Task_StudyCase",
			new Step("officer", Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم")));

	/** Jobs of cases; the engine keeps one of its own, which cleans its history up. */
	private static final String JOBS = "act_ru_job where handler_type_ <> 'history-cleanup'";

	private static final String ARABIC_MACHINE = "-Duser.language=ar -Duser.country=SA -Duser.timezone=Pacific/Kiritimati";

	private final String url = EmbeddedPostgreSql.newDatabase();

	private final JdbcClient database = JdbcClient
		.create(new DriverManagerDataSource(this.url, "postgres", "postgres"));

	private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

	private final AtomicInteger requests = new AtomicInteger();

	@TempDir
	private Path folder;

	private PackagedProgram program;

	@AfterEach
	void stop() throws Exception {
		if (this.program != null) {
			this.program.close();
		}
	}

	@Test
	@DisplayName("loses no data and sends no message twice")
	void losesNothing() throws Exception {
		start(Map.of("WUSUL_RELAY_AUTOMATIC", "false", "CAMUNDA_BPM_JOBEXECUTION_ENABLED", "false"));
		for (var count = 0; count < 3; count++) {
			var reference = handIn();
			workOn(reference);
		}
		handIn();
		assertThat(rows("outbox where state = 'WAITING' and kind = 'sms'")).as("messages not yet sent")
			.isEqualTo(3 * 3 + 1);
		assertThat(rows("outbox where state = 'WAITING' and kind <> 'sms'")).as("registers not yet asked for the name")
			.isEqualTo(3 + 1);
		assertThat(rows(JOBS)).as("letters not yet printed").isEqualTo(3);
		this.program.kill();

		start(Map.of());
		killWhileBusy();
		assertThat(rows("case_file where state <> 'ANSWERED'")).as("cases in the middle of their way").isPositive();

		start(Map.of());
		for (var reference : references()) {
			workOn(reference);
		}
		await("case_file where state <> 'ANSWERED'");
		await("outbox where state <> 'PERFORMED'");
		await("history_fact");

		assertThat(references()).containsAll(this.acknowledged);
		assertThat(rows("act_ru_execution")).as("processes still running").isZero();
		assertThat(rows(JOBS)).as("jobs left").isZero();
		assertThat(rows("act_ru_incident")).as("incidents").isZero();
		for (var reference : references()) {
			assertThat(this.database.sql("select text from demo_sms where text like ? order by id")
				.param("%" + reference + "%")
				.query(String.class)
				.list()).as("messages of %s", reference).hasSize(4).doesNotHaveDuplicates();
			assertThat(rows("paper where case_reference = '" + reference + "'")).as("letters of %s", reference).isOne();
			assertThat(rows("case_milestone where reference = '" + reference + "'")).as("timeline of %s", reference)
				.isEqualTo(7);
			assertThat(rows("act_hi_procinst where business_key_ = '" + reference
					+ "' and proc_def_key_ = 'intake-request-registration' and end_time_ is not null"))
				.isOne();
		}
	}

	/** Submits and works cases in three threads, and kills the program meanwhile. */
	private void killWhileBusy() throws Exception {
		var people = Executors.newFixedThreadPool(3);
		var done = new CountDownLatch(8);
		for (var person = 0; person < 3; person++) {
			people.submit(() -> {
				while (!Thread.currentThread().isInterrupted()) {
					workOn(handIn());
					done.countDown();
				}
				return null;
			});
		}
		assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("eight cases worked").isTrue();
		this.program.kill();
		people.shutdownNow();
		assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
	}

	private void start(Map<String, String> more) throws Exception {
		var environment = new HashMap<>(Map.of("SPRING_DATASOURCE_URL", this.url, "SPRING_DATASOURCE_USERNAME",
				"postgres", "SPRING_DATASOURCE_PASSWORD", "postgres", "SPRING_FLYWAY_PLACEHOLDERS_BLOB", "bytea",
				"WUSUL_DEMO_CASES", "false", "JAVA_TOOL_OPTIONS", ARABIC_MACHINE, "WUSUL_ARCHIVE_DIRECTORY",
				this.folder.resolve("archive").toString(),
				// Leases of a dead node expire earlier than in production.
				"WUSUL_RELAY_LEASE", "PT10S", "CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "10000"));
		environment.putAll(more);
		this.program = PackagedProgram.start(Files.createTempDirectory(this.folder, "life"), environment).awaitHealth();
	}

	private String handIn() throws IOException, InterruptedException {
		var number = this.requests.incrementAndGet();
		var answers = Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "topic", "passport",
				"requesterName", "محمد بن عبدالله", "identityNumber", "1058529940", "mobile", "0501234567", "subject",
				"تجديد الجواز", "requestText", "أرجو تجديد جواز السفر، رقم " + number);
		var answer = this.program.send("POST", "/api/services/intake-request-registration/requests", "channel",
				json.writeValueAsString(answers), "Idempotency-Key", "kill-" + number);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		var reference = json.readTree(answer.body()).get("reference").asText();
		this.acknowledged.add(reference);
		return reference;
	}

	/** Completes open steps of the case until there is none. */
	private void workOn(String reference) throws IOException, InterruptedException {
		var open = openTask(reference);
		while (open != null) {
			var step = STEPS.get(open.step());
			var answers = new HashMap<String, Object>();
			step.answers().forEach((name, value) -> answers.put(name, Map.of("value", value)));
			var done = this.program.send("POST", "/engine-rest/task/" + open.id() + "/submit-form", step.person(),
					json.writeValueAsString(Map.of("variables", answers)));
			assertThat(done.statusCode()).as(done.body()).isIn(200, 204);
			open = openTask(reference);
		}
	}

	private OpenTask openTask(String reference) throws IOException, InterruptedException {
		for (var person : List.of("clerk", "auditor", "officer")) {
			var tasks = json.readTree(
					this.program.send("GET", "/engine-rest/task?processInstanceBusinessKey=" + reference, person, null)
						.body());
			if (tasks.size() > 0) {
				return new OpenTask(tasks.get(0).get("id").asText(), tasks.get(0).get("taskDefinitionKey").asText());
			}
		}
		return null;
	}

	private List<String> references() {
		return this.database.sql("select reference from case_file order by reference").query(String.class).list();
	}

	private long rows(String where) {
		return this.database.sql("select count(*) from " + where).query(Long.class).single();
	}

	private void await(String where) throws InterruptedException {
		var end = Instant.now().plus(PATIENCE);
		while (rows(where) > 0 && Instant.now().isBefore(end)) {
			Thread.sleep(500);
		}
		assertThat(rows(where)).as(where).isZero();
	}

	private record Step(String person, Map<String, Object> answers) {
	}

	private record OpenTask(String id, String step) {
	}

}
