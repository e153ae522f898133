package sa.wusul.platform.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.openid.ProviderSession;
import sa.wusul.platform.text.Sha256;

/** The sessions that the identity provider has ended, on all nodes, under hashes. */
@Repository
public class ProviderLogoutRepository {

	private final JdbcClient jdbc;

	ProviderLogoutRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Ends one session of the provider. */
	public void endSession(String id, Instant now) {
		end(sessionKey(id), now);
	}

	/** Ends all sessions that a person has until now. */
	public void endPerson(String subject, Instant now) {
		end(personKey(subject), now);
	}

	private void end(String key, Instant now) {
		int rows = this.jdbc.sql("update provider_logout set ended_at = ? where session_key = ?")
			.params(at(now), key)
			.update();
		if (rows == 0) {
			this.jdbc.sql("insert into provider_logout (session_key, ended_at) values (?, ?)")
				.params(key, at(now))
				.update();
		}
	}

	boolean isOver(ProviderSession session) {
		return this.jdbc
			.sql("select count(*) from provider_logout where session_key = ? or (session_key = ? and ended_at >= ?)")
			.params(sessionKey(String.valueOf(session.id())), personKey(session.subject()), at(session.since()))
			.query(Integer.class)
			.single() > 0;
	}

	void deleteBefore(Instant moment) {
		this.jdbc.sql("delete from provider_logout where ended_at < ?").param(at(moment)).update();
	}

	private static String sessionKey(String id) {
		return Sha256.hex("session " + id);
	}

	private static String personKey(String subject) {
		return Sha256.hex("person " + subject);
	}

	private static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

}
