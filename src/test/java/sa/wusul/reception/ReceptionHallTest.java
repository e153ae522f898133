package sa.wusul.reception;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.mockito.Mockito;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Interpreters;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The reception hall")
@Tag("fast")
class ReceptionHallTest {

	private static final String APPOINTMENT = "1448-0000077-9";

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T06:00:00Z"));

	private final Bookings bookings = Mockito.mock(Bookings.class);

	private final Interpreters interpreters = Mockito.mock(Interpreters.class);

	@OnBothDatabases
	@DisplayName("gives 200 simultaneous visitors the numbers from 1 to 200, none twice and none left out")
	void parallelTickets(TestDatabase database) throws Exception {
		var hall = hall(database);
		var transaction = new TransactionTemplate(database.transactionManager());
		var numbers = new ConcurrentLinkedQueue<String>();
		var visitors = new ArrayList<Callable<Object>>();
		for (var visitor = 0; visitor < 250; visitor++) {
			var fails = visitor % 5 == 4;
			visitors.add(() -> {
				var ticket = transaction.execute((status) -> {
					var taken = hall.receive(walkIn("men"));
					if (fails) {
						status.setRollbackOnly();
					}
					return taken;
				});
				return fails || numbers.add(ticket.text());
			});
		}
		var doors = Executors.newFixedThreadPool(10);
		try {
			for (var result : doors.invokeAll(visitors)) {
				result.get();
			}
		}
		finally {
			doors.shutdown();
		}

		assertThat(numbers)
			.containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200).mapToObj("ر-%03d"::formatted).toList());
	}

	@OnBothDatabases
	@DisplayName("counts each section separately, every day from one, also after a restart")
	void counting(TestDatabase database) {
		var hall = hall(database);
		assertThat(hall.receive(walkIn("men"))).isEqualTo(new Ticket("riyadh-20261124-M001", "ر-001"));
		assertThat(hall.receive(walkIn("women"))).isEqualTo(new Ticket("riyadh-20261124-W001", "ن-001"));
		assertThat(hall.receive(walkIn("men")).text()).isEqualTo("ر-002");

		assertThat(hall(database).receive(walkIn("men")).text()).isEqualTo("ر-003");
		// 21:30 UTC is half past midnight in the Kingdom.
		this.clock.set(Instant.parse("2026-11-24T21:30:00Z"));
		assertThat(hall.receive(walkIn("men"))).isEqualTo(new Ticket("riyadh-20261125-M001", "ر-001"));
	}

	@OnBothDatabases
	@DisplayName("puts urgent visitors first, then disabled, elderly and scheduled ones, and the others by "
			+ "arrival")
	void line(TestDatabase database) {
		var hall = hall(database);
		for (var priority : List.of(HallVisitPriority.WALK_IN, HallVisitPriority.APPOINTMENT, HallVisitPriority.WALK_IN,
				HallVisitPriority.ELDERLY, HallVisitPriority.DISABLED, HallVisitPriority.URGENT)) {
			arrive(hall, priority);
		}

		assertThat(men(database).line()).extracting(HallView.Place::ticket)
			.containsExactly("ر-006", "ر-005", "ر-004", "ر-002", "ر-001", "ر-003");
		assertThat(men(database).line()).allSatisfy((place) -> assertThat(place.minutes()).isNull());
		assertThat(men(database).minutesForNext()).as("nothing was measured yet").isNull();
	}

	@OnBothDatabases
	@DisplayName("shows calls and counters, the latest first, and keeps one visitor at a counter")
	void calls(TestDatabase database) {
		var hall = hall(database);
		var first = arrive(hall, HallVisitPriority.WALK_IN);
		var second = arrive(hall, HallVisitPriority.WALK_IN);
		hall.call(first, 3);
		pass(Duration.ofMinutes(1));
		assertThatThrownBy(() -> hall.call(second, 3)).isInstanceOf(RefusalException.class)
			.hasMessage("counter.busy|3|ر-001");
		hall.call(second, 4);
		pass(Duration.ofMinutes(1));
		assertThat(men(database).calls()).containsExactly(new HallView.Call("ر-002", 4, 1),
				new HallView.Call("ر-001", 3, 1));

		hall.call(first, 3);
		assertThat(men(database).calls()).containsExactly(new HallView.Call("ر-001", 3, 2),
				new HallView.Call("ر-002", 4, 1));
		hall.close(first, HallVisitState.SERVED);
		hall.call(arrive(hall, HallVisitPriority.WALK_IN), 3);
		assertThat(men(database).calls()).extracting(HallView.Call::ticket).containsExactly("ر-003", "ر-002");
		assertThat(board(database).look(List.of("jeddah")).get("jeddah").sections())
			.allSatisfy((section) -> assertThat(section.calls()).isEmpty());
	}

	@OnBothDatabases
	@DisplayName("returns a visitor who did not come to the line, behind those of the same priority")
	void returned(TestDatabase database) {
		var hall = hall(database);
		var first = arrive(hall, HallVisitPriority.WALK_IN);
		arrive(hall, HallVisitPriority.WALK_IN);
		hall.call(first, 3);
		pass(Duration.ofMinutes(1));

		assertThat(hall.returnToLine(first)).isEqualTo(1);

		assertThat(men(database).calls()).isEmpty();
		assertThat(men(database).line()).extracting(HallView.Place::ticket).containsExactly("ر-002", "ر-001");
		hall.call(first, 3);
		assertThat(hall.returnToLine(first)).isEqualTo(2);
	}

	@OnBothDatabases
	@DisplayName("estimates the wait from the last service times and the open counters")
	void estimate(TestDatabase database) {
		var hall = hall(database);
		for (var minutes : List.of(4, 30, 5, 6, 1)) {
			var visit = arrive(hall, HallVisitPriority.WALK_IN);
			hall.call(visit, 1);
			pass(Duration.ofMinutes(minutes));
			hall.close(visit, HallVisitState.SERVED);
		}
		var left = arrive(hall, HallVisitPriority.WALK_IN);
		hall.call(left, 1);
		pass(Duration.ofMinutes(90));
		hall.close(left, HallVisitState.LEFT);

		// The median is five minutes; one counter works.
		hall.call(arrive(hall, HallVisitPriority.WALK_IN), 1);
		pass(Duration.ofMinutes(2));
		arrive(hall, HallVisitPriority.WALK_IN);
		arrive(hall, HallVisitPriority.WALK_IN);
		assertThat(men(database).line()).extracting(HallView.Place::minutes).containsExactly(3L, 8L);
		assertThat(men(database).minutesForNext()).isEqualTo(13);

		// A second counter opens.
		hall.call(arrive(hall, HallVisitPriority.URGENT), 3);
		assertThat(men(database).line()).extracting(HallView.Place::minutes).containsExactly(3L, 5L);
		assertThat(men(database).minutesForNext()).isEqualTo(8);
	}

	@OnBothDatabases
	@DisplayName("measures how long a visitor waited and was served")
	void measured(TestDatabase database) {
		var hall = hall(database);
		var visit = arrive(hall, HallVisitPriority.WALK_IN);
		pass(Duration.ofMinutes(9));
		hall.call(visit, 1);
		pass(Duration.ofMinutes(1));
		hall.call(visit, 1);
		pass(Duration.ofMinutes(7));
		hall.close(visit, HallVisitState.REQUEST_TAKEN);
		pass(Duration.ofMinutes(60));
		hall.close(visit, HallVisitState.LEFT);

		var times = database.jdbc()
			.sql("select arrived_at, first_called_at, called_at, ended_at from visit where state = 'REQUEST_TAKEN'")
			.query((row, index) -> List.of(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant(),
					row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant()))
			.single();
		assertThat(Duration.between(times.get(0), times.get(1))).as("waited").hasMinutes(9);
		assertThat(Duration.between(times.get(2), times.get(3))).as("was served").hasMinutes(7);
	}

	@OnBothDatabases
	@DisplayName("binds a free interpreter to the visit and releases them once when it ends")
	void interpreter(TestDatabase database) {
		given(this.interpreters.reserve(eq("riyadh-20261124-M001"), eq("riyadh"), eq("men"), any(), any()))
			.willReturn(Optional.of("وليد"));
		given(this.interpreters.reserve(eq("riyadh-20261124-M002"), anyString(), anyString(), any(), any()))
			.willReturn(Optional.empty());
		var hall = hall(database);
		var visit = arrive(hall, HallVisitPriority.DISABLED);

		assertThat(hall.bindInterpreter(visit)).contains("وليد");
		assertThat(hall.bindInterpreter(arrive(hall, HallVisitPriority.DISABLED))).isEmpty();
		hall.close(visit, HallVisitState.SERVED);
		hall.close(visit, HallVisitState.LEFT);

		then(this.interpreters).should().release(visit);
		assertThat(database.jdbc()
			.sql("select interpreter from visit where ticket_number = 1")
			.query(String.class)
			.single()).isEqualTo("وليد");
	}

	@OnBothDatabases
	@DisplayName("accepts an appointment only if the case has a seat in this centre today")
	void appointment(TestDatabase database) {
		var hall = hall(database);
		booked("riyadh", "2026-11-24T20:30:00Z", BookingState.CONFIRMED);
		assertThat(hall.receive(withAppointment()).text()).isEqualTo("ر-001");

		booked("riyadh", "2026-11-24T21:30:00Z", BookingState.CONFIRMED);
		assertRefused(hall);
		booked("jeddah", "2026-11-24T08:00:00Z", BookingState.CONFIRMED);
		assertRefused(hall);
		booked("riyadh", "2026-11-24T08:00:00Z", BookingState.CANCELLED);
		assertRefused(hall);
		given(this.bookings.forCase(APPOINTMENT)).willReturn(Optional.empty());
		assertRefused(hall);
		assertThat(hall.receive(walkIn("men")).text()).as("a refusal costs no number").isEqualTo("ر-002");
	}

	private static void assertRefused(ReceptionHall hall) {
		assertThatThrownBy(() -> hall.receive(withAppointment())).isInstanceOf(RefusalException.class)
			.hasMessage("visit.noAppointment|" + APPOINTMENT);
	}

	private void booked(String centre, String at, BookingState state) {
		var startsAt = Instant.parse(at);
		var slot = new Slot(1, Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, centre, "men", "1", startsAt,
				startsAt.plus(Duration.ofMinutes(15)));
		given(this.bookings.forCase(APPOINTMENT)).willReturn(
				Optional.of(new Booking(APPOINTMENT, state, Optional.of(slot), Optional.empty(), Optional.empty(), 1)));
	}

	private ReceptionHallRepository hall(TestDatabase database) {
		var counters = new TicketCounterRepository(database.jdbc(), Rights.load(), this.clock);
		counters.open();
		return new ReceptionHallRepository(database.jdbc(), counters, this.bookings, this.interpreters,
				new FileLimitDecisions(), Rights.load(), this.clock);
	}

	private HallViewRepository board(TestDatabase database) {
		return new HallViewRepository(database.jdbc(), Rights.load(), new FileLimitDecisions(), this.clock);
	}

	private HallView.Section men(TestDatabase database) {
		return board(database).look(List.of("riyadh")).get("riyadh").sections().get(0);
	}

	private String arrive(ReceptionHall hall, HallVisitPriority priority) {
		var visit = hall.receive(walkIn("men")).reference();
		hall.join(visit, priority, false);
		return visit;
	}

	private void pass(Duration time) {
		this.clock.pass(time);
	}

	private static Arrival walkIn(String section) {
		return new Arrival("riyadh", section, Optional.empty());
	}

	private static Arrival withAppointment() {
		return new Arrival("riyadh", "men", Optional.of(APPOINTMENT));
	}

}
