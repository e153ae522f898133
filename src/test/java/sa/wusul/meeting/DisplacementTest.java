package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static sa.wusul.meeting.MeetingFixture.SUNDAY;
import static sa.wusul.meeting.MeetingFixture.TEN;
import static sa.wusul.meeting.MeetingFixture.meeting;
import static sa.wusul.meeting.MeetingFixture.office;
import static sa.wusul.meeting.MeetingFixture.request;

@DisplayName("A displaced booking")
@Tag("fast")
class DisplacementTest {

	private static final String FIRST = "1448-0000001-0";

	private static final String SECOND = "1448-0000002-0";

	private static final String URGENT = "1448-0000003-0";

	private static final String WAITING = "1448-0000004-0";

	@OnBothDatabases
	@DisplayName("is rebooked at once if another slot is free")
	void rebookedAtOnce(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.minister(SUNDAY.plusDays(7), TEN, 3);

		house.book(request(URGENT, "URGENT"));

		assertThat(house.time(URGENT)).contains("2026-11-29 10:00");
		assertThat(house.time(FIRST)).contains("2026-12-06 10:00");
		assertThat(house.forCase(FIRST).displacedFor()).contains(ChangeReason.URGENT_MATTER);
		assertThat(house.told(FIRST)).containsExactly("meeting.bookingDisplaced");
	}

	@OnBothDatabases
	@DisplayName("waits first in line if none is free, before urgent and older ones, until a session is scheduled")
	void firstInLine(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.book(request(WAITING));
		house.book(request(URGENT, "URGENT"));
		house.book(request(SECOND, "URGENT"));
		assertThat(house.forCase(FIRST).state()).isEqualTo(BookingState.WAITING);
		assertThat(house.forCase(SECOND).state()).as("urgent does not take from urgent")
			.isEqualTo(BookingState.WAITING);

		house.minister(SUNDAY.plusDays(7), TEN, 1);
		assertThat(house.time(FIRST)).contains("2026-12-06 10:00");
		house.minister(SUNDAY.plusDays(8), TEN, 1);
		assertThat(house.time(SECOND)).contains("2026-12-07 10:00");
		house.minister(SUNDAY.plusDays(9), TEN, 1);
		assertThat(house.time(WAITING)).contains("2026-12-08 10:00");
		assertThat(house.told(FIRST)).containsExactly("meeting.bookingDisplaced", "meeting.slotFound");
	}

	@OnBothDatabases
	@DisplayName("is not displaced a second time")
	void onlyOnce(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.minister(SUNDAY.plusDays(7), TEN, 1);
		house.book(request(URGENT, "URGENT"));

		var second = house.book(request(SECOND, "URGENT"));

		assertThat(second.state()).isEqualTo(BookingState.WAITING);
		assertThat(house.time(FIRST)).contains("2026-12-06 10:00");
	}

	@OnBothDatabases
	@DisplayName("does not occur if a free slot comes soon enough, or shortly before the meeting")
	void patience(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.minister(SUNDAY, TEN.plusHours(3), 1);
		assertThat(house.book(request(URGENT, "URGENT")).slot()).isPresent();
		assertThat(house.time(URGENT)).as("three hours later").contains("2026-11-29 13:00");

		house.pass(Duration.between(MeetingFixture.NOW, at(SUNDAY, LocalTime.of(8, 30))));
		house.book(request(SECOND, "URGENT"));
		assertThat(house.time(FIRST)).contains("2026-11-29 10:00");
		assertThat(house.forCase(SECOND).state()).isEqualTo(BookingState.WAITING);
	}

	@OnBothDatabases
	@DisplayName("does not occur after arrival, but may after a confirmation")
	void arrived(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 2);
		house.book(request(FIRST));
		house.book(request(SECOND));
		house.does(() -> house.bookings.record(FIRST, BookingState.CHECKED_IN));
		house.does(() -> house.bookings.confirm(SECOND));

		house.book(request(URGENT, "URGENT"));

