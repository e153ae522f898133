package sa.wusul.records;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.PersonalFields;

/** The rows of holds; a lifted one stays. */
@Repository
class CaseHoldRepository {

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	CaseHoldRepository(JdbcClient jdbc, PersonalFields fields) {
		this.jdbc = jdbc;
		this.fields = fields;
	}

	/** Locks the case against its disposal at the same time. */
	boolean lock(String reference) {
		return this.jdbc.sql("select reference from case_file where reference = ? for update")
			.param(reference)
			.query(String.class)
			.optional()
			.isPresent();
	}

	boolean isHeld(String reference) {
		return this.jdbc.sql("select count(*) from case_hold where reference = ? and lifted_at is null")
			.param(reference)
			.query(Integer.class)
			.single() > 0;
	}

	void insert(String reference, String reason, String person, Instant now) {
		this.jdbc.sql("insert into case_hold (reference, reason, set_by, set_at) values (?, ?, ?, ?)")
			.params(reference, this.fields.seal("case_hold.reason", reason), person, now.atOffset(ZoneOffset.UTC))
			.update();
	}

	boolean lift(String reference, String reason, String person, Instant now) {
		return this.jdbc.sql("""
				update case_hold set lift_reason = ?, lifted_by = ?, lifted_at = ?
				where reference = ? and lifted_at is null""")
			.params(this.fields.seal("case_hold.lift_reason", reason), person, now.atOffset(ZoneOffset.UTC), reference)
			.update() > 0;
	}

}
