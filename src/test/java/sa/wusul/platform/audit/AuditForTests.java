package sa.wusul.platform.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.support.TestDatabase;

/** The audit log of a story, sequenced and checked by hand. */
public final class AuditForTests {

	/** The key of the tests' configuration. */
	private static final AuditKey KEY = new AuditKey(
			"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

	/** The opener of words with the demo's data key. */
	static final AuditWords WORDS = new AuditWords(EncryptionForTests.cipher());

	private AuditForTests() {
	}

	/** Returns the log of a database without the program. */
	public static AuditLog log(TestDatabase database) {
		return new AuditLog(new AuditRepository(database.jdbc()), database.transactionManager(), KEY, WORDS,
				Clock.systemUTC());
	}

	/** Returns the first bad entry, after everything is sequenced. */
	public static Optional<String> firstBad(AuditSequencer sequencer, JdbcClient jdbc) {
		sequencer.runUntilIdle();
		return new AuditChecker(new AuditRepository(jdbc), List.of(KEY.publicKey()), List.of(), Optional.of(WORDS))
			.check()
			.bad();
	}

}
