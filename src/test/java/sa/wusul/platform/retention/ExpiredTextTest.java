package sa.wusul.platform.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.limit.LimitValue;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("A text whose time is over")
@Tag("fast")
class ExpiredTextTest {

	private static final Instant NOW = Instant.parse("2027-03-01T23:10:00Z");

	private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

	@OnBothDatabases
	@DisplayName("is erased from the outbox, while its row, key and outcome remain")
	void outbox(TestDatabase database) {
		outbox(database, "old", "PERFORMED", Duration.ofDays(31));
		outbox(database, "failed", "FAILED", Duration.ofDays(40));
		outbox(database, "young", "PERFORMED", Duration.ofDays(29));
		outbox(database, "waiting", "WAITING", null);

		watch(database).erase();

		assertThat(rows(database,
				"select entry_key as k, state || ':' || coalesce(payload, '-') || ':' || coalesce(reason, '-') as v from outbox"))
			.containsOnly(Map.entry("old", "PERFORMED:-:-"), Map.entry("failed", "FAILED:-:-"),
					Map.entry("young", "PERFORMED:{}:why"), Map.entry("waiting", "WAITING:{}:why"));
		assertThat(this.metrics.counter("wusul.retention.erased", "record", "MESSAGE_TEXT").count()).isEqualTo(2);
	}

	@OnBothDatabases
	@DisplayName("goes batch by batch, and an interrupted night continues where it stopped")
	void batches(TestDatabase database) {
		for (var number = 0; number < 7; number++) {
			outbox(database, "entry-" + number, "PERFORMED", Duration.ofDays(31));
		}
		var texts = repository(database);
		var over = NOW.minus(Duration.ofDays(30));

		assertThat(texts.erase(RecordClass.MESSAGE_TEXT, over, 3)).isEqualTo(3);
		assertThat(texts.erase(RecordClass.MESSAGE_TEXT, over, 3)).isEqualTo(3);
		assertThat(kept(database)).isOne();
		watch(database).erase();

		assertThat(kept(database)).isZero();
		outbox(database, "settled later", "PERFORMED", Duration.ofDays(30).minusHours(1));
		assertThat(texts.erase(RecordClass.MESSAGE_TEXT, over.plus(Duration.ofDays(1)), 3)).isOne();
	}

	@OnBothDatabases
	@DisplayName("is erased by one node at a time")
	void nodes(TestDatabase database) {
		outbox(database, "old", "PERFORMED", Duration.ofDays(31));
		var over = NOW.minus(Duration.ofDays(30));
		var other = new CompletableFuture<Integer>();

		database.inTransaction(() -> {
			assertThat(repository(database).erase(RecordClass.MESSAGE_TEXT, over, 3)).isOne();
			CompletableFuture
				.runAsync(() -> other.complete(repository(database).erase(RecordClass.MESSAGE_TEXT, over, 3)));
			assertThat(other).isNotCompleted();
		});

		assertThat(other.join()).as("left for the other node").isZero();
	}

	@OnBothDatabases
	@DisplayName("goes from the inbox, with the hash of an expired code and with old looks into the register")
	void others(TestDatabase database) {
		database.jdbc()
			.sql("""
					insert into inbox (message_key, message_name, case_reference, state, due_at, attempts, reason, received_at, settled_at)
					values ('k', 'n', 'r', 'LATE', current_timestamp, 1, 'why', current_timestamp, ?)""")
			.param(before(Duration.ofDays(31)))
			.update();
		code(database, "expired", Duration.ofDays(2));
		code(database, "fresh", Duration.ofHours(2));
		for (var days : List.of(365 * 5 + 10, 365 * 4)) {
			database.jdbc()
				.sql("insert into person_look (identity_hash, reader, looked_at) values ('hash', ?, ?)")
				.params("clerk-" + days, before(Duration.ofDays(days)))
				.update();
		}

		watch(database).erase();

		assertThat(rows(database, "select message_key as k, state || ':' || coalesce(reason, '-') as v from inbox"))
			.containsOnly(Map.entry("k", "LATE:-"));
		assertThat(rows(database,
				"select subject as k, coalesce(code_hash, '-') || codes_ordered as v from one_time_code"))
			.containsOnly(Map.entry("expired", "-4"), Map.entry("fresh", "hash4"));
		assertThat(rows(database, "select reader as k, identity_hash as v from person_look"))
			.containsOnly(Map.entry("clerk-1460", "hash"));
	}

	private ExpiredTextWatch watch(TestDatabase database) {
		return new ExpiredTextWatch(repository(database), rules(), this.metrics, Clock.fixed(NOW, Kingdom.ZONE));
	}

	private static ExpiredTextRepository repository(TestDatabase database) {
		return new ExpiredTextRepository(database.jdbc(), new TransactionTemplate(database.transactionManager()));
	}

	/** Returns the rules of the analysts' table. */
	private static RetentionDecisions rules() {
		var table = DecisionTableRunner.of("records-retention-period");
		return new RetentionDecisions() {
			@Override
			public RetentionRule rule(RecordClass recordClass) {
				var row = table.decide(facts("recordClass", recordClass.name(), "caseKind", null, "caseState", null));
				return new RetentionRule((String) row.get("ruleCode"), ((Number) row.get("number")).intValue(),
						LimitValue.Unit.valueOf((String) row.get("unit")), null,
						RetentionRule.Action.valueOf((String) row.get("action")));
			}

			@Override
			public RetentionRule ruleOfCase(CaseKind kind, String state) {
				throw new UnsupportedOperationException();
			}

			@Override
			public String version() {
				throw new UnsupportedOperationException();
			}
		};
	}

	private static void outbox(TestDatabase database, String key, String state, Duration age) {
		database.jdbc()
			.sql("""
					insert into outbox (entry_key, kind, payload, state, due_at, attempts, reason, added_at, settled_at)
					values (?, 'sms', '{}', ?, current_timestamp, 1, 'why', current_timestamp, ?)""")
			.params(key, state, (age != null) ? before(age) : null)
			.update();
	}

	private static void code(TestDatabase database, String subject, Duration age) {
		database.jdbc()
			.sql("""
					insert into one_time_code (purpose, subject, codes_ordered, ordered_at, code_hash, expires_at, tries)
					values ('contact-code', ?, 4, current_timestamp, 'hash', ?, 1)""")
			.params(subject, before(age))
			.update();
	}

	private static Object before(Duration age) {
		return NOW.minus(age).atOffset(ZoneOffset.UTC);
	}

	private static long kept(TestDatabase database) {
		return database.jdbc().sql("select count(*) from outbox where payload is not null").query(Long.class).single();
	}

	private static Map<String, String> rows(TestDatabase database, String sql) {
		var rows = new HashMap<String, String>();
		database.jdbc().sql(sql).query((row) -> {
			rows.put(row.getString("k"), row.getString("v"));
		});
		return rows;
	}

}
