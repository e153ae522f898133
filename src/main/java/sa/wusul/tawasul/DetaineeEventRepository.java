package sa.wusul.tawasul;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.encryption.PersonalFields;

/** The rows of the register's events, and of the cases that watch their detainee. */
@Repository
class DetaineeEventRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	DetaineeEventRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	/** Locks the detainee until the end of the transaction. */
	void hold(IdentityNumber detainee) {
		DetaineeLock.hold(this.jdbc, detainee);
	}

	void watch(DetaineeCase watching) {
		this.jdbc.sql("insert into detainee_watch (case_reference, detainee_hash, since) values (?, ?, ?)")
			.params(watching.reference(), this.fields.hash(watching.detainee().value()), OffsetDateTime.now(this.clock))
			.update();
	}

	/** Ends the watch of the case, and returns whether there was one. */
	boolean unwatch(String reference) {
		return this.jdbc.sql("delete from detainee_watch where case_reference = ?").param(reference).update() == 1;
	}

	/** Returns the key of the newest event since the case was opened. */
	Optional<String> newestSinceOpened(DetaineeCase watching) {
		return this.jdbc.sql("""
				select e.event_key from detainee_event e join case_file f on f.reference = ?
				where e.detainee_hash = ? and e.received_at > f.opened_at
				order by e.received_at desc, e.event_key desc fetch first 1 row only""")
			.params(watching.reference(), this.fields.hash(watching.detainee().value()))
			.query(String.class)
			.optional();
	}

	/**
	 * Returns the open watching cases. Closed cases are filtered out here, so that
	 * closing a case needs no work.
	 */
	List<String> watching(IdentityNumber detainee) {
		return this.jdbc.sql("""
				select w.case_reference from detainee_watch w join case_file f on f.reference = w.case_reference
				where w.detainee_hash = ? and f.closed_at is null order by w.since""")
			.param(this.fields.hash(detainee.value()))
			.query(String.class)
			.list();
	}

	List<DetaineeEvent.Kind> kindsSince(IdentityNumber detainee, Instant since) {
		return this.jdbc.sql("select distinct kind from detainee_event where detainee_hash = ? and received_at >= ?")
			.params(this.fields.hash(detainee.value()), since.atOffset(ZoneOffset.UTC))
			.query((row, index) -> DetaineeEvent.Kind.valueOf(row.getString("kind")))
			.list();
	}

	/** Stores the event, and returns whether its key was new. */
	boolean keep(DetaineeEvent event, String account) {
		if (known(event.key())) {
			return false;
		}
		this.jdbc.sql("""
				insert into detainee_event (event_key, detainee_hash, kind, account, happened_at, received_at)
				values (:key, :detainee, :kind, :account, :happenedAt, :now)""")
			.param("key", event.key())
			.param("detainee", this.fields.hash(event.detainee().value()))
			.param("kind", event.kind().name())
			.param("account", account)
			.param("happenedAt", event.happenedAt().map((time) -> time.atOffset(ZoneOffset.UTC)).orElse(null))
			.param("now", OffsetDateTime.now(this.clock))
			.update();
		return true;
	}

	private boolean known(String key) {
		return this.jdbc.sql("select count(*) from detainee_event where event_key = ?")
			.param(key)
			.query(Integer.class)
			.single() > 0;
	}

}
