package sa.wusul.citizen;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.encryption.PersonalFields;

/** The rows of log-in attempts. */
@Repository
class LoginAttemptRepository {

	private static final String ATTEMPT = """
			select id, shown_number as number, identity_number, case_reference, call_number,
			  done_at is not null as done, mobile from login_attempt
			where id = ?""";

	private static final String IDENTITY = "login_attempt.identity_number";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	LoginAttemptRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	/** Inserts an attempt to log in, for a call if it is an officer's. */
	void insert(String id, String shownNumber, IdentityNumber person, Optional<String> call) {
		this.jdbc.sql("""
				insert into login_attempt (id, shown_number, identity_number, call_number, begun_at)
				values (?, ?, ?, ?, ?)""")
			.params(id, shownNumber, this.fields.seal(IDENTITY, person.value()), call.orElse(null), now())
			.update();
	}

	/** Inserts an attempt to open a case, or none. */
	void insertTracking(String id, String shownNumber, Optional<String> caseReference) {
		this.jdbc.sql("""
				insert into login_attempt (id, shown_number, identity_number, case_reference, begun_at)
				values (?, ?, ?, ?, ?)""")
			.params(id, shownNumber, this.fields.seal(IDENTITY, ""), caseReference.orElse(""), now())
			.update();
	}

	Optional<Row> find(String id) {
		return this.jdbc.sql(ATTEMPT).param(id).query(this.fields.rows("login_attempt", Row.class)).optional();
	}

	/** Finds and locks the attempt until the end of the transaction. */
	Optional<Row> hold(String id) {
		return this.jdbc.sql(ATTEMPT + " for update")
			.param(id)
			.query(this.fields.rows("login_attempt", Row.class))
			.optional();
	}

	void sendTo(String id, MobileNumber mobile) {
		this.jdbc.sql("update login_attempt set mobile = ? where id = ?")
			.params(this.fields.seal("login_attempt.mobile", mobile.value()), id)
			.update();
	}

	void succeed(String id) {
		this.jdbc.sql("update login_attempt set done_at = ? where id = ?").params(now(), id).update();
	}

	void forgetBefore(OffsetDateTime time) {
		this.jdbc.sql("delete from login_attempt where begun_at < ?").param(time).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * The row of an attempt.
	 *
	 * @param callNumber the only call that its code opens
	 */
	record Row(String id, String number, String identityNumber, Optional<String> caseReference,
			Optional<String> callNumber, boolean done, String mobile) {

		/** Checks whether the attempt is to open one case, and no log-in. */
		boolean isTracking() {
			return this.caseReference.isPresent();
		}

	}

}
