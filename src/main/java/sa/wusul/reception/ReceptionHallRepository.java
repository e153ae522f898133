package sa.wusul.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Interpreters;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Repository that stores visits in the application's own tables, on H2 and PostgreSQL
 * alike.
 */
@Repository
class ReceptionHallRepository implements ReceptionHall {

	private static final Set<HallVisitState> ENDS = EnumSet.of(HallVisitState.SERVED, HallVisitState.REQUEST_TAKEN,
			HallVisitState.LEFT);

	private final JdbcClient jdbc;

	private final TicketCounterRepository counters;

	private final Bookings bookings;

	private final Interpreters interpreters;

	private final LimitDecisions limits;

	private final Rights rights;

	private final Clock clock;

	ReceptionHallRepository(JdbcClient jdbc, TicketCounterRepository counters, Bookings bookings,
			Interpreters interpreters, LimitDecisions limits, Rights rights, Clock clock) {
		this.jdbc = jdbc;
		this.counters = counters;
		this.bookings = bookings;
		this.interpreters = interpreters;
		this.limits = limits;
		this.rights = rights;
		this.clock = clock;
	}

	@Override
	public Ticket receive(Arrival arrival) {
		arrival.appointment().ifPresent((appointment) -> refuseWithoutBooking(arrival.centre(), appointment));
		var today = LocalDate.now(this.clock);
		var section = this.rights.organisation()
			.section(arrival.section())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "section.unknown"));
		var number = this.counters.next(arrival.centre(), arrival.section(), today);
		var ticket = Ticket.of(arrival.centre(), section, today, number);
		this.jdbc
			.sql("""
					insert into visit (reference, centre, section, visited_on, ticket_number, ticket, state, calls, absences,
					  interpreter_needed, appointment, arrived_at, waiting_since)
					values (:reference, :centre, :section, :today, :number, :ticket, 'ARRIVED', 0, 0,
					  false, :appointment, :now, :now)""")
			.param("reference", ticket.reference())
			.param("centre", arrival.centre())
			.param("section", arrival.section())
			.param("today", today)
			.param("number", number)
			.param("ticket", ticket.text())
			.param("appointment", arrival.appointment().orElse(null))
			.param("now", now())
			.update();
		return ticket;
	}

	private void refuseWithoutBooking(String centre, String appointment) {
		var today = LocalDate.now(this.clock);
		this.bookings.forCase(appointment)
			.filter((booking) -> booking.state().seated())
			.flatMap((booking) -> booking.slot())
			.filter((slot) -> slot.centre().equals(centre))
			.filter((slot) -> LocalDate.ofInstant(slot.startsAt(), this.clock.getZone()).equals(today))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "visit.noAppointment", appointment));
	}

	@Override
	public void join(String visit, HallVisitPriority priority, boolean interpreterNeeded) {
		this.jdbc.sql("update visit set state = 'WAITING', priority = ?, interpreter_needed = ? where reference = ?")
			.params(priority.name(), interpreterNeeded, visit)
			.update();
	}

	@Override
	public Optional<String> bindInterpreter(String visit) {
		var now = this.clock.instant();
		var interpreter = this.jdbc.sql("select centre, section from visit where reference = ?")
			.param(visit)
			.query((row, index) -> this.interpreters.reserve(visit, row.getString("centre"), row.getString("section"),
					now, now.plus(this.limits.duration(ReceptionLimit.INTERPRETED))))
			.single();
		interpreter.ifPresent((name) -> interpretedBy(visit, name));
		return interpreter;
	}

	@Override
	public void interpretedBy(String visit, String interpreter) {
		this.jdbc.sql("update visit set interpreter = ? where reference = ?").params(interpreter, visit).update();
	}

	@Override
	public void call(String visit, int counter) {
		refuseBusy(visit, counter);
		this.jdbc.sql("""
				update visit set state = 'CALLED', counter_number = :counter, calls = calls + 1, called_at = :now,
				  first_called_at = coalesce(first_called_at, cast(:now as timestamp with time zone))
				where reference = :visit""")
			.param("counter", counter)
			.param("now", now())
			.param("visit", visit)
			.update();
	}

	private void refuseBusy(String visit, int counter) {
		this.jdbc.sql("""
				select other.ticket from visit one
				join visit other on other.visited_on = one.visited_on and other.centre = one.centre
				  and other.section = one.section and other.state = 'CALLED'
				where one.reference = :visit and other.reference <> :visit and other.counter_number = :counter""")
			.param("visit", visit)
			.param("counter", counter)
			.query(String.class)
			.list()
			.stream()
			.findFirst()
			.ifPresent((ticket) -> {
				throw new RefusalException(Kind.CONFLICT, "counter.busy", counter, ticket);
			});
	}

	@Override
	public int returnToLine(String visit) {
		this.jdbc.sql("""
				update visit set state = 'WAITING', counter_number = null, absences = absences + 1, waiting_since = ?
				where reference = ?""").params(now(), visit).update();
		return this.jdbc.sql("select absences from visit where reference = ?")
			.param(visit)
			.query(Integer.class)
			.single();
	}

	@Override
	public void close(String visit, HallVisitState outcome) {
		if (!ENDS.contains(outcome)) {
			throw new IllegalArgumentException(outcome + " does not end a visit");
		}
		var closed = this.jdbc.sql("update visit set state = ?, ended_at = ? where reference = ? and ended_at is null")
			.params(outcome.name(), now(), visit)
			.update();
		if (closed > 0) {
			this.interpreters.release(visit);
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
