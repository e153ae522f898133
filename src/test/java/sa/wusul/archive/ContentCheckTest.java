package sa.wusul.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The nightly check of the archive")
@Tag("fast")
class ContentCheckTest {

	private static final int FILES = 60;

	@TempDir
	private Path folder;

	private final List<String> asked = new ArrayList<>();

	@OnBothDatabases
	@DisplayName("reads every file within its period, a share each night, and asks a person once about each damaged one")
	void damaged(TestDatabase database) throws IOException {
		this.asked.clear();
		var archive = ArchiveForTests.in(database, this.folder);
		for (var number = 0; number < FILES; number++) {
			keep(archive, number);
		}
		change(hash(7));
		Files.delete(file(hash(8)));
		Files.writeString(file(hash(9)), "not sealed");
		for (var night = 0; night < 30; night++) {
			assertThat(checks(database, night).checkShare()).as("files of a night").isBetween(2, 3);
		}

		assertThat(this.asked).containsExactlyInAnyOrder("CHANGED PAPER " + place(hash(7)) + " riyadh",
				"MISSING PAPER " + place(hash(8)) + " riyadh", "CHANGED PAPER " + place(hash(9)) + " riyadh");
		assertThat(database.jdbc()
			.sql("select count(*) from archive_item where state = 'STORED' and checked_at < ?")
			.param(night(0).atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single()).as("files that no night read").isZero();
	}

	@OnBothDatabases
	@DisplayName("believes a person only if the file is again what was stored, and keeps the reason of a loss")
	void repaired(TestDatabase database) throws IOException {
		var archive = ArchiveForTests.in(database, this.folder);
		keep(archive, 1);
		var backup = Files.readAllBytes(file(hash(1)));
		change(hash(1));
		var checks = checks(database, 0);
		checks.checkShare();
		assertThat(archive.find(hash(1)).orElseThrow().state()).isEqualTo(ItemState.CHANGED);
		assertThat(checks.check(hash(1))).isFalse();
		Files.write(file(hash(1)), backup);
		assertThat(checks.check(hash(1))).isTrue();
		assertThat(archive.find(hash(1)).orElseThrow().state()).isEqualTo(ItemState.STORED);

		checks.lose(hash(1), "سبب", "records-supervisor");
		assertThat(archive.find(hash(1)).orElseThrow().state()).isEqualTo(ItemState.LOST);
		assertThat(database.jdbc()
			.sql("select actor || ' ' || deed || ' ' || subject from audit_entry where deed like 'archive.%' order by id")
			.query(String.class)
			.list())
			.containsExactly("program archive.restored " + hash(1), "records-supervisor archive.lost " + hash(1));
	}

	@OnBothDatabases
	@DisplayName("takes many damaged files for a fault of the store, and stops")
	void flood(TestDatabase database) {
		this.asked.clear();
		database.inTransaction(() -> {
			for (var number = 0; number < 29 * 30; number++) {
				database.jdbc()
					.sql("insert into archive_item (hash, media_type, byte_count, key_version) values (?, 'image/png', 1, 1)")
					.param(hash(number))
					.update();
			}
		});
		checks(database, 0).checkShare();
		assertThat(this.asked).hasSize(20);
	}

	private ContentCheckService checks(TestDatabase database, int night) {
		return new ContentCheckService(ArchiveForTests.in(database, this.folder),
				new ArchiveRepository(database.jdbc()),
				(item, fault, place, centre) -> this.asked.add(fault + " " + item.kind() + " " + place + " " + centre),
				new FileLimitDecisions(), Rights.load(), AuditForTests.log(database), database.transactionManager(),
				Clock.fixed(night(night), ZoneOffset.UTC));
	}

	private static Instant night(int number) {
		return Instant.now().plusSeconds(60).plusSeconds(number * 86_400L);
	}

	private static void keep(Archive archive, int number) {
		archive.keep(hash(number), ContentKind.PAPER, "application/pdf", content(number));
	}

	private static byte[] content(int number) {
		return ("content " + number).getBytes();
	}

	private static String hash(int number) {
		return Sha256.hex(content(number));
	}

	/** Changes one byte of a file by hand. */
	private void change(String hash) throws IOException {
		var file = Files.readAllBytes(file(hash));
		file[file.length / 2] ^= 1;
		Files.write(file(hash), file);
	}

	private String place(String hash) {
		return new DirectoryContentStore(this.folder).place(hash);
	}

	private Path file(String hash) {
		return this.folder.resolve(place(hash));
	}

}
