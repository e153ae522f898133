package sa.wusul.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.meeting.Closings.Closing;
import sa.wusul.platform.calendar.HolidayRepository;
import sa.wusul.platform.database.RecordRowMapper;

/** The announced closings of centres; those of all centres are holidays as well. */
@Repository
class ClosingRepository {

	private final JdbcClient jdbc;

	private final HolidayRepository holidays;

	private final Clock clock;

	ClosingRepository(JdbcClient jdbc, HolidayRepository holidays, Clock clock) {
		this.jdbc = jdbc;
		this.holidays = holidays;
		this.clock = clock;
	}

	/** Inserts the closing, once even if it is announced again. */
	long enter(Closing closing) {
		if (number(closing).isEmpty()) {
			this.jdbc.sql("""
					insert into closing_day (centre, first_day, last_day, reason, announced_by, announced_at)
					values (?, ?, ?, ?, ?, ?)""")
				.params(closing.centre().orElse(null), closing.firstDay(), closing.lastDay(), closing.reason(),
						closing.announcedBy(), this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		return number(closing).orElseThrow();
	}

	private Optional<Long> number(Closing closing) {
		return this.jdbc.sql("""
				select max(id) from closing_day
				where coalesce(centre, '') = ? and first_day = ? and last_day = ? and reason = ? having count(*) > 0""")
			.params(closing.centre().orElse(""), closing.firstDay(), closing.lastDay(), closing.reason())
			.query(Long.class)
			.optional();
	}

	Optional<Closing> find(long id) {
		return this.jdbc.sql("select * from closing_day where id = ?")
			.param(id)
			.query(RecordRowMapper.of(Closing.class))
			.optional();
	}

	/** Withdraws the closing that begins on that day, for one centre or for all. */
	boolean withdraw(Optional<String> centre, LocalDate firstDay) {
		return this.jdbc.sql("delete from closing_day where coalesce(centre, '') = ? and first_day = ?")
			.params(centre.orElse(""), firstDay)
			.update() > 0;
	}

	/**
	 * Checks whether the centre is inaccessible on that day; a holiday of all centres
	 * does not count.
	 */
	boolean isShut(String centre, LocalDate day) {
		return this.jdbc.sql("select count(*) from closing_day where centre = ? and first_day <= ? and last_day >= ?")
			.params(centre, day, day)
			.query(Integer.class)
			.single() > 0;
	}

	/** Checks whether the centre is closed on that day. */
	boolean isClosed(String centre, LocalDate day) {
		return this.jdbc.sql("""
				select count(*) from closing_day
				where (centre is null or centre = ?) and first_day <= ? and last_day >= ?""")
			.params(centre, day, day)
			.query(Integer.class)
			.single() > 0 || this.holidays.includes(day);
	}

}
