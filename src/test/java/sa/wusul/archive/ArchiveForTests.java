package sa.wusul.archive;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.support.TestDatabase;

/** The archive for tests without the program, with the demo's key. */
public final class ArchiveForTests {

	private ArchiveForTests() {
	}

	/** Returns an archive with a folder of its own. */
	public static Archive in(TestDatabase database) {
		return in(database, Path.of("target", "archive", UUID.randomUUID().toString()));
	}

	/** Returns an archive in this folder. */
	public static Archive in(TestDatabase database, Path folder) {
		var store = new DirectoryContentStore(folder);
		store.prepare();
		return with(database, store);
	}

	/** Deletes what was discarded. */
	public static void remove(TestDatabase database, Path folder) {
		var sweeper = sweeper(database, new DirectoryContentStore(folder));
		while (sweeper.remove() > 0) {
			// An original goes after what was drawn from it.
		}
	}

	static Archive with(TestDatabase database, ContentStore store) {
		return with(database, store, EncryptionForTests.cipher());
	}

	static Archive with(TestDatabase database, ContentStore store, FieldCipher cipher) {
		return new Archive(new ArchiveRepository(database.jdbc()), store, cipher, database.transactionManager(),
				new SimpleMeterRegistry(), Clock.systemUTC());
	}

	static ArchiveSweepService sweeper(TestDatabase database, ContentStore store) {
		return sweeper(database, store, EncryptionForTests.cipher());
	}

	static ArchiveSweepService sweeper(TestDatabase database, ContentStore store, FieldCipher cipher) {
		return new ArchiveSweepService(with(database, store, cipher), new ArchiveRepository(database.jdbc()), store,
				cipher, database.transactionManager());
	}

}
