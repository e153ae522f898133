package sa.wusul.platform.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The accounts that mirror those of a directory, and the last look at it. */
@Repository
class DirectoryAccountRepository {

	private final JdbcClient jdbc;

	DirectoryAccountRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Mirror> find(String account) {
		return this.jdbc.sql("select account, external_id, active from directory_account where account = ?")
			.param(account)
			.query(RecordRowMapper.of(Mirror.class))
			.optional();
	}

	List<Mirror> findActive() {
		return this.jdbc.sql("select account, external_id, active from directory_account where active order by account")
			.query(RecordRowMapper.of(Mirror.class))
			.list();
	}

	List<String> findUnconfirmed(Instant since) {
		return this.jdbc.sql("select account from directory_account where active and confirmed_at < ? order by account")
			.param(at(since))
			.query(String.class)
			.list();
	}

	void confirm(String account, String externalId, Instant now) {
		int rows = this.jdbc
			.sql("update directory_account set external_id = ?, active = true, confirmed_at = ? where account = ?")
			.params(externalId, at(now), account)
			.update();
		if (rows == 0) {
			this.jdbc.sql(
					"insert into directory_account (account, external_id, active, confirmed_at) values (?, ?, true, ?)")
				.params(account, externalId, at(now))
				.update();
		}
	}

	void retire(String account) {
		this.jdbc.sql("update directory_account set active = false where account = ?").param(account).update();
	}

	/** Claims the next look for this node, if it is due. */
	boolean claim(Instant now, Duration pause) {
		return this.jdbc.sql("update directory_look set due_at = ? where id = 1 and due_at <= ?")
			.params(at(now.plus(pause)), at(now))
			.update() == 1;
	}

	/**
	 * Writes how the look went.
	 * @param problem may be {@code null}
	 */
	void finish(Instant now, String problem) {
		this.jdbc.sql(
				"update directory_look set problem = ?, succeeded_at = case when ? then ? else succeeded_at end where id = 1")
			.params(problem, problem == null, at(now))
			.update();
	}

	Look look() {
		return this.jdbc.sql("select succeeded_at, problem from directory_look where id = 1")
			.query(RecordRowMapper.of(Look.class))
			.single();
	}

	private static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

	/** A mirrored account; without external id, the next log-in binds it again. */
	record Mirror(String account, String externalId, boolean active) {

	}

	record Look(OffsetDateTime succeededAt, String problem) {

	}

}
