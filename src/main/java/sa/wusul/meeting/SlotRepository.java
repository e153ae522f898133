package sa.wusul.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.database.RecordRowMapper;

/** The rows of seats, each with its holder. */
@Repository
class SlotRepository {

	private static final String COLUMNS = """
			select s.id, s.purpose, s.host, s.mode, s.centre, s.section, r.name as room, s.starts_at, s.ends_at""";

	private static final String TABLES = """
			 from slot s join meeting_session m on m.id = s.session_id join meeting_room r on r.id = m.room_id
			""";

	private static final String SLOTS = COLUMNS + TABLES;

	private static final String SUITS = """
			where s.purpose = :purpose and s.host = :host and s.section = :section and s.mode = :mode
			  and s.starts_at >= :from and s.open
			""";

	/**
	 * Restricts the search to the requester's centre, except for a meeting in person with
	 * a host, for which the requester comes to the host's centre.
	 */
	private static final String OF_THE_CENTRE = " and s.centre = :centre ";

	private static final String WITH_INTERPRETER = " and exists (" + InterpreterRepository.FREE + ") ";

	private final JdbcClient jdbc;

	SlotRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Slot> find(long id) {
		return this.jdbc.sql(SLOTS + "where s.id = ?").param(id).query(RecordRowMapper.of(Slot.class)).optional();
	}

	Optional<Slot> forCase(String caseReference) {
		return this.jdbc.sql(SLOTS + "where s.case_reference = ?")
			.param(caseReference)
			.query(RecordRowMapper.of(Slot.class))
			.optional();
	}

	/** Returns the cases whose slots begin in a time, earliest first. */
	List<String> takenBetween(Instant from, Instant until) {
		return this.jdbc.sql("""
				select case_reference from slot where starts_at >= ? and starts_at < ? and case_reference is not null
				order by starts_at, id""")
			.params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
			.query(String.class)
			.list();
	}

	Optional<String> holder(long id) {
		return this.jdbc.sql("select case_reference from slot where id = ? and case_reference is not null")
			.param(id)
			.query(String.class)
			.optional();
	}

	/**
	 * Finds the first free seat that fits.
	 * @param near whether only the requester's own centre counts
	 */
	Optional<Slot> earliest(SlotSearch search, Instant from, boolean near) {
		return asking(
				SLOTS + SUITS + place(search, near) + interpreter(search)
						+ " and s.case_reference is null order by s.starts_at, s.id fetch first 1 row only",
				search, from)
			.query(RecordRowMapper.of(Slot.class))
			.optional();
	}

	/** Returns free slots; parallel seats of the same time count once. */
	List<Slot> free(SlotSearch search, Instant from, int most) {
		var ids = asking("""
				select min(s.id) from slot s
				""" + SUITS + place(search, false) + interpreter(search) + """
				 and s.case_reference is null
				group by s.starts_at, s.centre order by s.starts_at, min(s.id) fetch first :most rows only
				""", search, from).param("most", most).query(Long.class).list();
		return ids.isEmpty() ? List.of()
				: this.jdbc.sql(SLOTS + "where s.id in (:ids) order by s.starts_at, s.id")
					.param("ids", ids)
					.query(RecordRowMapper.of(Slot.class))
					.list();
	}

	List<String> hosts(Purpose purpose, Instant from) {
		return this.jdbc
			.sql("select distinct host from slot where purpose = ? and starts_at >= ? and open order by host")
			.params(purpose.name(), from.atOffset(ZoneOffset.UTC))
			.query(String.class)
			.list();
	}

	/**
	 * Returns the seats that are held by other cases and not yet used, earliest first.
	 */
	List<Held> held(SlotSearch search, Instant from, Instant before, boolean near) {
		return asking(COLUMNS + ", b.case_reference, b.priority, b.first_in_line" + TABLES
				+ " join booking b on b.case_reference = s.case_reference " + SUITS + place(search, near)
				+ " and s.starts_at < :before and b.state in ('BOOKED', 'CONFIRMED') order by s.starts_at, s.id",
				search, from)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.query(RecordRowMapper.of(Held.class))
			.list();
	}

	/** Takes the seat for the case if it is free, and returns whether it was. */
	boolean take(long id, String caseReference) {
		return this.jdbc.sql("update slot set case_reference = ? where id = ? and case_reference is null and open")
			.params(caseReference, id)
			.update() == 1;
	}

	void release(String caseReference) {
		this.jdbc.sql("update slot set case_reference = null where case_reference = ?").param(caseReference).update();
	}

	void add(long session, int ordinal, SessionPlan plan, Instant from, Instant until) {
		var time = LocalTimes.of(from, until);
		this.jdbc
			.sql("""
					insert into slot (session_id, ordinal, purpose, host, mode, centre, section, starts_at, ends_at, weekday,
					                  from_minute, until_minute, open)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)""")
			.params(session, ordinal, plan.purpose().name(), plan.host(), plan.mode().name(), plan.centre(),
					plan.section(), from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), time.weekday(),
					time.from(), time.until())
			.update();
	}

	List<Slot> forSession(long session) {
		return this.jdbc.sql(SLOTS + "where s.session_id = ? order by s.ordinal")
			.param(session)
			.query(RecordRowMapper.of(Slot.class))
			.list();
	}

	/** Returns the cases that hold a seat of the session, earliest seat first. */
	List<String> holders(long session) {
		return this.jdbc.sql("""
				select case_reference from slot where session_id = ? and case_reference is not null
				order by starts_at, ordinal""").param(session).query(String.class).list();
	}

	void shift(long id, Instant from, Instant until) {
		var time = LocalTimes.of(from, until);
		this.jdbc
			.sql("""
					update slot set starts_at = ?, ends_at = ?, weekday = ?, from_minute = ?, until_minute = ? where id = ?""")
			.params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), time.weekday(), time.from(),
					time.until(), id)
			.update();
	}

	void close(long session) {
		this.jdbc.sql("update slot set open = false where session_id = ?").param(session).update();
	}

	private StatementSpec asking(String sql, SlotSearch search, Instant from) {
		var earliest = search.notBefore()
			.map(SlotRepository::begin)
			.filter((begin) -> begin.isAfter(from))
			.orElse(from)
			.atOffset(ZoneOffset.UTC);
		return this.jdbc.sql(sql)
			.param("purpose", search.purpose().name())
			.param("host", search.host())
			.param("section", search.section())
			.param("mode", search.mode().name())
			.param("centre", search.centre())
			.param("from", earliest);
	}

	static boolean anywhere(Purpose purpose, Mode mode) {
		return purpose == Purpose.MINISTER_MEETING && mode == Mode.IN_PERSON;
	}

	private static String place(SlotSearch search, boolean near) {
		return anywhere(search.purpose(), search.mode()) && !near ? "" : OF_THE_CENTRE;
	}

	private static String interpreter(SlotSearch search) {
		return search.interpreter() ? WITH_INTERPRETER : "";
	}

	private static Instant begin(LocalDate day) {
		return day.atStartOfDay(Kingdom.ZONE).toInstant();
	}

	/** A seat with its holder. */
	record Held(Slot slot, String caseReference, String priority, boolean firstInLine) {
	}

	/** A time in the format of the interpreters' hours. */
	record LocalTimes(int weekday, int from, int until) {

		static LocalTimes of(Instant from, Instant until) {
			var start = from.atZone(Kingdom.ZONE);
			var minute = start.get(ChronoField.MINUTE_OF_DAY);
			return new LocalTimes(start.getDayOfWeek().getValue(), minute,
					minute + (int) ((until.getEpochSecond() - from.getEpochSecond() + 59) / 60));
		}

	}

}
