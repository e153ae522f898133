package sa.wusul.reception;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.annotation.PostConstruct;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;

/**
 * The daily ticket counters of the sections. A number is taken in the transaction that
 * issues it, and a concurrent transaction waits, so that no number is issued twice or
 * left out.
 */
@Repository
class TicketCounterRepository {

	private final JdbcClient jdbc;

	private final Organisation organisation;

	private final Clock clock;

	TicketCounterRepository(JdbcClient jdbc, Rights rights, Clock clock) {
		this.jdbc = jdbc;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/** Creates the counter of every section of every centre before the first visit. */
	@PostConstruct
	void open() {
		this.organisation.centres()
			.forEach((centre) -> this.organisation.sections()
				.forEach((section) -> open(centre.id(), section.id(), LocalDate.now(this.clock))));
	}

	private void open(String centre, String section, LocalDate day) {
		try {
			this.jdbc.sql("""
					insert into ticket_counter (centre, section, issued_on, last_number)
					select cast(:centre as varchar), cast(:section as varchar), cast(:day as date), 0
					where not exists (select 1 from ticket_counter where centre = :centre and section = :section)""")
				.param("centre", centre)
				.param("section", section)
				.param("day", day)
				.update();
		}
		catch (DuplicateKeyException anotherNodeWasQuicker) {
			return;
		}
	}

	/**
	 * Returns the next number. A centre or section that was released after the start of
	 * the program gets its counter with its first visit.
	 */
	int next(String centre, String section, LocalDate day) {
		if (count(centre, section, day) == 0) {
			open(centre, section, day);
			count(centre, section, day);
		}
		return this.jdbc.sql("select last_number from ticket_counter where centre = ? and section = ?")
			.params(centre, section)
			.query(Integer.class)
			.single();
	}

	private int count(String centre, String section, LocalDate day) {
		return this.jdbc.sql("""
				update ticket_counter
				set last_number = case when issued_on = :day then last_number + 1 else 1 end, issued_on = :day
				where centre = :centre and section = :section""")
			.param("day", day)
			.param("centre", centre)
			.param("section", section)
			.update();
	}

}
