package sa.wusul.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Absences;

/** The recorded absences of staff. */
@Repository
class StaffAbsenceRepository implements Absences {

	private final JdbcClient jdbc;

	private final Clock clock;

	StaffAbsenceRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void enter(String person, LocalDate firstDay, LocalDate lastDay, Optional<String> standIn, String recordedBy) {
		this.jdbc.sql("""
				insert into staff_absence (person, first_day, last_day, stand_in, recorded_by, recorded_at)
				values (?, ?, ?, ?, ?, ?)""")
			.params(person, firstDay, lastDay, standIn.orElse(null), recordedBy,
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Ends the absences of the person that are not over: they are back today.
	 * @return whether there was one
	 */
	boolean end(String person) {
		var ended = this.jdbc
			.sql("update staff_absence set last_day = ? where person = ? and first_day < ? and last_day >= ?")
			.params(today().minusDays(1), person, today(), today())
			.update();
		return ended + this.jdbc.sql("delete from staff_absence where person = ? and first_day >= ?")
			.params(person, today())
			.update() > 0;
	}

	@Override
	public boolean isAbsent(String person) {
		return this.jdbc.sql("select count(*) from staff_absence where person = ? and last_day >= ? and first_day <= ?")
			.params(person, today(), today())
			.query(Long.class)
			.single() > 0;
	}

	@Override
	public Optional<String> standIn(String person) {
		return this.jdbc.sql("""
				select stand_in from staff_absence
				where person = ? and last_day >= ? and first_day <= ? and stand_in is not null
				order by id desc""")
			.params(person, today(), today())
			.query(String.class)
			.list()
			.stream()
			.findFirst()
			.filter((other) -> !isAbsent(other));
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
	}

}
