package sa.wusul.platform.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.factor.StaffFactor.Kind;

/** The second factors and recovery codes of accounts. */
@Repository
class StaffFactorRepository {

	private final JdbcClient jdbc;

	StaffFactorRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<StaffFactor> forAccount(String account) {
		return this.jdbc
			.sql("select id, account, kind, label, created_at, used_at from staff_factor where account = ? order by id")
			.param(account)
			.query(StaffFactorRepository::factor)
			.list();
	}

	boolean hasAny(String account) {
		return this.jdbc.sql("select count(*) from staff_factor where account = ?")
			.param(account)
			.query(Integer.class)
			.single() > 0;
	}

	List<Stored> stored(String account, Kind kind) {
		return this.jdbc
			.sql("select id, content, credential, counter from staff_factor where account = ? and kind = ? order by id")
			.params(account, kind.name())
			.query(StaffFactorRepository::storedOf)
			.list();
	}

	/**
	 * Adds a factor.
	 * @param credential id of a passkey, or {@code null}
	 * @return whether no account has this passkey yet
	 */
	boolean add(String account, Kind kind, String label, String content, String credential, long counter, Instant now) {
		try {
			this.jdbc.sql("""
					insert into staff_factor (account, kind, label, content, credential, counter, created_at)
					values (?, ?, ?, ?, ?, ?, ?)""")
				.params(account, kind.name(), label, content, credential, counter, at(now))
				.update();
			return true;
		}
		catch (DuplicateKeyException known) {
			return false;
		}
	}

	/**
	 * Moves the counter forward, for one of several requests at once.
	 * @return whether it was lower before
	 */
	boolean advance(long id, long counter, Instant now) {
		return this.jdbc.sql("update staff_factor set counter = ?, used_at = ? where id = ? and counter < ?")
			.params(counter, at(now), id, counter)
			.update() == 1;
	}

	/** Notes the use of a passkey that does not count. */
	void use(long id, Instant now) {
		this.jdbc.sql("update staff_factor set used_at = ? where id = ?").params(at(now), id).update();
	}

	boolean remove(String account, long id) {
		return this.jdbc.sql("delete from staff_factor where account = ? and id = ?").params(account, id).update() == 1;
	}

	int removeAll(String account) {
		this.jdbc.sql("delete from staff_recovery_code where account = ?").param(account).update();
		return this.jdbc.sql("delete from staff_factor where account = ?").param(account).update();
	}

	void replaceRecoveryCodes(String account, List<String> hashes) {
		this.jdbc.sql("delete from staff_recovery_code where account = ?").param(account).update();
		for (var place = 0; place < hashes.size(); place++) {
			this.jdbc.sql("insert into staff_recovery_code (account, place, code_hash) values (?, ?, ?)")
				.params(account, place, hashes.get(place))
				.update();
		}
	}

	Optional<String> recoveryCode(String account, int place) {
		return this.jdbc.sql("select code_hash from staff_recovery_code where account = ? and place = ?")
			.params(account, place)
			.query(String.class)
			.optional();
	}

	/** Uses a recovery code, for one of several requests at once. */
	boolean useRecoveryCode(String account, int place) {
		return this.jdbc.sql("delete from staff_recovery_code where account = ? and place = ?")
			.params(account, place)
			.update() == 1;
	}

	int recoveryCodes(String account) {
		return this.jdbc.sql("select count(*) from staff_recovery_code where account = ?")
			.param(account)
			.query(Integer.class)
			.single();
	}

	void addReset(String account, String administrator, String reason, Instant now) {
		this.jdbc.sql("insert into staff_factor_reset (account, reset_by, reason, reset_at) values (?, ?, ?, ?)")
			.params(account, administrator, reason, at(now))
			.update();
	}

	Optional<FactorReset> lastReset(String account) {
		return this.jdbc
			.sql("select reset_by, reason, reset_at from staff_factor_reset where account = ? order by id desc limit 1")
			.param(account)
			.query((row, number) -> new FactorReset(row.getString(1), row.getString(2), instant(row, 3).orElseThrow()))
			.optional();
	}

	private static StaffFactor factor(ResultSet row, int number) throws SQLException {
		return new StaffFactor(row.getLong(1), row.getString(2), Kind.valueOf(row.getString(3)), row.getString(4),
				instant(row, 5).orElseThrow(), instant(row, 6));
	}

	private static Stored storedOf(ResultSet row, int number) throws SQLException {
		return new Stored(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4));
	}

	private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}

	private static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

	/**
	 * Material against which a factor is checked.
	 *
	 * @param content the sealed secret, or the public key of a passkey
	 * @param credential id of a passkey, or {@code null}
	 * @param counter step of the last code, or signatures of the passkey
	 */
	record Stored(long id, String content, String credential, long counter) {
	}

}
