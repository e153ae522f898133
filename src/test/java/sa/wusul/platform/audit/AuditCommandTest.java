package sa.wusul.platform.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The commands of the audit log")
@Tag("fast")
class AuditCommandTest {

	private static final String SEED = "5a".repeat(32);

	private static final AuditKey KEY = new AuditKey(SEED);

	@TempDir
	private Path folder;

	@Test
	@DisplayName("are the first word, and leave the program's own arguments alone")
	void meant() {
		assertThat(AuditCommand.isMeant("verify-audit", "--key=x")).isTrue();
		assertThat(AuditCommand.isMeant("--server.port=1", "verify-audit")).isFalse();
		assertThat(AuditCommand.isMeant()).isFalse();
	}

	@OnBothDatabases
	@DisplayName("verify with the public key alone, against the lines of the program's log, and export one case")
	void verifyAndExport(TestDatabase database) throws IOException {
		if (database.url().startsWith("jdbc:h2:")) {
			// Spring Boot's user of a database in memory.
			database.jdbc().sql("create user if not exists sa password '' admin").update();
		}
		var log = new AuditLog(new AuditRepository(database.jdbc()), database.transactionManager(), KEY,
				AuditForTests.WORDS, Clock.systemUTC());
		var sequencer = new AuditSequencer(new AuditRepository(database.jdbc()), database.transactionManager(), KEY,
				log, new AuditAlarm(new AuditRepository(database.jdbc()), Clock.systemUTC()),
				new AuditProperties(SEED, null, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, null, List.of()), false,
				Clock.systemUTC());
		var lines = new ArrayList<String>();
		for (var reference : List.of("1448-0000001-0", "1448-0000002-8", "1448-0000001-0")) {
			log.add(AuditEntry.done("clerk", "Task.Complete").ofCase(reference).saying("سبب"));
			sequencer.runUntilIdle();
			lines.add("2026-11-28 INFO Audit checkpoint: " + sequencer.checkpoint().replace("\n", "\\n"));
		}
		var kept = Files.write(this.folder.resolve("program.log"), lines);

		assertThat(run(database, 0, "verify-audit", "--checkpoint=" + kept))
			.contains("3 entries are as they were written", sequencer.checkpoint())
			.contains("Without data keys");
		assertThat(run(database, 0, "export-audit", "--to=" + this.folder.resolve("out"), "--case=1448-0000001-0"))
			.contains("2 entries");
		try (var files = Files.list(this.folder.resolve("out"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("checkpoint",
					"keys.pub", "policy", "000000000000.entry", "000000000000.proof", "000000000002.entry",
					"000000000002.proof");
		}

		database.jdbc().sql("delete from audit_entry where tree_index = 2").update();
		database.jdbc().sql("update audit_head set tree_size = 2").update();
		assertThat(run(database, 1, "verify-audit", "--checkpoint=" + kept))
			.contains("BAD: entry 2 is missing: a kept checkpoint has 3 entries");
	}

	private String run(TestDatabase database, int status, String... words) {
		var arguments = new ArrayList<>(Arrays.asList(words));
		arguments.addAll(List.of("--spring.datasource.url=" + database.url(), "--spring.datasource.username=",
				"--spring.datasource.password=", "--wusul.audit.key=", "--wusul.audit.key-file=missing",
				"--wusul.encryption.keys=", "--wusul.encryption.key-file=missing",
				"--key=" + KEY.publicKey().hexadecimal()));
		var answer = new StringBuilder();
		assertThat(AuditCommand.run(answer, arguments.toArray(String[]::new))).as(answer.toString()).isEqualTo(status);
		return answer.toString();
	}

}
