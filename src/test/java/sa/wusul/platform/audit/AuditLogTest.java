package sa.wusul.platform.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The audit log")
@Tag("fast")
class AuditLogTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	/** The seed of the first test of RFC 8032. */
	private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

	private static final AuditKey KEY = new AuditKey(SEED);

	private static final AuditProperties SETTINGS = new AuditProperties(SEED, null, Duration.ZERO, Duration.ZERO,
			Duration.ofMinutes(2), 100, null, List.of());

	private static final String CASE = "1448-0000001-0";

	@TempDir
	private Path folder;

	@Test
	@DisplayName("has the public key that RFC 8032 derives from the seed, and its signature")
	void key() {
		assertThat(KEY.publicKey().hexadecimal())
			.isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
		assertThat(HexFormat.of().formatHex(KEY.sign(new byte[0])))
			.isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
					+ "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
		assertThat(KEY.pseudonym("1012345674")).hasSize(32).isEqualTo(new AuditKey(SEED).pseudonym("1012345674"));
	}

	@Test
	@DisplayName("creates its key once, readable by its owner alone")
	void seed() throws IOException {
		var file = this.folder.resolve("new/audit.key");
		var seed = AuditConfiguration.seed(file);
		assertThat(seed).matches(AuditKey.HEXADECIMAL).isEqualTo(AuditConfiguration.seed(file));
		assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
		try (var files = Files.list(file.getParent())) {
			assertThat(files).containsExactly(file);
		}
	}

	@Test
	@DisplayName("has entries that are one line each, whatever somebody typed, cut between two letters")
	void lines() {
		var entry = AuditEntry.done("clerk\nactor=admin", "x")
			.on("a\r\u2028b")
			.ofCase("no reference")
			.with("ب".repeat(1001));
		assertThat(entry.actor()).isEqualTo("clerk actor=admin");
		assertThat(entry.subject()).contains("a  b");
		assertThat(entry.caseReference()).isEmpty();
		assertThat(entry.detail().orElseThrow()).hasSize(1000);
		assertThat(AuditEntry.done("x".repeat(63) + "😀", "x").actor()).isEqualTo("x".repeat(63));
	}

	@OnBothDatabases
	@DisplayName("writes the entries of a transaction with it, and none of one that is rolled back")
	void inTheTransaction(TestDatabase database) {
		var log = log(database);
		assertThatIllegalStateException().isThrownBy(() -> database.inTransaction(() -> {
			log.add(AuditEntry.done("clerk", "rolled.back"));
			throw new IllegalStateException("undone");
		}));
		database.inTransaction(() -> {
			log.add(AuditEntry.done("clerk", "Task.Complete").ofCase(CASE).on("Task_ReviewCase"));
			log.add(AuditEntry.done("clerk", "annotation").ofCase(CASE).saying("سبب\nالمشرفة"));
			assertThat(count(database)).isZero();
		});

		sequencer(database, log).runUntilIdle();
		assertThat(deeds(database)).containsExactly("Task.Complete", "annotation");
		assertThat(log.forCase(CASE, List.of("annotation"))).containsExactly(new AuditLog.Written(
				AuditEntry.done("clerk", "annotation").ofCase(CASE).saying("سبب\nالمشرفة"), CLOCK.instant()));
		assertThat(check(database).bad()).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("stops the deed if it cannot be written")
	void cannotBeWritten(TestDatabase database) {
		var log = log(database);
		database.jdbc().sql("alter table audit_entry rename to audit_entry_lost").update();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.inTransaction(() -> {
			database.jdbc().sql("insert into holiday values ('x', current_date, current_date, false)").update();
			log.add(AuditEntry.done("clerk", "holiday.add"));
		}));
		database.jdbc().sql("alter table audit_entry_lost rename to audit_entry").update();

		assertThat(database.jdbc().sql("select count(*) from holiday where name = 'x'").query(Integer.class).single())
			.isZero();
		database.inTransaction(() -> log.add(AuditEntry.done("clerk", "later")));
		sequencer(database, log).runUntilIdle();
		assertThat(deeds(database)).as("the number that was rolled back is named")
			.containsExactly("later", AuditLog.ROLLED_BACK);
		assertThat(check(database)).isEqualTo(new AuditChecker.Report(2, 0, 0, Optional.empty(), List.of()));
	}

	@OnBothDatabases
	@DisplayName("writes equal refusals as one entry, apart from their transactions")
	void refusals(TestDatabase database) {
		var log = log(database);
		for (var time = 0; time < 3; time++) {
			log.addLater(AuditEntry.refused("clerk", "ResolveTaskCmd").with("code=command.closed"));
		}
		sequencer(database, log).runUntilIdle();
		assertThat(database.jdbc().sql("select detail from audit_entry").query(String.class).list())
			.containsExactly("code=command.closed times=3");
	}

	@OnBothDatabases
	@DisplayName("lets transactions write side by side: none waits for another or for the sequencer")
	void sideBySide(TestDatabase database) {
		var log = log(database);
		database.inTransaction(() -> {
			database.jdbc().sql("select * from audit_head for update").query().listOfRows();
			database.inTransaction(() -> log.add(AuditEntry.done("first", "open")));
			CompletableFuture
				.runAsync(() -> database.inTransaction(() -> log.add(AuditEntry.done("second", "committed"))))
				.orTimeout(5, TimeUnit.SECONDS)
				.join();
		});
		assertThat(count(database)).isEqualTo(2);
	}

	@OnBothDatabases
	@DisplayName("gives each entry one index, though two nodes sequence at once")
	void twoNodes(TestDatabase database) {
		var nodes = List.of(log(database), log(database));
		var work = nodes.stream().map((log) -> CompletableFuture.runAsync(() -> {
			var sequencer = sequencer(database, log);
			IntStream.range(0, 40).forEach((number) -> {
				log.add(AuditEntry.done("node", "deed " + number));
				sequencer.runUntilIdle();
			});
		})).toList();
		work.forEach(CompletableFuture::join);
		assertThat(check(database)).isEqualTo(new AuditChecker.Report(80, 0, 0, Optional.empty(), List.of()));
	}

	@OnBothDatabases
	@DisplayName("names the first entry that was changed, removed, swapped or added, or whose words were")
	void firstBadEntry(TestDatabase database) {
		filled(database);
		for (var change : Stream
			.of("actor = 'other'", "deed = 'x'", "outcome = 'REFUSED'", "case_reference = null", "subject = 'x'",
					"detail = 'x'", "words_hash = 'x'", "run = 'other'", "run_number = run_number + 90",
					"signature = '00'", "happened_at = timestamp with time zone '2026-01-01 00:00:00+00:00'")
			.toList()) {
			tampered(database, "entry 3 was changed or moved",
					"update audit_entry set " + change + " where tree_index in (3, 6)");
		}
		for (var change : List.of("words = 'other'", "words = null", "words = null, words_key = null",
				"words_key = null", "words_key = 'v1:AAAA'")) {
			tampered(database, "the words of entry 5 were changed or removed",
					"update audit_entry set " + change + " where tree_index = 5");
		}
		tampered(database, "entry 4 is missing", "delete from audit_entry where tree_index = 4");
		tampered(database, "entry 4 was changed or moved", "delete from audit_entry where tree_index = 4",
				"update audit_entry set tree_index = 4 where tree_index = 9");
		tampered(database, "entry 2 was changed or moved",
				"update audit_entry set tree_index = 99 where tree_index = 2",
				"update audit_entry set tree_index = 2 where tree_index = 7",
				"update audit_entry set tree_index = 7 where tree_index = 99");
		tampered(database, "entry 8 is missing: the head has 10 entries",
				"delete from audit_entry where tree_index >= 8");
		tampered(database, "entry 10 was changed or moved",
				"""
						insert into audit_entry (tree_index, run, run_number, happened_at, actor, deed, outcome, seal, signature)
						select 10, run, 11, happened_at, actor, deed, outcome, seal, signature from audit_entry where tree_index = 9""");
		tampered(database, "the head of 10 entries was changed", "update audit_head set note = null");
		tampered(database, "entry 9 is not covered by the head", "update audit_head set tree_size = 9");
		assertThat(check(database).bad()).as("after all changes are taken back").isEmpty();
	}

	@OnBothDatabases
	@DisplayName("raises an alarm at night for an entry that was changed, removed, swapped or cut off, which stays until "
			+ "somebody settled it")
	void alarm(TestDatabase database) {
		var log = filled(database);
		var repository = new AuditRepository(database.jdbc());
		assertThat(verifier(database, 3).verify()).isEmpty();
		assertThat(repository.watch().goodAt()).as("a part of the log").isEmpty();
		for (var night = 0; night < 3; night++) {
			assertThat(verifier(database, 3).verify()).isEmpty();
		}
		assertThat(repository.watch().goodAt()).as("the whole log").contains(CLOCK.instant());

		for (var change : Map
			.of("update audit_entry set actor = 'other' where tree_index = 3", "entry 3 was changed or moved",
					"delete from audit_entry where tree_index = 4", "entry 4 is missing",
					"update audit_entry set words = null, words_key = null where tree_index = 5",
					"the words of entry 5 were changed or removed", "delete from audit_entry where tree_index >= 8",
					"entry 8 is missing: the head has 10 entries", "update audit_head set note = null",
					"the head of 10 entries was changed", "update audit_watch set passed = 10, seal = 'x'",
					"the position of the verification was changed")
			.entrySet()) {
			undone(database, () -> {
				database.jdbc().sql(change.getKey()).update();
				assertThat(verifier(database, 100).verify()).as(change.getKey()).contains(change.getValue());
				assertThat(repository.watch().alarm()).contains(change.getValue());
			});
			assertThat(verifier(database, 100).verify()).isEmpty();
			assertThat(repository.watch().alarm()).as("though the log is good again").isPresent();
			log.settleAlarm("operator", "أُعيدت القاعدة من نسختها");
			assertThat(repository.watch().alarm()).isEmpty();
			sequencer(database, log).runUntilIdle();
			assertThat(deeds(database)).endsWith("audit.alarmSettled");
			database.jdbc().sql("delete from audit_entry where tree_index >= 10").update();
			database.jdbc()
				.sql("update audit_head set tree_size = 10, peaks = (select peaks from kept_audit_head), "
						+ "note = (select note from kept_audit_head)")
				.update();
		}
	}

	@OnBothDatabases
	@DisplayName("raises an alarm if its head goes back, also to one that was signed, and for a forged row")
	void headGoesBack(TestDatabase database) {
		var log = filled(database);
		var sequencer = sequencer(database, log);
		var earlier = database.jdbc().sql("select * from audit_head").query().singleRow();
		log.add(AuditEntry.done("clerk", "hidden"));
		sequencer.runUntilIdle();
		database.jdbc().sql("delete from audit_entry where tree_index >= 10").update();
		database.jdbc()
			.sql("update audit_head set tree_size = ?, peaks = ?, note = ?")
			.params(earlier.get("tree_size"), earlier.get("peaks"), earlier.get("note"))
			.update();
		sequencer.runUntilIdle();
		var repository = new AuditRepository(database.jdbc());
		assertThat(repository.watch().alarm()).contains("the head went back from 11 to 10 entries");

		log.add(AuditEntry.done("clerk", "forged"));
		database.jdbc().sql("update audit_entry set actor = 'other' where tree_index is null").update();
		sequencer.runUntilIdle();
		assertThat(repository.watch().alarm().orElseThrow()).endsWith("was not written by the program");
	}

	@OnBothDatabases
	@DisplayName("warns while the sequencer cannot write, and until the entries that waited have their index")
	void sequencerStuck(TestDatabase database) throws Exception {
		var alarm = new AuditAlarm(new AuditRepository(database.jdbc()), CLOCK);
		var log = log(database);
		var late = Clock.offset(CLOCK, Duration.ofMinutes(3));
		var health = new AuditHealthIndicator(
				database.jdbc(), alarm, new AuditForwardWatch(new AuditRepository(database.jdbc()),
						database.transactionManager(), Optional.empty(), late),
				SETTINGS, late, new SimpleMeterRegistry());
		var sequencer = new AuditSequencer(new AuditRepository(database.jdbc()), database.transactionManager(), KEY,
				log, alarm, SETTINGS, true, CLOCK);
		sequencer.start();
		try {
			database.jdbc().sql("alter table audit_head rename to audit_head_lost").update();
			log.add(AuditEntry.done("clerk", "waits"));
			await(() -> alarm.trouble().isPresent());
			assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
			assertThat(health.health().getDetails()).containsEntry("oldestWaiting", "PT3M");
			database.jdbc().sql("alter table audit_head_lost rename to audit_head").update();
			await(() -> alarm.trouble().isEmpty());
			assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
		}
		finally {
			sequencer.stop();
		}
	}

	@OnBothDatabases
	@DisplayName("loses the words of an entry on the law's demand, and stays verifiable: a later entry says who erased "
			+ "them")
	void erased(TestDatabase database) {
		var log = filled(database);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> log.eraseWords(4, "operator", "بلا كلمات"));
		log.eraseWords(5, "operator", "حكم المحكمة 12");
		assertThat(check(database).bad()).as("before the later entry has its index").isEmpty();
		sequencer(database, log).runUntilIdle();

		assertThat(database.jdbc().sql("select words from audit_entry where tree_index = 5").query().singleRow())
			.containsEntry("words", null);
		assertThat(check(database)).isEqualTo(new AuditChecker.Report(11, 0, 1, Optional.empty(), List.of()));
		assertThat(verifier(database, 100).verify()).isEmpty();
		database.jdbc().sql("update audit_entry set words = 'other' where tree_index = 5").update();
		assertThat(check(database).bad()).contains("the words of entry 5 were changed or removed");
	}

	@OnBothDatabases
	@DisplayName("has words in no row, and gives them to readers")
	void sealedWords(TestDatabase database) {
		var log = filled(database);

		assertThat(
				database.jdbc().sql("select words from audit_entry where tree_index = 5").query(String.class).single())
			.startsWith("v1:");
		assertThat(log.forCase(CASE, List.of("deed 5"))).extracting((written) -> written.entry().words())
			.containsExactly(Optional.of("سبب"));
	}

	@OnBothDatabases
	@DisplayName("names the first entry that was cut off with the head, by a checkpoint kept elsewhere")
	void cutOff(TestDatabase database) {
		var log = filled(database);
		var jdbc = database.jdbc();
		var earlier = jdbc.sql("select * from audit_head").query().singleRow();
		log.add(AuditEntry.done("clerk", "hidden"));
		log.add(AuditEntry.done("clerk", "hidden"));
		sequencer(database, log).runUntilIdle();
		var kept = Checkpoint.parse(sequencer(database, log).checkpoint().replace("\n", "\\n"));

		jdbc.sql("delete from audit_entry where tree_index >= 10").update();
		jdbc.sql("update audit_head set tree_size = ?, peaks = ?, note = ?")
			.params(earlier.get("tree_size"), earlier.get("peaks"), earlier.get("note"))
			.update();

		assertThat(check(database).bad()).as("the database alone cannot tell").isEmpty();
		assertThat(check(database, kept).bad()).contains("entry 10 is missing: a kept checkpoint has 12 entries");
		var forged = new Checkpoint(kept.origin(), 9, kept.root(), kept.signature());
		assertThat(check(database, forged).bad()).contains("the kept checkpoint of 9 entries has no valid signature");
	}

	@OnBothDatabases
	@DisplayName("shows by kept checkpoints where somebody with the key replaced an entry")
	void replacedWithTheKey(TestDatabase database) {
		var log = filled(database);
		var kept = Checkpoint.parse(sequencer(database, log).checkpoint());
		database.jdbc().sql("update audit_entry set actor = 'other' where tree_index = 4").update();
		var repository = new AuditRepository(database.jdbc());
		var tree = new MerkleTree();
		repository.inOrder((entry) -> {
			var leaf = entry.leaf(tree.size(), KEY);
			database.jdbc()
				.sql("update audit_entry set signature = ? where id = ?")
				.params(leaf.signatureText(), entry.id())
				.update();
			tree.add(leaf.hash());
			return true;
		});
		repository.moveHead(tree, Checkpoint.sign(tree, KEY).note(KEY.publicKey()), CLOCK);

		assertThat(check(database).bad()).isEmpty();
		assertThat(check(database, kept).bad())
			.contains("one of the entries 0 to 9 was replaced by someone with the key");
	}

	@OnBothDatabases
	@DisplayName("notices an entry that was removed or changed before it had its index")
	void beforeSequencing(TestDatabase database) {
		var log = log(database);
		IntStream.range(0, 100).forEach((number) -> log.add(AuditEntry.done("clerk", "deed " + number)));
		database.jdbc().sql("delete from audit_entry where deed = 'deed 7'").update();
		database.jdbc().sql("update audit_entry set actor = 'other' where deed = 'deed 8'").update();
		sequencer(database, log).runUntilIdle();

		assertThat(check(database).bad().orElseThrow()).startsWith("the row ")
			.endsWith(" was not written by the program");
		database.jdbc().sql("delete from audit_entry where tree_index < 0").update();
		assertThat(check(database).bad().orElseThrow()).startsWith("number 8 of run ").endsWith(" is missing");
	}

	@OnBothDatabases
	@DisplayName("says that it cannot tell whether the last numbers of a killed run were committed")
	void killed(TestDatabase database) {
		var log = log(database);
		IntStream.range(0, 10).forEach((number) -> log.add(AuditEntry.done("clerk", "deed " + number)));
		database.jdbc().sql("delete from audit_entry where deed = 'deed 8'").update();
		sequencer(database, log).runUntilIdle();
		assertThat(check(database).bad()).isEmpty();
		assertThat(check(database).uncertain()).singleElement().asString().startsWith("number 9 of run ");

		log.add(AuditEntry.done(AuditEntry.PROGRAM, AuditSequencer.STOPPED));
		sequencer(database, log).runUntilIdle();
		assertThat(check(database).bad().orElseThrow()).startsWith("number 9 of run ");
	}

	@OnBothDatabases
	@DisplayName("is verified by OpenSSL and sigsum-verify, which are not ours")
	void foreignPrograms(TestDatabase database) throws Exception {
		var log = filled(database);
		var repository = new AuditRepository(database.jdbc());
		assertThat(new AuditExportWriter(repository, List.of(KEY.publicKey())).write(this.folder, (entry) -> true))
			.isEqualTo(10);

		var checkpoint = Checkpoint.parse(sequencer(database, log).checkpoint());
		Files.writeString(this.folder.resolve("head"), checkpoint.text());
		Files.write(this.folder.resolve("signature"), checkpoint.signature());
		var x509 = Base64.getMimeEncoder()
			.encodeToString(HexFormat.of().parseHex("302a300506032b6570032100" + KEY.publicKey().hexadecimal()));
		Files.writeString(this.folder.resolve("key.pem"),
				"-----BEGIN PUBLIC KEY-----\n" + x509 + "\n-----END PUBLIC KEY-----\n");
		var openssl = new String[] { "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in",
				"head", "-sigfile", "signature" };
		assertThat(run(null, openssl)).isZero();
		Files.writeString(this.folder.resolve("head"), checkpoint.text().replace("\n10\n", "\n11\n"));
		assertThat(run(null, openssl)).isNotZero();

		assumeTrue(System.getenv("CI") != null || run(null, "sh", "-c", "command -v sigsum-verify") == 0,
				"sigsum-verify is not installed (Debian's package sigsum-go)");
		for (var index = 0; index < 10; index++) {
			assertThat(sigsum(index, index)).as("entry " + index).isZero();
		}
		assertThat(sigsum(3, 4)).as("the proof of another entry").isNotZero();
		Files.writeString(file(5, "entry"), Files.readString(file(5, "entry")).replace("actor=clerk", "actor=admin"));
		assertThat(sigsum(5, 5)).as("a changed entry").isNotZero();
	}

	private int sigsum(int proof, int entry) throws Exception {
		return run(file(entry, "entry"), "sigsum-verify", "-k", "keys.pub", "-p", "policy",
				file(proof, "proof").toString());
	}

	private Path file(int index, String kind) {
		return this.folder.resolve("%012d.%s".formatted(index, kind));
	}

	private int run(Path input, String... command) throws Exception {
		var program = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD);
		if (input != null) {
			program.redirectInput(input.toFile());
		}
		return program.start().waitFor();
	}

	/** Makes changes, checks what is said of them, and takes them back. */
	private static void tampered(TestDatabase database, String bad, String... changes) {
		undone(database, () -> {
			Arrays.stream(changes).forEach((change) -> database.jdbc().sql(change).update());
			assertThat(check(database).bad()).as(String.join("; ", changes)).contains(bad);
		});
	}

	private static void undone(TestDatabase database, Runnable changes) {
		var jdbc = database.jdbc();
		List.of("audit_entry", "audit_head").forEach((table) -> {
			jdbc.sql("drop table if exists kept_" + table).update();
			jdbc.sql("create table kept_" + table + " as select * from " + table).update();
		});
		changes.run();
		List.of("audit_entry", "audit_head").forEach((table) -> {
			jdbc.sql("delete from " + table).update();
			jdbc.sql("insert into " + table + " select * from kept_" + table).update();
		});
	}

	private static AuditWatch verifier(TestDatabase database, int entries) {
		return new AuditWatch(new AuditRepository(database.jdbc()), database.transactionManager(), KEY,
				AuditForTests.WORDS, new AuditAlarm(new AuditRepository(database.jdbc()), CLOCK),
				new AuditProperties(SEED, null, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2), entries, null,
						List.of()),
				CLOCK);
	}

	private static void await(BooleanSupplier fact) throws InterruptedException {
		for (var tries = 0; !fact.getAsBoolean() && tries < 3000; tries++) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		assertThat(fact.getAsBoolean()).isTrue();
	}

	/** Returns a log with ten entries of one run. */
	private static AuditLog filled(TestDatabase database) {
		var log = log(database);
		IntStream.range(0, 10)
			.forEach((number) -> log.add(AuditEntry.done("clerk", "deed " + number)
				.ofCase(CASE)
				.on("Task_ReviewCase")
				.with("a=1")
				.saying((number == 5) ? "سبب" : null)));
		sequencer(database, log).runUntilIdle();
		return log;
	}

	private static AuditChecker.Report check(TestDatabase database, Checkpoint... kept) {
		return new AuditChecker(new AuditRepository(database.jdbc()), List.of(KEY.publicKey()), List.of(kept),
				Optional.of(AuditForTests.WORDS))
			.check();
	}

	private static AuditLog log(TestDatabase database) {
		return new AuditLog(new AuditRepository(database.jdbc()), database.transactionManager(), KEY,
				AuditForTests.WORDS, CLOCK);
	}

	private static AuditSequencer sequencer(TestDatabase database, AuditLog log) {
		return new AuditSequencer(new AuditRepository(database.jdbc()), database.transactionManager(), KEY, log,
				new AuditAlarm(new AuditRepository(database.jdbc()), CLOCK), SETTINGS, false, CLOCK);
	}

	private static int count(TestDatabase database) {
		return database.jdbc().sql("select count(*) from audit_entry").query(Integer.class).single();
	}

	private static List<String> deeds(TestDatabase database) {
		JdbcClient jdbc = database.jdbc();
		return jdbc.sql("select deed from audit_entry order by tree_index").query(String.class).list();
	}

}
