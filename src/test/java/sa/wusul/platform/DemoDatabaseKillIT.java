package sa.wusul.platform;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The demo's database, when the packaged program is killed")
@Tag("story")
class DemoDatabaseKillIT {

	private static final ObjectMapper json = new ObjectMapper();

	private static final int LIVES = 3;

	private static final int CASES = 7;

	private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

	private final AtomicInteger requests = new AtomicInteger();

	@TempDir
	private Path folder;

	@Test
	@DisplayName("has every case whose reference was answered, and an audit log that the packaged command verifies")
	void keepsAcknowledgedCases() throws Exception {
		for (var life = 0; life < LIVES; life++) {
			try (var program = PackagedProgram.start(this.folder, Map.of("WUSUL_DEMO_CASES", "false"))) {
				program.awaitHealth();
				killWhileRequestsComeIn(program);
			}
			assertThat(references()).as("cases after kill %d", life + 1).containsAll(this.acknowledged);
		}
		assertThat(PackagedProgram.run(this.folder, "verify-audit"))
			.matches("(?s).*\\d+ entries are as they were written.*")
			.doesNotContain("BAD");
		assertThat(this.acknowledged).hasSizeGreaterThanOrEqualTo(LIVES * CASES);
	}

	private void killWhileRequestsComeIn(PackagedProgram program) throws Exception {
		var people = Executors.newFixedThreadPool(3);
		var answered = new CountDownLatch(CASES);
		for (var person = 0; person < 3; person++) {
			people.submit(() -> {
				while (!Thread.currentThread().isInterrupted()) {
					handIn(program);
					answered.countDown();
				}
				return null;
			});
		}
		assertThat(answered.await(2, TimeUnit.MINUTES)).as("requests answered").isTrue();
		program.kill();
		people.shutdownNow();
		assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
	}

	private void handIn(PackagedProgram program) throws Exception {
		var number = this.requests.incrementAndGet();
		var answers = Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "topic", "passport",
				"requesterName", "محمد بن عبدالله", "identityNumber", "1058529940", "mobile", "0501234567", "subject",
				"تجديد الجواز", "requestText", "أرجو تجديد جواز السفر، رقم " + number);
		var answer = program.send("POST", "/api/services/intake-request-registration/requests", "channel",
				json.writeValueAsString(answers), "Idempotency-Key", "kill-" + number);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		this.acknowledged.add(json.readTree(answer.body()).get("reference").asText());
	}

	private Set<String> references() throws SQLException {
		var references = new HashSet<String>();
		try (var connection = DriverManager.getConnection("jdbc:h2:file:" + this.folder.resolve("data/wusul"), "wusul",
				""); var rows = connection.createStatement().executeQuery("select reference from case_file")) {
			while (rows.next()) {
				references.add(rows.getString(1));
			}
		}
		return references;
	}

}
