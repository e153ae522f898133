package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.calendar.HolidaysForTests;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.InboxForTests;
import sa.wusul.support.MovableClock;
import sa.wusul.support.TestDatabase;

import static org.mockito.Mockito.mock;

/**
 * A fixture with the meeting services on a database of its own: rooms, interpreters and
 * sessions. Each call is one transaction.
 */
final class MeetingFixture {

	/** Tuesday, 10:00 in the Kingdom. */
	static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);

	static final LocalTime TEN = LocalTime.of(10, 0);

	private final TestDatabase database;

	private final TransactionTemplate transactions;

	private final MovableClock clock = new MovableClock(NOW);

	final RequesterMessages messages = mock(RequesterMessages.class);

	final BookingService bookings;

	final SessionService sessions;

	final QuickMeetingService quick;

	/** The options for urgent meetings, as in the decision table. */
	List<QuickSeat> quickSeats = List.of(quickSeat("MINISTER", Mode.VIDEO), quickSeat("DEPUTY", Mode.VIDEO),
			quickSeat("MINISTER", Mode.IN_PERSON), quickSeat("DEPUTY", Mode.IN_PERSON));

	final ResourceService resources;

	final ClosingService closings;

	final InterpreterService interpreters;

	final WaitingListWatch watch;

	MeetingFixture(TestDatabase database) {
		this.database = database;
		this.transactions = new TransactionTemplate(transactionManager());
		var jdbc = database.jdbc();
		var hostLockRepository = new HostLockRepository(jdbc);
		var slots = new SlotRepository(jdbc);
		var repository = new BookingRepository(jdbc, this.clock);
		var quarters = new QuarterHourRepository(jdbc, this.clock);
		var interpreterRepository = new InterpreterRepository(jdbc, quarters,
				EncryptionForTests.fields(database.dataSource()));
		var rooms = new RoomRepository(jdbc);
		var sessionRepository = new SessionRepository(jdbc, this.clock);
		var notices = new InterpreterNoticeService(interpreterRepository, this.messages, this.clock);
		var seating = new SeatingService(slots, sessionRepository, repository, interpreterRepository, quarters,
				MeetingFixture::standing, notices, InboxForTests.on(database, this.clock), this.clock);
		var closingRepository = new ClosingRepository(jdbc, HolidaysForTests.on(database, this.clock), this.clock);
		this.bookings = new BookingService(hostLockRepository, slots, repository, interpreterRepository, seating,
				MeetingFixture::standing, this.clock);
		this.sessions = new SessionService(hostLockRepository, sessionRepository, slots, rooms, quarters, repository,
				seating, closingRepository, this.clock);
		this.quick = new QuickMeetingService(hostLockRepository, this.bookings, this.sessions, repository,
				interpreterRepository, seating, (requestType, within) -> this.quickSeats, this.clock);
		this.resources = new ResourceService(rooms, interpreterRepository, this.sessions, slots, repository,
				hostLockRepository, seating, this.clock);
		this.closings = new ClosingService(closingRepository, HolidaysForTests.on(database, this.clock), this.sessions,
				this.clock);
		this.interpreters = new InterpreterService(interpreterRepository, quarters, repository, slots, notices,
				this.clock);
		this.watch = new WaitingListWatch(repository, this.bookings);
	}

	private PlatformTransactionManager transactionManager() {
		return this.database.transactionManager();
	}

	/** Returns the priority as in the decision table, which has its own test. */
	private static SlotPriorityDecisions.Standing standing(Purpose purpose, String priority, boolean firstInLine) {
		var urgent = priority.equals("URGENT");
		var takes = urgent && purpose == Purpose.MINISTER_MEETING;
		var rank = firstInLine ? 1 : (urgent ? 2 : 3);
		var notice = urgent ? Duration.ofMinutes(30) : (firstInLine ? Duration.ofHours(12) : Duration.ofHours(2));
		return new SlotPriorityDecisions.Standing(rank, notice, takes, takes ? Duration.ofHours(4) : Duration.ZERO,
				!urgent && !firstInLine, Duration.ofHours(2));
	}

	private static QuickSeat quickSeat(String host, Mode mode) {
		return new QuickSeat(host, mode, mode == Mode.VIDEO, Duration.ofHours(2), Duration.ofMinutes(30));
	}

	<T> T in(Supplier<T> work) {
		return this.transactions.execute((transaction) -> work.get());
	}

	void does(Runnable work) {
		this.transactions.executeWithoutResult((transaction) -> work.run());
	}

	void pass(Duration time) {
		this.clock.pass(time);
	}

	void room(String centre, String name) {
		in(() -> this.resources.enter(new RoomFacts(centre, name, Optional.empty(), true, 10)));
	}

	void interpreter(String centre, String name, String section, DayOfWeek... days) {
		in(() -> this.resources.enter(new InterpreterFacts(centre, name, Optional.ofNullable(section),
				EnumSet.copyOf(List.of(days)), LocalTime.of(7, 30), LocalTime.of(14, 30))));
	}

	/** Opens this many slots of the Minister, a quarter of an hour each. */
	Sessions.Opened minister(LocalDate day, LocalTime from, int slots) {
		return open(meeting("MINISTER", "men", day, from, slots));
	}

	Sessions.Opened open(SessionPlan plan) {
		return in(() -> this.sessions.open(plan));
	}

	static SessionPlan meeting(String host, String section, LocalDate day, LocalTime from, int slots) {
		return new SessionPlan(Purpose.MINISTER_MEETING, host, Mode.IN_PERSON, "riyadh", section, Optional.empty(), day,
				from, from.plusMinutes(15L * slots), 15, 1, 1, "private-office");
	}

	static SessionPlan office(String department, LocalDate day, LocalTime from, int times, int seats) {
		return new SessionPlan(Purpose.OFFICE_APPOINTMENT, department, Mode.IN_PERSON, "riyadh", "men",
				Optional.empty(), day, from, from.plusMinutes(15L * times), 15, seats, 1, "office");
	}

	static BookingRequest request(String reference) {
		return request(reference, "NORMAL");
	}

	static BookingRequest request(String reference, String priority) {
		return request(reference, priority, "men", false);
	}

	static BookingRequest request(String reference, String priority, String section, boolean interpreter) {
		return new BookingRequest(reference, Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON, "riyadh", section,
				interpreter, priority, Optional.empty(), Optional.empty());
	}

	static BookingRequest officeRequest(String reference, boolean interpreter) {
		return new BookingRequest(reference, Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
				interpreter, "NORMAL", Optional.empty(), Optional.empty());
	}

	Booking book(BookingRequest request) {
		return in(() -> this.bookings.book(request));
	}

	Booking forCase(String reference) {
		return in(() -> this.bookings.forCase(reference)).orElseThrow();
	}

	/** Returns the time of the case's meeting in the Kingdom; empty while it waits. */
	Optional<String> time(String reference) {
		return forCase(reference).slot()
			.map((slot) -> slot.startsAt().atZone(Kingdom.ZONE).toLocalDateTime().toString().replace('T', ' '));
	}

	/** Returns the messages sent to the case's process in order. */
	List<String> told(String reference) {
		return this.database.jdbc()
			.sql("select message_name from inbox where case_reference = ? order by id")
			.param(reference)
			.query(String.class)
			.list();
	}

	int count(String sql) {
		return this.database.jdbc().sql("select count(*) from " + sql).query(Integer.class).single();
	}

}
