package sa.wusul.demo.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.reception.Ticket;

/**
 * Yesterday's visits for the demo, so that today's waiting times can be estimated from
 * the first visitor on.
 */
@Component
public class DemoHallHistory {

	private static final List<Integer> SERVICE_MINUTES = List.of(6, 4, 9, 7, 5, 12, 6, 8);

	private final JdbcClient jdbc;

	private final Rights rights;

	private final Clock clock;

	DemoHallHistory(JdbcClient jdbc, Rights rights, Clock clock) {
		this.jdbc = jdbc;
		this.rights = rights;
		this.clock = clock;
	}

	/** Checks whether there was a visit today. */
	public boolean openToday() {
		return visitsOn(LocalDate.now(this.clock)) > 0;
	}

	public void make() {
		var yesterday = LocalDate.now(this.clock).minusDays(1);
		if (visitsOn(yesterday) == 0) {
			this.rights.organisation()
				.centres()
				.forEach((centre) -> this.rights.organisation()
					.sections()
					.forEach((section) -> make(centre, section, yesterday)));
		}
	}

	private long visitsOn(LocalDate day) {
		return this.jdbc.sql("select count(*) from visit where visited_on = ?").param(day).query(Long.class).single();
	}

	private void make(Place centre, Place section, LocalDate day) {
		var arrived = day.atTime(LocalTime.of(8, 0)).atZone(this.clock.getZone()).toInstant();
		for (var number = 1; number <= SERVICE_MINUTES.size(); number++) {
			var ticket = Ticket.of(centre.id(), section, day, number);
			var called = arrived.plus(Duration.ofMinutes(number));
			var ended = called.plus(Duration.ofMinutes(SERVICE_MINUTES.get(number - 1)));
			this.jdbc.sql("""
					insert into visit (reference, centre, section, visited_on, ticket_number, ticket, priority, state,
					  counter_number, calls, absences, interpreter_needed, arrived_at, waiting_since, first_called_at,
					  called_at, ended_at)
					values (:reference, :centre, :section, :day, :number, :ticket, 'WALK_IN', 'SERVED',
					  1, 1, 0, false, :arrived, :arrived, :called, :called, :ended)""")
				.param("reference", ticket.reference())
				.param("centre", centre.id())
				.param("section", section.id())
				.param("day", day)
				.param("number", number)
				.param("ticket", ticket.text())
				.param("arrived", arrived.atOffset(ZoneOffset.UTC))
				.param("called", called.atOffset(ZoneOffset.UTC))
				.param("ended", ended.atOffset(ZoneOffset.UTC))
				.update();
			arrived = called;
		}
	}

}
