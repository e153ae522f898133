package sa.wusul.papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.archive.ArchiveForTests;
import sa.wusul.platform.audit.AuditCommand;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The original of an upload")
@Tag("fast")
class OriginalCommandTest {

	private static final String CASE = "1448-0000001-0";

	private static final byte[] RECEIVED = "كما وصل".getBytes(StandardCharsets.UTF_8);

	private static final String DRAWN = "d".repeat(64);

	@TempDir
	private Path folder;

	@OnBothDatabases
	@DisplayName("is sealed, opens by the command with an entry of the audit log, and goes with the drawn content")
	void opens(TestDatabase database) throws IOException {
		keep(database);
		assertThat(files()).as("sealed")
			.hasSize(2)
			.noneMatch((file) -> new String(file, StandardCharsets.UTF_8).contains("وصل"));

		var file = this.folder.resolve("received-" + database);
		assertThat(run(database, 0, "--to=" + file)).contains("as it was received");

		assertThat(file).hasBinaryContent(RECEIVED);
		assertThat(Files.getPosixFilePermissions(file)).as("for its owner only").hasSize(2);
		assertThat(database.jdbc()
			.sql("select actor || ' ' || subject from audit_entry where deed = 'original.open' and case_reference = ?")
			.param(CASE)
			.query(String.class)
			.list()).containsExactly("forensics " + CASE + "/S1");
		assertThat(verified(database)).contains("1 wait for their index");
		assertThat(run(database, 1, "--to=" + file)).contains("exists already");

		database.jdbc().sql("delete from case_scan").update();
		ArchiveForTests.in(database, archive()).discard(DRAWN);
		ArchiveForTests.remove(database, archive());
		assertThat(database.jdbc().sql("select count(*) from scan_original").query(Integer.class).single()).isZero();
		assertThat(files()).isEmpty();
	}

	private Path archive() {
		return this.folder.resolve("archive");
	}

	/** Returns the files of the archive. */
	private List<byte[]> files() throws IOException {
		try (var all = Files.walk(archive())) {
			var found = new ArrayList<byte[]>();
			for (var file : all.filter((one) -> one.getFileName().toString().length() == 64).toList()) {
				found.add(Files.readAllBytes(file));
			}
			return found;
		}
	}

	@Test
	@DisplayName("is not opened without a name and a reason")
	void incomplete() {
		var answer = new StringBuilder();
		assertThat(OriginalCommand.isMeant("open-original")).isTrue();
		assertThat(OriginalCommand.run(answer, "open-original", "--scan=" + CASE + "/S1", "--to=x", "--by=forensics"))
			.isEqualTo(1);
		assertThat(answer).contains("--reason=");
	}

	private void keep(TestDatabase database) {
		if (database.url().startsWith("jdbc:h2:")) {
			// Spring Boot's user of a database in memory.
			database.jdbc().sql("create user if not exists sa password '' admin").update();
		}
		var archive = ArchiveForTests.in(database, archive());
		new PaperRepository(database.jdbc(), archive).keepScan(DRAWN, "image/png", new byte[] { 1 });
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
					values (?, 'intake-request-registration', 'PORTAL', 'riyadh', 'men', 'passport', 'REGISTERED', '', '',
					  'CITIZEN', '', '', '', '', ?, 'channel', current_timestamp)""")
			.params(CASE, DRAWN)
			.update();
		database.jdbc()
			.sql("""
					insert into case_scan (number, case_reference, ordinal, kind_code, kind, name, content_hash, added_by, added_at)
					values (?, ?, 1, 'PHOTO', 'صورة', 'a.png', ?, 'clerk', current_timestamp)""")
			.params(CASE + "/S1", CASE, DRAWN)
			.update();
		new OriginalRepository(database.jdbc(), EncryptionForTests.cipher(), archive, Clock.systemUTC()).keep(DRAWN,
				RECEIVED);
	}

	private String run(TestDatabase database, int status, String to) {
		return said(status, OriginalCommand::run,
				with(database, "open-original", "--scan=" + CASE + "/S1", to, "--by=forensics", "--reason=خبرة فنية"));
	}

	private String verified(TestDatabase database) {
		return said(0, AuditCommand::run, with(database, "verify-audit"));
	}

	private static String said(int status, Command command, String... arguments) {
		var answer = new StringBuilder();
		assertThat(command.run(answer, arguments)).as(answer.toString()).isEqualTo(status);
		return answer.toString();
	}

	private String[] with(TestDatabase database, String... words) {
		var arguments = new ArrayList<>(List.of(words));
		arguments.addAll(List.of("--spring.datasource.url=" + database.url(), "--spring.datasource.username=",
				"--spring.datasource.password=", "--wusul.archive.directory=" + archive(),
				"--wusul.audit.key=" + "5a".repeat(32), "--wusul.encryption.keys=1 " + PublicCredentials.dataKey()));
		return arguments.toArray(String[]::new);
	}

	private interface Command {

		int run(Appendable answer, String... arguments);

	}

}
