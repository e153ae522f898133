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
 * Counts the tickets of each section from one, every day anew. A number is taken in the
 * transaction that hands it out: who takes the next one waits for that, nobody gets a
 * number twice and none is left out.
 */
@Repository
class TicketCounters {

	private final JdbcClient jdbc;

	private final Organisation organisation;

	private final Clock clock;

	TicketCounters(JdbcClient jdbc, Rights rights, Clock clock) {
		this.jdbc = jdbc;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/** Every section of every centre has its counter before the first visitor comes. */
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

	int next(String centre, String section, LocalDate day) {
		this.jdbc.sql("""
				update ticket_counter
				set last_number = case when issued_on = :day then last_number + 1 else 1 end, issued_on = :day
				where centre = :centre and section = :section""")
			.param("day", day)
			.param("centre", centre)
			.param("section", section)
			.update();
		return this.jdbc.sql("select last_number from ticket_counter where centre = ? and section = ?")
			.params(centre, section)
			.query(Integer.class)
			.single();
	}

}
