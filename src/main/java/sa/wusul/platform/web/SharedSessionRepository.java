package sa.wusul.platform.web;

import java.util.Locale;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.encryption.PersonalFields;

/**
 * The sessions of all nodes, one row each under the hash of its id, with a sealed
 * content. Each statement is committed by itself, whatever becomes of the caller's
 * transaction.
 */
@Repository
class SharedSessionRepository {

	static final String CONTENT = "web_session.content";

	/** Seconds by which the moment of the last use in a row may be late. */
	static final int LATENESS = 60;

	private static final int SIGNATURE = 16;

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final KeyedHash hash;

	SharedSessionRepository(DataSource dataSource, PersonalFields fields, KeyedHash hash) {
		// Another data source than that of the transactions, so that none is joined.
		this.jdbc = JdbcClient.create(new DelegatingDataSource(dataSource));
		this.fields = fields;
		this.hash = hash;
	}

	/**
	 * Returns an id with our signature, so that a made-up one costs no look into the
	 * database.
	 */
	String signed(String id) {
		return id + this.hash.hex("session-id", id).substring(0, SIGNATURE).toUpperCase(Locale.ROOT);
	}

	boolean isOurs(String id) {
		return id.length() > SIGNATURE && signed(id.substring(0, id.length() - SIGNATURE)).equals(id);
	}

	/**
	 * Returns the row of a session that is not over.
	 * @param known the version that this node has, whose content is not read again
	 */
	Optional<Row> find(String id, long known) {
		return this.jdbc.sql("""
				select version, case when version = :known then null else content end as content, idle_seconds
				from web_session
				where id = :id
				and seen_at > current_timestamp - cast(idle_seconds + :lateness as bigint) * interval '1' second""")
			.param("known", known)
			.param("id", row(id))
			.param("lateness", LATENESS)
			.query((row, number) -> new Row(row.getLong("version"), this.fields.open(CONTENT, row.getString("content")),
					row.getInt("idle_seconds")))
			.optional();
	}

	/** Adds the first version of a session; false if its id is in use. */
	boolean add(String id, String content, int idleSeconds) {
		try {
			return this.jdbc.sql("""
					insert into web_session (id, content, version, idle_seconds, seen_at)
					values (?, ?, 1, ?, current_timestamp)""")
				.params(row(id), this.fields.seal(CONTENT, content), idleSeconds)
				.update() == 1;
		}
		catch (DuplicateKeyException inUse) {
			return false;
		}
	}

	/** Writes the next version, unless another node was faster. */
	boolean change(String id, long version, String content, int idleSeconds) {
		return this.jdbc.sql("""
				update web_session set content = ?, version = version + 1, idle_seconds = ?, seen_at = current_timestamp
				where id = ? and version = ?""")
			.params(this.fields.seal(CONTENT, content), idleSeconds, row(id), version)
			.update() == 1;
	}

	/** Notes that the session is in use. */
	void see(String id) {
		this.jdbc.sql("update web_session set seen_at = current_timestamp where id = ?").param(row(id)).update();
	}

	void remove(String id) {
		this.jdbc.sql("delete from web_session where id = ?").param(row(id)).update();
	}

	int removeOver() {
		return this.jdbc.sql("""
				delete from web_session
				where seen_at < current_timestamp - cast(idle_seconds + :lateness as bigint) * interval '1' second""")
			.param("lateness", 2 * LATENESS)
			.update();
	}

	private String row(String id) {
		return this.hash.hex("session", id);
	}

	/**
	 * A session as it stands in the database.
	 *
	 * @param content null if the version is the known one
	 */
	record Row(long version, String content, int idleSeconds) {

	}

}
