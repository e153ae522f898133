package sa.wusul.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("The archive")
@Tag("fast")
class ArchiveTest {

	private static final byte[] CONTENT = "محتوى الوثيقة".getBytes();

	private static final String HASH = Sha256.hex(CONTENT);

	@TempDir
	private Path folder;

	@OnBothDatabases
	@DisplayName("keeps a content once under its hash, sealed in a folder two levels deep")
	void keeps(TestDatabase database) throws IOException {
		var archive = archive(database);
		keep(archive);
		var file = file(HASH);
		var sealed = Files.readAllBytes(file);
		keep(archive);

		assertThat(archive.content(HASH)).hasValue(CONTENT);
		assertThat(file).hasBinaryContent(sealed);
		assertThat(new String(sealed)).startsWith("v1:").doesNotContain("الوثيقة");
		assertThat(archive.find(HASH).orElseThrow()).satisfies((item) -> {
			assertThat(item.kind()).isEqualTo(ContentKind.PAPER);
			assertThat(item.recordClass()).isEqualTo("PAPER");
			assertThat(item.byteCount()).isEqualTo(CONTENT.length);
		});
		assertThat(archive.content("0".repeat(64))).as("of another hash").isEmpty();
	}

	@OnBothDatabases
	@DisplayName("never opens a file in the place of another, or one that was changed, and says that it is damaged")
	void exchanged(TestDatabase database) throws IOException {
		var archive = archive(database);
		keep(archive);
		var other = new byte[] { 1 };
		archive.keep(Sha256.hex(other), ContentKind.SCAN, "image/png", other);
		Files.copy(file(Sha256.hex(other)), file(HASH), StandardCopyOption.REPLACE_EXISTING);
		refused(archive, "archive.damaged");

		Files.delete(file(HASH));
		refused(archive, "archive.damaged");
		keep(archive);
		refused(archive, "archive.damaged");
	}

	@OnBothDatabases
	@DisplayName("leaves no row and no transaction without its file if the store fails, and works again afterwards")
	void fails(TestDatabase database) {
		var store = new FailingContentStore(new DirectoryContentStore(this.folder));
		store.prepare();
		var archive = ArchiveForTests.with(database, store);
		store.fail = true;
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> database.inTransaction(() -> {
			try {
				keep(archive);
			}
			catch (RefusalException caught) {
				// The caller goes on all the same.
			}
		}));
		assertThat(archive.find(HASH)).isEmpty();
		refused(archive, null);

