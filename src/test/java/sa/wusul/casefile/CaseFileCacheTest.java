package sa.wusul.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.Rights;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A case in one transaction")
@Tag("fast")
class CaseFileCacheTest {

	private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T07:00:00Z"), ZoneOffset.UTC);

	private String reference;

	@OnBothDatabases
	@DisplayName("is read once, and includes the changes of this transaction")
	void readOnce(TestDatabase database) {
		var files = files(database);
		database.inTransaction(() -> {
			assertThat(files.get(this.reference).state()).isEqualTo(CaseState.REGISTERED);
			files.classify(this.reference, "PASSPORT", null, "passports", null);
			files.enter(this.reference, CaseState.WITH_DEPARTMENT);
			var known = files.get(this.reference);
			assertThat(known.classification().department()).isEqualTo("passports");
			assertThat(known.classification().priority()).isNull();
			assertThat(known.state()).isEqualTo(CaseState.WITH_DEPARTMENT);
		});
		var known = files.get(this.reference);
		database.inTransaction(() -> assertThat(files.get(this.reference)).isEqualTo(known));
		assertThat(known.classification().requestType()).isEqualTo("PASSPORT");
		assertThat(known.state()).isEqualTo(CaseState.WITH_DEPARTMENT);
	}

	@OnBothDatabases
	@DisplayName("is forgotten at its end, rolled back or not, and unknown to another transaction in between")
	void forgotten(TestDatabase database) {
		var files = files(database);
		var transaction = new TransactionTemplate(database.transactionManager());
		var apart = new TransactionTemplate(database.transactionManager());
		apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

		transaction.executeWithoutResult((status) -> {
			files.enter(this.reference, CaseState.UNDER_AUDIT);
			apart.executeWithoutResult(
					(other) -> assertThat(files.get(this.reference).state()).isEqualTo(CaseState.REGISTERED));
			assertThat(files.get(this.reference).state()).isEqualTo(CaseState.UNDER_AUDIT);
			status.setRollbackOnly();
		});

		assertThat(files.get(this.reference).state()).isEqualTo(CaseState.REGISTERED);
	}

	@OnBothDatabases
	@DisplayName("stays closed, although this transaction has cached it as open")
	void closedMeanwhile(TestDatabase database) {
		var files = files(database);
		var apart = new TransactionTemplate(database.transactionManager());
		apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		database.inTransaction(() -> {
			assertThat(files.get(this.reference).state()).isEqualTo(CaseState.REGISTERED);
			apart.executeWithoutResult((other) -> files.enter(this.reference, CaseState.WITHDRAWN));
			files.enter(this.reference, CaseState.UNDER_AUDIT);
		});

		assertThat(files.get(this.reference).state()).isEqualTo(CaseState.WITHDRAWN);
	}

	@Test
	@DisplayName("is changed by statements that PostgreSQL plans a few times, whether a value is there or not")
	void planned() {
		var database = TestDatabase.postgreSql();
		var files = files(database);
		database.inTransaction(() -> {
			for (var time = 0; time < 20; time++) {
				var isEven = time % 2 == 0;
				files.classify(this.reference, isEven ? "PASSPORT" : null, isEven ? null : "NORMAL", null,
						isEven ? this.clock.instant() : null);
				files.enter(this.reference, isEven ? CaseState.WAITING_FOR_REQUESTER : CaseState.WITH_DEPARTMENT);
			}
			assertThat(database.jdbc()
				.sql("select custom_plans from pg_prepared_statements where statement like 'update case_file set%'")
				.query(Long.class)
				.list()).hasSize(2).allSatisfy((plans) -> assertThat(plans).isLessThanOrEqualTo(5));
			assertThat(database.jdbc()
				.sql("select generic_plans from pg_prepared_statements where statement like 'update case_file set%'")
				.query(Long.class)
				.list()).allSatisfy((uses) -> assertThat(uses).isGreaterThan(5));
		});
	}

	private CaseFileRepository files(TestDatabase database) {
		this.reference = CaseReference.of(1448, 4321).value();
		var fields = EncryptionForTests.fields(database.dataSource());
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
					values (?, 'intake-request-registration', 'COUNTER', 'riyadh', 'men', 'passport', 'REGISTERED', ?, 'h',
					  'CITIZEN', ?, ?, ?, ?, ?, 'clerk', ?)""")
			.params(this.reference, fields.seal("case_file.identity_number", "1058529940"),
					fields.seal("case_file.requester_name", "نورة"), fields.seal("case_file.mobile", "+966501234567"),
					fields.seal("case_file.subject", "تجديد جواز"), fields.seal("case_file.request_text", "نص"),
					"f".repeat(64), this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return new CaseFileRepository(database.jdbc(), null, Mockito.mock(WorkingTime.class), Rights.load(), this.clock,
				(event) -> {
				}, fields);
	}

}
