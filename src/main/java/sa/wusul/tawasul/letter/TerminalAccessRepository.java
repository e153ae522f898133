package sa.wusul.tawasul.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;

/** The detainees who may write at a terminal, with their secret numbers. */
@Repository
class TerminalAccessRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	TerminalAccessRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	/** Begins the access anew: the secret number of before is no longer accepted. */
	void begin(IdentityNumber detainee, String caseReference) {
		var known = this.jdbc.sql("""
				update terminal_access set case_reference = ?, pin_hash = null, wrong_tries = 0, locked_until = null
				where detainee_hash = ?""").params(caseReference, this.fields.hash(detainee.value())).update();
		if (known == 0) {
			this.jdbc.sql("insert into terminal_access (detainee_hash, case_reference, wrong_tries) values (?, ?, 0)")
				.params(this.fields.hash(detainee.value()), caseReference)
				.update();
		}
	}

	Optional<Access> find(IdentityNumber detainee) {
		return this.jdbc.sql("""
				select case_reference, pin_hash, wrong_tries, locked_until from terminal_access
				where detainee_hash = ?""")
			.param(this.fields.hash(detainee.value()))
			.query(RecordRowMapper.of(Access.class))
			.optional();
	}

	void choose(IdentityNumber detainee, String pinHash) {
		this.jdbc.sql("""
				update terminal_access set pin_hash = ?, wrong_tries = 0, locked_until = null
				where detainee_hash = ?""").params(pinHash, this.fields.hash(detainee.value())).update();
	}

	void clearTries(IdentityNumber detainee) {
		this.jdbc.sql("update terminal_access set wrong_tries = 0, locked_until = null where detainee_hash = ?")
			.param(this.fields.hash(detainee.value()))
			.update();
	}

	void countWrong(IdentityNumber detainee) {
		this.jdbc.sql("update terminal_access set wrong_tries = wrong_tries + 1 where detainee_hash = ?")
			.param(this.fields.hash(detainee.value()))
			.update();
	}

	void lock(IdentityNumber detainee, Duration time) {
		this.jdbc.sql("update terminal_access set locked_until = ? where detainee_hash = ?")
			.params(this.clock.instant().plus(time).atOffset(ZoneOffset.UTC), this.fields.hash(detainee.value()))
			.update();
	}

	void forgetPin(IdentityNumber detainee) {
		this.jdbc.sql("update terminal_access set pin_hash = null where detainee_hash = ?")
			.param(this.fields.hash(detainee.value()))
			.update();
	}

	/**
	 * The access of a detainee.
	 *
	 * @param caseReference the case by which they got their last code
	 * @param pinHash {@code null} until they chose a secret number
	 * @param wrongTries since they last entered the right one
	 */
	record Access(String caseReference, String pinHash, int wrongTries, Optional<Instant> lockedUntil) {
	}

}