		store.fail = false;
		keep(archive);
		assertThat(archive.content(HASH)).hasValue(CONTENT);
		store.fail = true;
		refused(archive, "archive.unavailable");
	}

	@OnBothDatabases
	@DisplayName("deletes a discarded content and its file, unless a row refers to it or it is kept again")
	void discards(TestDatabase database) {
		var archive = archive(database);
		keep(archive);
		archive.discard(HASH);
		keep(archive);
		assertThat(sweeper(database).remove()).as("kept again").isZero();

		database.jdbc()
			.sql("insert into paper (number, paper_key, case_reference, ordinal, template, title, content_hash, issued_at)"
					+ " values ('n', 'k', '1448-0000001-0', 1, 't', 't', ?, current_timestamp)")
			.param(HASH)
			.update();
		archive.discard(HASH);
		assertThat(sweeper(database).remove()).as("a paper refers to it").isZero();
		assertThat(archive.find(HASH).orElseThrow().state()).isEqualTo(ItemState.STORED);
		assertThat(archive.content(HASH)).hasValue(CONTENT);

		database.jdbc().sql("update paper set content_hash = null").update();
		archive.discard(HASH);
		assertThat(sweeper(database).remove()).isOne();
		assertThat(archive.find(HASH)).isEmpty();
		assertThat(file(HASH)).doesNotExist();
	}

	@OnBothDatabases
	@DisplayName("has the file of a content that is kept while an orphan of the same name is being deleted")
	void keptWhileSwept(TestDatabase database) throws Exception {
		var deleting = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		var folderStore = new DirectoryContentStore(this.folder);
		folderStore.prepare();
		folderStore.put(HASH, new byte[] { 1 });
		Files.setLastModifiedTime(file(HASH), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
		var slow = new FailingContentStore(folderStore) {
			@Override
			public void delete(String hash) {
				super.delete(hash);
				deleting.countDown();
				await(goOn);
			}
		};
		var sweep = CompletableFuture
			.runAsync(() -> ArchiveForTests.sweeper(database, slow).sweep(Instant.now().minus(Duration.ofDays(2))));
		await(deleting);
		var keep = CompletableFuture.runAsync(() -> keep(archive(database)));
		Awaitility.await().until(() -> database.isBlocked("insert into archive_item"));
		goOn.countDown();
		sweep.get(30, TimeUnit.SECONDS);
		keep.get(30, TimeUnit.SECONDS);

		assertThat(archive(database).content(HASH)).hasValue(CONTENT);
	}

	@OnBothDatabases
	@DisplayName("deletes old files of no register, but none if many are")
	void sweeps(TestDatabase database) throws IOException {
		var archive = archive(database);
		keep(archive);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> database.inTransaction(() -> {
			archive.keep("a".repeat(64), ContentKind.PAPER, "application/pdf", CONTENT);
			throw new IllegalStateException("rolled back");
		}));
		assertThat(file("a".repeat(64))).exists();
		assertThat(sweeper(database).sweep(Instant.now().minus(Duration.ofDays(2)))).as("it may be running").isZero();
		assertThat(sweeper(database).sweep(Instant.now().plusSeconds(5))).isOne();
		assertThat(file("a".repeat(64))).doesNotExist();
		assertThat(archive.content(HASH)).hasValue(CONTENT);

		for (var number = 0; number < 30; number++) {
			new DirectoryContentStore(this.folder).put(Sha256.hex(new byte[] { (byte) number }), new byte[1]);
		}
		assertThat(sweeper(database).sweep(Instant.now().plusSeconds(5))).as("those of another program").isZero();
	}

	@OnBothDatabases
	@DisplayName("takes over the contents of an earlier version, and goes on where it was killed")
	void moves(TestDatabase database) {
		var cipher = EncryptionForTests.cipher();
		var jdbc = database.jdbc();
		for (var number = 0; number < 5; number++) {
			var content = new byte[] { (byte) number };
			jdbc.sql("insert into archive_item (hash, media_type, byte_count, content) values (?, 'image/png', 1, ?)")
				.params(Sha256.hex(content), cipher.seal("paper_content.content", content))
				.update();
			jdbc.sql("""
					insert into scan_original (content_hash, original_hash, byte_count, sealed, kept_at)
					values (?, ?, 2, ?, current_timestamp)""")
				.params(Sha256.hex(content), Sha256.hex(new byte[] { 9, (byte) number }),
						cipher.seal("scan_original.sealed", new byte[] { 9, (byte) number }))
				.update();
		}
		var archive = archive(database);
		assertThat(archive.content(Sha256.hex(new byte[] { 3 }))).as("before it moved").hasValue(new byte[] { 3 });

		var dying = new FailingContentStore(new DirectoryContentStore(this.folder));
		dying.puts = 3;
		assertThatExceptionOfType(ContentStoreException.class)
			.isThrownBy(() -> ArchiveForTests.sweeper(database, dying).move());
		assertThat(left(database)).as("in the database").isEqualTo(5 - 3 + 5);
		assertThat(sweeper(database).move()).isEqualTo(2 + 5);

		assertThat(left(database)).isZero();
		for (var number = 0; number < 5; number++) {
			assertThat(archive.content(Sha256.hex(new byte[] { (byte) number })))
				.hasValue(new byte[] { (byte) number });
			assertThat(archive.content(Sha256.hex(new byte[] { 9, (byte) number })))
				.hasValue(new byte[] { 9, (byte) number });
		}
	}

	private static long left(TestDatabase database) {
		return database.jdbc().sql("""
				select (select count(*) from archive_item where content is not null)
				  + (select count(*) from scan_original where sealed is not null)""").query(Long.class).single();
	}

	@OnBothDatabases
	@DisplayName("is sealed anew by a rotation of data keys")
	void rotates(TestDatabase database) throws IOException {
		keep(archive(database));
		var both = EncryptionForTests.cipher("1 " + PublicCredentials.dataKey() + "\n2 " + "b".repeat(43) + "=");
		var store = new DirectoryContentStore(this.folder);
		var sweeper = ArchiveForTests.sweeper(database, store, both);
		assertThat(sweeper.counts()).containsOnly(Map.entry(1, 1L));
		assertThat(sweeper.reseal(2)).isOne();
		assertThat(sweeper.counts()).containsOnly(Map.entry(2, 1L));
		assertThat(sweeper.reseal(2)).isZero();
		assertThat(Files.readString(file(HASH), StandardCharsets.ISO_8859_1)).startsWith("v2:");
		assertThat(ArchiveForTests.with(database, store, both).content(HASH)).hasValue(CONTENT);
	}

	@OnBothDatabases
	@DisplayName("takes an empty folder for a disk that is not mounted, not for one in which all files are missing")
	void notMounted(TestDatabase database) {
		keep(archive(database));
		var other = new DirectoryContentStore(this.folder.resolve("empty"));
		ArchiveForTests.sweeper(database, other).prepare();
		assertThatExceptionOfType(ContentStoreException.class)
			.isThrownBy(() -> ArchiveForTests.with(database, other).content(HASH));
		assertThatExceptionOfType(ContentStoreException.class).isThrownBy(other::check);
	}

	private static void refused(Archive archive, String code) {
		if (code == null) {
			assertThat(archive.content(HASH)).isEmpty();
			return;
		}
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> archive.content(HASH))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	private static void keep(Archive archive) {
		archive.keep(HASH, ContentKind.PAPER, "application/pdf", CONTENT);
	}

	private Archive archive(TestDatabase database) {
		return ArchiveForTests.in(database, this.folder);
	}

	private ArchiveSweepService sweeper(TestDatabase database) {
		return ArchiveForTests.sweeper(database, new DirectoryContentStore(this.folder));
	}

	private Path file(String hash) {
		return this.folder.resolve(new DirectoryContentStore(this.folder).place(hash));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A store that fails from some moment on. */
	private static class FailingContentStore implements ContentStore {

		private final ContentStore store;

		private boolean fail;

		private int puts = Integer.MAX_VALUE;

		FailingContentStore(ContentStore store) {
			this.store = store;
		}

		@Override
		public void put(String hash, byte[] sealed) {
			check();
			this.puts--;
			if (this.puts < 0) {
				throw new ContentStoreException(new IOException("killed"));
			}
			this.store.put(hash, sealed);
		}

		@Override
		public Optional<byte[]> find(String hash) {
			check();
			return this.store.find(hash);
		}

		@Override
		public void delete(String hash) {
			this.store.delete(hash);
		}

		@Override
		public List<StoredFile> list(String after, int most) {
			return this.store.list(after, most);
		}

		@Override
		public void prepare() {
			this.store.prepare();
		}

		@Override
		public String check() {
			if (this.fail) {
				throw new ContentStoreException(new IOException("down"));
			}
			return this.store.check();
		}

		@Override
		public String place(String hash) {
			return this.store.place(hash);
		}

	}

}
