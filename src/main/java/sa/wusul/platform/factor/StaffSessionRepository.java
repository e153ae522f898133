package sa.wusul.platform.factor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The sessions of staff, on all nodes. */
@Repository
class StaffSessionRepository {

	private final JdbcClient jdbc;

	StaffSessionRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(StaffSession session) {
		this.jdbc.sql("insert into staff_session (id, account, browser, opened_at, seen_at) values (?, ?, ?, ?, ?)")
			.params(session.id(), session.account(), session.browser(), at(session.openedAt()), at(session.seenAt()))
			.update();
	}

	Optional<StaffSession> find(String id) {
		return this.jdbc.sql("select id, account, browser, opened_at, seen_at from staff_session where id = ?")
			.param(id)
			.query(RecordRowMapper.of(StaffSession.class))
			.optional();
	}

	/**
	 * Returns those of the sessions that are open, of accounts that the directory has.
	 */
	List<String> openOf(Collection<String> ids) {
		return this.jdbc.sql("""
				select s.id from staff_session s where s.id in (:ids)
				and not exists (select 1 from directory_account d where d.account = s.account and d.active = false)""")
			.param("ids", ids)
			.query(String.class)
			.list();
	}

	List<StaffSession> seenSince(String account, Instant moment) {
		return this.jdbc.sql("""
				select id, account, browser, opened_at, seen_at from staff_session
				where account = ? and seen_at > ? order by opened_at desc""")
			.params(account, at(moment))
			.query(RecordRowMapper.of(StaffSession.class))
			.list();
	}

	void see(String id, Instant now) {
		this.jdbc.sql("update staff_session set seen_at = ? where id = ?").params(at(now), id).update();
	}

	boolean end(String account, String id) {
		return this.jdbc.sql("delete from staff_session where account = ? and id = ?")
			.params(account, id)
			.update() == 1;
	}

	int endAll(String account, String except) {
		return this.jdbc.sql("delete from staff_session where account = ? and id <> ?")
			.params(account, except)
			.update();
	}

	void removeUnseenSince(Instant moment) {
		this.jdbc.sql("delete from staff_session where seen_at < ?").param(at(moment)).update();
	}

	private static OffsetDateTime at(Instant moment) {
		return moment.atOffset(ZoneOffset.UTC);
	}

}
