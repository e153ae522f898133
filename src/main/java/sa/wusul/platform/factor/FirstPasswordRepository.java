package sa.wusul.platform.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The first passwords and enrolment codes that administrators handed over. */
@Repository
class FirstPasswordRepository {

	private final JdbcClient jdbc;

	FirstPasswordRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(String account, String administrator, String reason, Instant now, Instant expiry) {
		this.jdbc.sql("""
				insert into staff_first_password (account, issued_by, reason, issued_at, expires_at)
				values (?, ?, ?, ?, ?)""").params(account, administrator, reason, at(now), at(expiry)).update();
	}

	Optional<FirstPassword> last(String account) {
		return this.jdbc.sql("""
				select id, account, issued_by, issued_at, expires_at, used_at, chosen_at, proven_at
				from staff_first_password where account = ? order by id desc limit 1""")
			.param(account)
			.query(FirstPasswordRepository::passwordOf)
			.optional();
	}

	/** Uses a password, for one of several log-ins at once. */
	boolean use(long id, Instant now) {
		return this.jdbc.sql("update staff_first_password set used_at = ? where id = ? and used_at is null")
			.params(at(now), id)
			.update() == 1;
	}

	void choose(String account, Instant now) {
		this.jdbc.sql("update staff_first_password set chosen_at = ? where account = ? and chosen_at is null")
			.params(at(now), account)
			.update();
	}

	void prove(String account, Instant now) {
		this.jdbc.sql("update staff_first_password set proven_at = ? where account = ? and proven_at is null")
			.params(at(now), account)
			.update();
	}

	void replaceCode(String account, String hash, Instant expiry) {
		this.jdbc.sql("delete from staff_enrolment_code where account = ?").param(account).update();
		this.jdbc.sql("insert into staff_enrolment_code (account, code_hash, expires_at) values (?, ?, ?)")
			.params(account, hash, at(expiry))
			.update();
	}

	/** Returns the hash of the code that is valid now. */
	Optional<String> code(String account, Instant now) {
		return this.jdbc.sql("select code_hash from staff_enrolment_code where account = ? and expires_at > ?")
			.params(account, at(now))
			.query(String.class)
			.optional();
	}

	/** Uses the code, for one of several requests at once. */
	boolean useCode(String account) {
		return this.jdbc.sql("delete from staff_enrolment_code where account = ?").param(account).update() == 1;
	}

	private static FirstPassword passwordOf(ResultSet row, int number) throws SQLException {
		return new FirstPassword(row.getLong(1), row.getString(2), row.getString(3), instant(row, 4).orElseThrow(),
				instant(row, 5).orElseThrow(), instant(row, 6), instant(row, 7), instant(row, 8));
	}

	private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}

	private static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

}
