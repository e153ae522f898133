package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.meeting.HostLockRepository.Line;
import sa.wusul.platform.database.RecordRowMapper;

/** The rows of sessions with their rooms. */
@Repository
class SessionRepository {

	private static final String SESSIONS = "select meeting_session.*, room_id as room from meeting_session ";

	private final JdbcClient jdbc;

	private final Clock clock;

	SessionRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	long add(SessionPlan plan, long room, Instant from, Instant until, boolean adHoc) {
		this.jdbc.sql("""
				insert into meeting_session (purpose, host, mode, centre, section, room_id, starts_at, ends_at, state,
				                             scheduled_by, scheduled_at, ad_hoc)
				values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)""")
			.params(plan.purpose().name(), plan.host(), plan.mode().name(), plan.centre(), plan.section(), room,
					from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), plan.scheduledBy(),
					this.clock.instant().atOffset(ZoneOffset.UTC), adHoc)
			.update();
		return find(plan.purpose(), plan.host(), plan.centre(), plan.section(), from).stream()
			.map(Session::id)
			.max(Long::compare)
			.orElseThrow();
	}

	/** Returns the open sessions that begin at this time. */
	List<Session> find(Purpose purpose, String host, String centre, String section, Instant from) {
		return this.jdbc.sql(SESSIONS + """
				where state = 'OPEN' and purpose = ? and host = ? and centre = ? and section = ? and starts_at = ?
				order by id""")
			.params(purpose.name(), host, centre, section, from.atOffset(ZoneOffset.UTC))
			.query(RecordRowMapper.of(Session.class))
			.list();
	}

	Optional<Session> find(long id) {
		return this.jdbc.sql(SESSIONS + "where id = ? and state = 'OPEN'")
			.param(id)
			.query(RecordRowMapper.of(Session.class))
			.optional();
	}

	/** Returns the session that was opened for this case only. */
	Optional<Session> adHoc(String caseReference) {
		return this.jdbc.sql("""
				select m.*, m.room_id as room from meeting_session m join slot s on s.session_id = m.id
				where s.case_reference = ? and m.ad_hoc and m.state = 'OPEN'""")
			.param(caseReference)
			.query(RecordRowMapper.of(Session.class))
			.optional();
	}

	/**
	 * Returns the open sessions of a centre, or of all, that overlap the period, earliest
	 * first.
	 */
	List<Session> between(Optional<String> centre, Instant from, Instant until) {
		return this.jdbc.sql(SESSIONS + """
				where state = 'OPEN' and starts_at < ? and ends_at > ? and (centre = ? or ? = '')
				order by starts_at, id""")
			.params(until.atOffset(ZoneOffset.UTC), from.atOffset(ZoneOffset.UTC), centre.orElse(""), centre.orElse(""))
			.query(RecordRowMapper.of(Session.class))
			.list();
	}

	/** Returns the open sessions in a room that have not ended, earliest first. */
	List<Session> in(long room, Instant now) {
		return this.jdbc.sql(SESSIONS + "where state = 'OPEN' and room_id = ? and ends_at > ? order by starts_at, id")
			.params(room, now.atOffset(ZoneOffset.UTC))
			.query(RecordRowMapper.of(Session.class))
			.list();
	}

	void shift(long id, Instant from, Instant until, long room) {
		this.jdbc.sql("update meeting_session set starts_at = ?, ends_at = ?, room_id = ? where id = ?")
			.params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), room, id)
			.update();
	}

	void cancel(long id) {
		this.jdbc.sql("update meeting_session set state = 'CANCELLED' where id = ?").param(id).update();
	}

	/** A session that is open for booking. */
	record Session(long id, Purpose purpose, String host, Mode mode, String centre, String section, long room,
			Instant startsAt, Instant endsAt) {

		Line line() {
			return new Line(this.purpose, this.host);
		}

		/** Returns the session's key as a holder of reserved time. */
		String claimant() {
			return "SESSION " + this.id;
		}

	}

}
