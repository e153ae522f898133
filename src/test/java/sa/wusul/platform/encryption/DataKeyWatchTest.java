package sa.wusul.platform.encryption;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.database.NamedLock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("The rotation of data keys")
@ExtendWith(OutputCaptureExtension.class)
@Tag("fast")
class DataKeyWatchTest {

	/** Other tests of the same machine may have silenced the program. */
	@BeforeEach
	void listen() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("sa.wusul.platform.encryption", LogLevel.INFO);
	}

	private static final int MESSAGES = 450;

	private static final String ONE = "1 " + Base64.getEncoder().encodeToString("a".repeat(32).getBytes());

	private static final String TWO = "2 " + Base64.getEncoder().encodeToString("b".repeat(32).getBytes());

	@OnBothDatabases
	@DisplayName("seals every value anew while the program runs, says when the old key may go, and leaves the hashes as they were")
	void rotation(TestDatabase database, CapturedOutput log) {
		var first = program(database, ONE);
		var hash = first.fields.hash("1058529940");
		var written = database.jdbc();
		for (var number = 0; number < MESSAGES; number++) {
			written.sql("""
					insert into outbox (entry_key, kind, payload, state, due_at, attempts, added_at)
					values (?, 'sms', ?, 'PERFORMED', current_timestamp, 1, current_timestamp)""")
				.params("key" + number, first.fields.seal("outbox.payload", "text " + number))
				.update();
		}
		written.sql("insert into archive_item (hash, media_type, byte_count, content) values ('h', 'image/png', 1, ?)")
			.param(first.cipher.seal("paper_content.content", new byte[1]))
			.update();
		written.sql("""
				insert into scan_original (content_hash, original_hash, byte_count, sealed, kept_at)
				values ('h', 'o', 4, ?, current_timestamp)""")
			.param(first.cipher.seal("scan_original.sealed", "file".getBytes()))
			.update();

		var both = program(database, ONE + "\n" + TWO);
		assertThat(both.watch.reseal()).as("messages, two files, and the key of the hashes").isEqualTo(MESSAGES + 3);
		assertThat(both.watch.counted()).containsOnlyKeys("v2");
		assertThat(log).contains("sealed with data key 2: data keys [1] may be removed");
		assertThat(both.watch.reseal()).as("nothing is left").isZero();

		assertThat(program(database, ONE + "\n" + TWO + " next").watch.reseal()).as("a node that still waits").isZero();

		var second = program(database, TWO);
		second.watch.afterSingletonsInstantiated();
		assertThat(second.fields.hash("1058529940")).isEqualTo(hash);
		assertThat(written.sql("select payload from outbox order by id")
			.query((row, index) -> second.fields.open("outbox.payload", row.getString(1)))
			.list()).hasSize(MESSAGES).startsWith("text 0").endsWith("text " + (MESSAGES - 1));
		assertThat(second.cipher.open("scan_original.sealed",
				written.sql("select sealed from scan_original").query((row, index) -> row.getBytes(1)).single()))
			.isEqualTo("file".getBytes());
		assertThatExceptionOfType(SealedValueException.class).as("the key that was removed too early")
			.isThrownBy(() -> program(database, ONE).watch.afterSingletonsInstantiated())
			.withMessageContaining("data key 2 sealed it, and the program has data keys [1]");
	}

	@OnBothDatabases
	@DisplayName("names the columns with values that no key opens, and seals all others")
	void unopened(TestDatabase database, CapturedOutput log) {
		var both = program(database, ONE + "\n" + TWO);
		for (var number = 0; number < MESSAGES; number++) {
			database.jdbc()
				.sql("""
						insert into outbox (entry_key, kind, payload, state, due_at, attempts, added_at)
						values (?, 'sms', ?, 'PERFORMED', current_timestamp, 1, current_timestamp)""")
				.params("key" + number,
						(number < 250) ? "v1:AAAA" : program(database, ONE).fields.seal("outbox.payload", "text"))
				.update();
		}
		both.fields.hash("any");

		assertThat(both.watch.reseal()).isEqualTo(MESSAGES - 250);
		assertThat(both.watch.counted()).containsEntry("v1", 250L);
		assertThat(log).contains("250 values of outbox.payload are left with v1").doesNotContain("may be removed");
	}

	private static Program program(TestDatabase database, String keys) {
		var ring = DataKeys.parse(keys);
		var cipher = new FieldCipher(ring);
		var hash = new KeyedHash(database.dataSource(), cipher);
		var columns = PersonalColumns.load();
		return new Program(cipher, new PersonalFields(cipher, hash, columns),
				new DataKeyWatch(new SealedColumnRepository(database.jdbc()), columns,
						new TransactionTemplate(database.transactionManager()),
						new NamedLock(database.jdbc(), "data-key", 1), cipher, hash, ring, List.of()));
	}

	private record Program(FieldCipher cipher, PersonalFields fields, DataKeyWatch watch) {
	}

}
