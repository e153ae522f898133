package sa.wusul.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import sa.wusul.support.InstalledPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A backup while the outbox runs, the loss of everything, and a restore to a new place,
 * with the scripts of operators, at the PostgreSQL whose version their tools have.
 */
@DisplayName("A backup and its restore")
@Tag("story")
class RestoreDrillIT {

	private static final ObjectMapper json = new ObjectMapper();

	private static final Pattern PERFORMED = Pattern.compile("outbox sends (\\S+) \\(");

	private static final Path FIGURES = Path.of("target", "restore-drill.txt");

	private static final AtomicInteger databases = new AtomicInteger();

	private static InstalledPostgreSql server;

	@TempDir
	private Path folder;

	private PackagedProgram program;

	@BeforeAll
	static void startServer() throws Exception {
		server = InstalledPostgreSql.start();
	}

	@AfterAll
	static void stopServer() throws Exception {
		if (server != null) {
			server.close();
		}
	}

	@AfterEach
	void stop() throws Exception {
		if (this.program != null) {
			this.program.close();
		}
	}

	@Test
	@DisplayName("lose nothing from before it, send nothing again, and go on with a log that is whole")
	void drill() throws Exception {
		var before = newDatabase();
		var after = newDatabase();
		this.program = start(before, "life");
		assertThat(jdbc(before).sql(
				"select attcompression from pg_attribute where attrelid = 'history_fact'::regclass and attname = 'facts'")
			.query(String.class)
			.single()).as("LZ4 packs the facts of history").isEqualTo("l");
		var log = this.folder.resolve("life").resolve("program.log");
		for (var request = 0; request < 4; request++) {
			handIn(request);
		}
		await("messages are sent").atMost(Duration.ofMinutes(2)).until(() -> performed(log).size() >= 4);
		jdbc(before).sql("""
				create function held() returns trigger language plpgsql as
				$$ begin new.due_at := new.due_at + interval '1' hour; return new; end $$""").update();
		jdbc(before).sql("create trigger held before insert on outbox for each row execute function held()").update();
		handIn(4);
		var said = new ArrayList<String>();
		said.add(run("backup.sh", before, this.folder.resolve("backup").toString(),
				"--archive=" + this.folder.resolve("archive")));
		var waiting = jdbc(before).sql("select count(*) from outbox where state = 'WAITING'")
			.query(Integer.class)
			.single();
		assertThat(waiting).as("entries that wait at the backup").isPositive();
		jdbc(before).sql("drop function held() cascade").update();
		// What waited at the backup is sent after it, and more.
		jdbc(before).sql("update outbox set due_at = current_timestamp where state = 'WAITING'").update();
		for (var request = 5; request < 8; request++) {
			handIn(request);
		}
		await("the outbox is empty").atMost(Duration.ofMinutes(2))
			.until(() -> jdbc(before).sql("select count(*) from outbox where state = 'WAITING'")
				.query(Integer.class)
				.single() == 0);
		var lost = jdbc(before).sql("select max(reference) from case_file").query(String.class).single();
		this.program.kill();

		said.add(run("restore.sh", after, this.folder.resolve("backup").toString(),
				"--archive=" + this.folder.resolve("restored"), "--log=" + log, "--log-is-complete"));
		jdbc(after).sql("drop function held() cascade").update();
		// An order that waited for an hour waits on, and is repeated: no log names it.
		jdbc(after).sql("update outbox set due_at = current_timestamp where state = 'WAITING'").update();
		var begun = System.nanoTime();
		this.program = start(after, "second-life");
		said.add("The program was healthy " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s later\n");
		var secondLog = this.folder.resolve("second-life").resolve("program.log");
		var reference = handIn(8);
		assertThat(reference).as("no number twice").isGreaterThan(lost);
		classify(reference);
		await("the engine goes on and the outbox is empty").atMost(Duration.ofMinutes(2))
			.until(() -> jdbc(after).sql("select count(*) from outbox where state <> 'PERFORMED'")
				.query(Integer.class)
				.single() == 0 && performed(secondLog).stream().anyMatch((key) -> key.contains(reference)));
		var twice = new HashSet<>(performed(log));
		twice.retainAll(new HashSet<>(performed(secondLog)));
		assertThat(twice).as("sent again").isEmpty();
		assertThat(jdbc(after).sql("select count(*) from case_file").query(Integer.class).single())
			.as("cases of before the backup, and the new one")
			.isEqualTo(6);
		assertThat(jdbc(after).sql("select count(*) from act_ru_incident").query(Integer.class).single()).isZero();
		assertThat(PackagedProgram.run(this.folder, settings(after), "verify-audit")).as("the audit log")
			.contains("entries are as they were written")
			.doesNotContain("BAD");
		said.add("Entries that waited at the backup: " + waiting + "; messages sent before the loss: "
				+ performed(log).size() + ", again: 0\n");
		Files.writeString(FIGURES, String.join("", said));
	}

	@Test
	@DisplayName("hold what may have been sent, if the log is lost as well, until somebody releases it")
	void heldWithoutLog() throws Exception {
		var before = newDatabase();
		this.program = start(before, "life");
		handIn(0);
		await("messages").atMost(Duration.ofMinutes(1))
			.until(() -> jdbc(before).sql("select count(*) from outbox").query(Integer.class).single() > 0);
		this.program.kill();
		jdbc(before).sql("update outbox set state = 'WAITING', settled_at = null where kind = 'sms'").update();
		run("backup.sh", before, this.folder.resolve("backup").toString());
		var after = newDatabase();
		assertThat(run("restore.sh", after, this.folder.resolve("backup").toString())).contains("held until");
		// Other work may still be claimed by the node that was killed.
		var held = "select count(*) from outbox where state = 'WAITING' and due_at > timestamp '9999-01-01 00:00:00'";
		var all = jdbc(after).sql(held).query(Integer.class).single();
		assertThat(all).isPositive();
		var keys = run("release-outbox.sh", after, "list").lines().map((line) -> line.split(" ")[0]).toList();
		assertThat(keys).hasSize(all);
		run("release-outbox.sh", after, "sent", keys.get(0));
		assertThat(jdbc(after).sql(held).query(Integer.class).single()).isEqualTo(all - 1);
		run("release-outbox.sh", after, "release");
		assertThat(jdbc(after).sql(held).query(Integer.class).single()).isZero();
	}

	private static String newDatabase() {
		return server.newDatabase("drill" + databases.incrementAndGet());
	}

	private static JdbcClient jdbc(String url) {
		return JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
	}

	private static String run(String script, String url, String... words) throws Exception {
		var address = URI.create(url.replaceFirst("jdbc:", ""));
		var command = new ArrayList<>(List.of(Path.of("src", "ops", script).toAbsolutePath().toString()));
		command.addAll(List.of(words));
		var builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment()
			.putAll(Map.of("PGHOST", address.getHost(), "PGPORT", String.valueOf(address.getPort()), "PGUSER",
					"postgres", "PGPASSWORD", "postgres", "PGDATABASE", address.getPath().substring(1)));
		var process = builder.start();
		process.getOutputStream().close();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as("%s: %s", script, said).isZero();
		return said;
	}

	private Map<String, String> settings(String url) {
		var settings = new HashMap<>(NodeSettings.of(url, this.folder));
		settings.put("WUSUL_ARCHIVE_DIRECTORY", Files.exists(this.folder.resolve("restored"))
				? this.folder.resolve("restored").toString() : this.folder.resolve("archive").toString());
		return settings;
	}

	private PackagedProgram start(String url, String name) throws Exception {
		return PackagedProgram.start(Files.createDirectory(this.folder.resolve(name)), settings(url)).awaitHealth();
	}

	private static List<String> performed(Path log) throws IOException {
		return PERFORMED.matcher(Files.readString(log)).results().map((found) -> found.group(1)).toList();
	}

	private String handIn(int number) throws Exception {
		var answer = this.program.send("POST", "/api/services/intake-request-registration/requests", "channel", """
				{"channel": "PORTAL", "centre": "riyadh", "section": "men", "topic": "passport",
				 "requesterName": "محمد بن عبدالله", "identityNumber": "1058529940", "mobile": "0558529940",
				 "subject": "تجديد الجواز", "requestText": "أرجو تجديد جواز السفر، رقم %d."}""".formatted(number));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return json.readTree(answer.body()).get("reference").asText();
	}

	private void classify(String reference) throws Exception {
		var tasks = json.readTree(
				this.program.send("GET", "/engine-rest/task?processInstanceBusinessKey=" + reference, "clerk", null)
					.body());
		var done = this.program.send("POST", "/engine-rest/task/" + tasks.get(0).get("id").asText() + "/submit-form",
				"clerk", """
						{"variables": {"requestType": {"value": "PASSPORT"}, "priority": {"value": "NORMAL"},
						 "department": {"value": "passports"}}}""");
		assertThat(done.statusCode()).as(done.body()).isIn(200, 204);
	}

}