		assertThat(house.time(FIRST)).contains("2026-11-29 10:00");
		assertThat(house.time(URGENT)).contains("2026-11-29 10:15");
		assertThat(house.forCase(SECOND).state()).isEqualTo(BookingState.WAITING);
	}

	@OnBothDatabases
	@DisplayName("gives its interpreter to the urgent case, and gets one at its new time")
	void interpreter(TestDatabase database) {
		var house = house(database);
		house.interpreter("riyadh", "وليد", null, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST, "NORMAL", "men", true));
		house.minister(SUNDAY.plusDays(1), TEN, 1);
		house.minister(SUNDAY.plusDays(2), TEN, 1);

		house.book(request(URGENT, "URGENT", "men", true));

		assertThat(house.forCase(URGENT).interpreter()).contains("وليد");
		assertThat(house.time(URGENT)).contains("2026-11-29 10:00");
		assertThat(house.forCase(FIRST).interpreter()).contains("وليد");
		assertThat(house.time(FIRST)).contains("2026-11-30 10:00");
	}

	@OnBothDatabases
	@DisplayName("does not occur for a case that becomes urgent: it moves forward and releases its later slot")
	void becomesUrgent(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.minister(SUNDAY.plusDays(7), TEN, 1);
		house.book(request(SECOND));
		house.book(request(WAITING));

		house.book(request(SECOND, "URGENT"));

		assertThat(house.time(SECOND)).contains("2026-11-29 10:00");
		assertThat(house.time(FIRST)).contains("2026-12-06 10:00");
		assertThat(house.forCase(WAITING).state()).isEqualTo(BookingState.WAITING);
	}

	@OnBothDatabases
	@DisplayName("follows a moved session with all reservations")
	void sessionMoved(TestDatabase database) {
		var house = house(database);
		house.interpreter("riyadh", "وليد", null, DayOfWeek.SUNDAY);
		var session = house.minister(SUNDAY, TEN, 4).sessions().get(0);
		house.book(request(FIRST, "NORMAL", "men", true));
		house.book(request(SECOND));
		house.does(() -> house.bookings.confirm(SECOND));

		var settled = house.in(() -> house.sessions.move(session, at(SUNDAY, TEN.plusMinutes(30))));

		assertThat(settled).isEqualTo(new Settlement(2, 0));
		assertThat(house.time(FIRST)).contains("2026-11-29 10:30");
		assertThat(house.time(SECOND)).contains("2026-11-29 10:45");
		assertThat(house.forCase(SECOND).state()).as("has to confirm again").isEqualTo(BookingState.BOOKED);
		assertThat(house.forCase(FIRST).displacedFor()).contains(ChangeReason.SESSION_MOVED);
		assertThat(List.of(house.told(FIRST), house.told(SECOND))).containsOnly(List.of("meeting.bookingDisplaced"));
		assertThat(house.count("resource_quarter where kind = 'HOST'")).isEqualTo(4);
		assertThat(house.count("resource_quarter where kind = 'INTERPRETER'")).isOne();
	}

	@OnBothDatabases
	@DisplayName("is rebooked first in line if a session moves to a day without a required interpreter")
	void sessionMovedAway(TestDatabase database) {
		var house = house(database);
		house.interpreter("riyadh", "وليد", null, DayOfWeek.SUNDAY);
		var session = house.minister(SUNDAY, TEN, 4).sessions().get(0);
		house.book(request(FIRST, "NORMAL", "men", true));
		house.book(request(SECOND));

		var settled = house.in(() -> house.sessions.move(session, at(SUNDAY.plusDays(1), TEN)));

		assertThat(settled).isEqualTo(new Settlement(1, 1));
		assertThat(house.forCase(FIRST).state()).isEqualTo(BookingState.WAITING);
		house.minister(SUNDAY.plusDays(7), TEN, 1);
		assertThat(house.time(FIRST)).contains("2026-12-06 10:00");
	}

	@OnBothDatabases
	@DisplayName("does not occur if a session cannot be moved onto another of the same host")
	void sessionMovedOntoAnother(TestDatabase database) {
		var house = house(database);
		var session = house.minister(SUNDAY, TEN, 4).sessions().get(0);
		house.minister(SUNDAY.plusDays(1), TEN, 4);
		house.book(request(FIRST));

		assertThatThrownBy(
				() -> house.in(() -> house.sessions.move(session, at(SUNDAY.plusDays(1), TEN.plusMinutes(45)))))
			.isInstanceOfSatisfying(RefusalException.class,
					(refusal) -> assertThat(refusal.code()).isEqualTo("session.hostBusy"));
		assertThat(house.time(FIRST)).contains("2026-11-29 10:00");
		assertThat(house.told(FIRST)).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("of a cancelled session has another slot or waits first in line")
	void sessionCancelled(TestDatabase database) {
		var house = house(database);
		var session = house.minister(SUNDAY, TEN, 3).sessions().get(0);
		IntStream.range(0, 3).forEach((number) -> house.book(request("1448-000001" + number + "-0")));
		house.book(request(WAITING));
		house.minister(SUNDAY.plusDays(7), TEN, 2);
		assertThat(house.time(WAITING)).contains("2026-12-06 10:00");

		var settled = house.in(() -> house.sessions.cancel(session));

		assertThat(settled).isEqualTo(new Settlement(1, 2));
		assertThat(house.time("1448-0000010-0")).contains("2026-12-06 10:15");
		assertThat(house.forCase("1448-0000010-0").displacedFor()).contains(ChangeReason.SESSION_CANCELLED);
		house.minister(SUNDAY, TEN, 2);
		assertThat(house.time("1448-0000011-0")).contains("2026-11-29 10:00");
		assertThat(house.time("1448-0000012-0")).contains("2026-11-29 10:15");
		assertThat(house.count("booking where state = 'WAITING'")).isZero();
	}

	@OnBothDatabases
	@DisplayName("of a closed centre loses its session, others stay, and none is opened on that day")
	void centreCloses(TestDatabase database) {
		var house = house(database);
		house.room("jeddah", "غرفة الاتصال");
		house.minister(SUNDAY, TEN, 1);
		house.open(new SessionPlan(Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "jeddah", "men", Optional.empty(),
				SUNDAY, TEN, TEN.plusHours(1), 30, 1, 1, "private-office"));
		house.book(request(FIRST));
		house.minister(SUNDAY.plusDays(7), TEN, 1);

		var settled = close(house, Optional.of("riyadh"), SUNDAY, SUNDAY, "صيانة المبنى");

		assertThat(settled).isEqualTo(new Settlement(1, 0));
		assertThat(house.time(FIRST)).contains("2026-12-06 10:00");
		assertThat(house.told(FIRST)).containsExactly("meeting.bookingDisplaced");
		assertThat(house.forCase(FIRST).displacedFor()).contains(ChangeReason.CLOSED_DAY);
		assertThat(house.count("meeting_session where state = 'OPEN' and centre = 'jeddah'")).isOne();
		assertThatThrownBy(() -> house.minister(SUNDAY, TEN, 1)).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo("session.closedDay"));
		assertThat(close(house, Optional.of("riyadh"), SUNDAY, SUNDAY, "صيانة المبنى")).as("announced twice")
			.isEqualTo(Settlement.NOTHING);
	}

	@OnBothDatabases
	@DisplayName("is not rebooked onto a day of an announced holiday, which is no working time")
	void holiday(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.minister(SUNDAY.plusDays(1), TEN, 1);
		house.open(office("passports", SUNDAY, TEN, 1, 2));
		house.minister(SUNDAY.plusDays(3), TEN, 1);

		close(house, Optional.empty(), SUNDAY, SUNDAY.plusDays(2), "إجازة وطنية");

		assertThat(house.time(FIRST)).contains("2026-12-02 10:00");
		assertThat(house.count("meeting_session where state = 'OPEN'")).isOne();
		assertThat(house.count("holiday where name = 'إجازة وطنية' and not yearly")).isOne();
		var weekly = house.open(new SessionPlan(Purpose.MINISTER_MEETING, "DEPUTY", Mode.IN_PERSON, "riyadh", "men",
				Optional.empty(), SUNDAY, TEN, TEN.plusHours(1), 15, 1, 3, "private-office"));
		assertThat(weekly.skipped()).containsExactly(SUNDAY);
		assertThat(weekly.sessions()).hasSize(2);
	}

	@OnBothDatabases
	@DisplayName("can be rebooked after a closing is withdrawn, even if the calendar had the holiday")
	void closingWithdrawn(TestDatabase database) {
		var house = house(database);
		var eid = LocalDate.of(2027, 3, 8);
		close(house, Optional.of("riyadh"), SUNDAY, SUNDAY, "صيانة");
		assertThatThrownBy(() -> house.minister(eid, TEN, 1)).isInstanceOf(RefusalException.class);

		house.does(() -> house.closings.withdraw(Optional.of("riyadh"), SUNDAY));
		house.does(() -> house.closings.withdraw(Optional.empty(), eid));

		assertThat(house.minister(SUNDAY, TEN, 1).slots()).isOne();
		assertThat(house.minister(eid, TEN, 1).slots()).isOne();
		assertThatThrownBy(() -> house.does(() -> house.closings.withdraw(Optional.empty(), eid)))
			.isInstanceOfSatisfying(RefusalException.class,
					(refusal) -> assertThat(refusal.code()).isEqualTo("closing.unknown"));
	}

	@OnBothDatabases
	@DisplayName("follows its session to another room, or loses it if there is none, when a room goes out of "
			+ "service")
	void roomWithdrawn(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		var room = house.forCase(FIRST).slot().orElseThrow().room();

		var moved = withdraw(house, ResourceKind.ROOM, room);
		assertThat(moved).isEqualTo(Settlement.NOTHING);
		assertThat(house.time(FIRST)).contains("2026-11-29 10:00");
		var other = house.forCase(FIRST).slot().orElseThrow().room();
		assertThat(other).isNotEqualTo(room);

		assertThat(withdraw(house, ResourceKind.ROOM, other)).isEqualTo(new Settlement(0, 1));
		assertThat(house.forCase(FIRST).state()).isEqualTo(BookingState.WAITING);
		house.room("riyadh", "قاعة جديدة");
		house.minister(SUNDAY, TEN, 1);
		assertThat(house.time(FIRST)).contains("2026-11-29 10:00");
	}

	@OnBothDatabases
	@DisplayName("gets another interpreter, or a slot when one works, if its interpreter leaves")
	void interpreterWithdrawn(TestDatabase database) {
		var house = house(database);
		house.interpreter("riyadh", "وليد", null, DayOfWeek.SUNDAY);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST, "NORMAL", "men", true));
		house.interpreter("riyadh", "سامي", null, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
		house.minister(SUNDAY.plusDays(1), TEN, 1);

		assertThat(withdraw(house, ResourceKind.INTERPRETER, "وليد")).isEqualTo(Settlement.NOTHING);
		assertThat(house.forCase(FIRST).interpreter()).contains("سامي");
		assertThat(house.told(FIRST)).as("nothing changed for the visitor").isEmpty();

		house.interpreter("riyadh", "سامي", null, DayOfWeek.MONDAY);
		var settled = house.in(() -> house.resources.settle(ResourceKind.INTERPRETER, 2));
		assertThat(settled).isEqualTo(new Settlement(1, 0));
		assertThat(house.time(FIRST)).contains("2026-11-30 10:00");
		assertThat(house.forCase(FIRST).interpreter()).contains("سامي");
		assertThat(house.forCase(FIRST).displacedFor()).contains(ChangeReason.INTERPRETER_LOST);
	}

	@OnBothDatabases
	@DisplayName("gets another interpreter, or another day, if its interpreter is ill for a day")
	void interpreterIll(TestDatabase database) {
		var house = house(database);
		house.interpreter("riyadh", "وليد", null, DayOfWeek.SUNDAY);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST, "NORMAL", "men", true));
		house.minister(SUNDAY.plusDays(7), TEN, 1);

		var settled = house.in(() -> {
			var interpreter = house.resources.away("riyadh", "وليد", SUNDAY);
			return house.resources.settle(ResourceKind.INTERPRETER, interpreter);
		});

		assertThat(settled).isEqualTo(new Settlement(1, 0));
		assertThat(house.time(FIRST)).as("a Sunday later, when they are well").contains("2026-12-06 10:00");
		assertThat(house.forCase(FIRST).interpreter()).contains("وليد");
		assertThat(house.told(FIRST)).containsExactly("meeting.bookingDisplaced");
	}

	@OnBothDatabases
	@DisplayName("is told to its interpreter by message, and so is its end")
	void interpreterTold(TestDatabase database) {
		var house = house(database);
		house.in(() -> house.resources
			.enter(new InterpreterFacts("riyadh", "وليد", Optional.empty(), EnumSet.of(DayOfWeek.SUNDAY),
					LocalTime.of(7, 30), LocalTime.of(14, 30), Optional.of("+966501112222"))));
		house.minister(SUNDAY, TEN, 1);

		house.book(request(FIRST, "NORMAL", "men", true));

		then(house.messages).should()
			.informAt(eq("+966501112222"), eq(FIRST), eq("interpreterBooked"), anyString(), anyMap());
		house.does(() -> house.bookings.cancel(FIRST));
		then(house.messages).should()
			.informAt(eq("+966501112222"), eq(FIRST), eq("interpreterReleased"), anyString(), anyMap());
		then(house.messages).shouldHaveNoMoreInteractions();
	}

	@OnBothDatabases
	@DisplayName("by video is told to its interpreter with the way into its room, and is found by its day")
	void interpreterByVideo(TestDatabase database) {
		var house = house(database);
		interpreter(house, "riyadh", "وليد", "+966501112222");
		house.open(new SessionPlan(Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "riyadh", "men", Optional.empty(),
				SUNDAY, TEN, TEN.plusMinutes(30), 15, 1, 1, "private-office"));
		for (var reference : List.of(FIRST, SECOND)) {
			house.book(new BookingRequest(reference, Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "riyadh", "men",
					reference.equals(FIRST), "NORMAL", Optional.empty(), Optional.empty()));
		}

		then(house.messages).should()
			.informAt(eq("+966501112222"), eq(FIRST), eq("interpreterBookedByVideo"), anyString(), anyMap());
		var at = house.forCase(FIRST).slot().orElseThrow().startsAt();
		assertThat(house.in(() -> house.bookings.between(at, at.plusSeconds(1)))).extracting(Booking::caseReference)
			.containsExactly(FIRST);
		assertThat(house.in(() -> house.bookings.between(at, at.plusSeconds(3600)))).extracting(Booking::caseReference)
			.containsExactly(FIRST, SECOND);
		assertThat(house.in(() -> house.bookings.between(at.minusSeconds(3600), at))).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("gets another interpreter in place of an absent one, at the centre or by video, and both are told")
	void interpreterReplaced(TestDatabase database) {
		var house = house(database);
		interpreter(house, "riyadh", "وليد", "+966501112222");
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST, "NORMAL", "men", true));
		house.pass(Duration.between(MeetingFixture.NOW, house.forCase(FIRST).slot().orElseThrow().startsAt()));
		assertThat(house.in(() -> house.interpreters.replace(FIRST, false))).as("no other").isFalse();
		assertThat(house.forCase(FIRST).interpreter()).contains("وليد");

		interpreter(house, "riyadh", "سامي", "+966501113333");
		assertThat(house.in(() -> house.interpreters.hasReplacement(FIRST, false))).isTrue();
		assertThat(house.in(() -> house.interpreters.replace(FIRST, false))).isTrue();
		assertThat(house.forCase(FIRST).interpreter()).contains("سامي");
		then(house.messages).should()
			.informAt(eq("+966501112222"), eq(FIRST), eq("interpreterReleased"), anyString(), anyMap());
		then(house.messages).should()
			.informAt(eq("+966501113333"), eq(FIRST), eq("interpreterBooked"), anyString(), anyMap());

		house.in(() -> house.resources.withdraw(ResourceKind.INTERPRETER, "riyadh", "وليد"));
		assertThat(house.in(() -> house.interpreters.hasReplacement(FIRST, true))).isFalse();
		interpreter(house, "jeddah", "ماجد", "+966501114444");
		assertThat(house.in(() -> house.interpreters.replace(FIRST, true))).isTrue();
		assertThat(house.forCase(FIRST).interpreter()).contains("ماجد");
		then(house.messages).should()
			.informAt(eq("+966501114444"), eq(FIRST), eq("interpreterBookedRemotely"), anyString(), anyMap());
		assertThat(house.in(() -> house.interpreters.replace(SECOND, true))).as("no booking").isFalse();
	}

	private static void interpreter(MeetingFixture house, String centre, String name, String mobile) {
		house.in(() -> house.resources.enter(new InterpreterFacts(centre, name, Optional.empty(),
				EnumSet.of(DayOfWeek.SUNDAY), LocalTime.of(7, 30), LocalTime.of(14, 30), Optional.of(mobile))));
	}

	@OnBothDatabases
	@DisplayName("always has a slot or a place in the line")
	void always(TestDatabase database) {
		var house = house(database);
		var sessions = IntStream.range(0, 6)
			.mapToObj((week) -> house.minister(SUNDAY.plusDays(7L * week), TEN, 4).sessions().get(0))
			.toList();
		IntStream.range(10, 34).forEach((number) -> house.book(request("1448-00000" + number + "-0")));
		IntStream.range(40, 46).forEach((number) -> house.book(request("1448-00000" + number + "-0", "URGENT")));
		assertThat(house.count("booking where state = 'WAITING'")).isEqualTo(6);
		assertThat(house.count("booking where state = 'WAITING' and displaced_for is null")).isZero();

		house.in(() -> house.sessions.cancel(sessions.get(0)));
		house.in(() -> house.sessions.move(sessions.get(1), at(SUNDAY.plusDays(8), TEN)));
		close(house, Optional.of("riyadh"), SUNDAY.plusDays(14), SUNDAY.plusDays(15), "صيانة");

		assertThat(house.count("booking where state not in ('BOOKED', 'WAITING')")).isZero();
		assertThat(house.count("slot where open and case_reference is null")).isZero();
		house.minister(SUNDAY.plusDays(50), TEN, 20);
		assertThat(house.count("booking where state = 'WAITING'")).isZero();
		assertThat(house.count("booking b where displaced_for is not null and not exists "
				+ "(select 1 from inbox i where i.case_reference = b.case_reference)"))
			.as("displaced without a message")
			.isZero();
	}

	private static Settlement close(MeetingFixture house, Optional<String> centre, LocalDate first, LocalDate last,
			String reason) {
		return house.in(() -> house.closings
			.settle(house.closings.enter(new Closings.Closing(centre, first, last, reason, "supervisor"))));
	}

	private static Settlement withdraw(MeetingFixture house, ResourceKind kind, String name) {
		return house.in(() -> house.resources.settle(kind, house.resources.withdraw(kind, "riyadh", name)));
	}

	private static Instant at(LocalDate day, LocalTime time) {
		return day.atTime(time).atZone(Kingdom.ZONE).toInstant();
	}

	private static MeetingFixture house(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");
		house.room("riyadh", "قاعة النائب");
		return house;
	}

}
