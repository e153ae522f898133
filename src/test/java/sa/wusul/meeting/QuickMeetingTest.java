package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static sa.wusul.meeting.MeetingFixture.SUNDAY;
import static sa.wusul.meeting.MeetingFixture.TEN;
import static sa.wusul.meeting.MeetingFixture.request;

/** The time is Tuesday, 10:00. */
@DisplayName("An urgent meeting")
@Tag("fast")
class QuickMeetingTest {

	private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

	private static final String URGENT = "1448-0000001-0";

	private static final String OTHER = "1448-0000002-0";

	private static final String THIRD = "1448-0000003-0";

	@OnBothDatabases
	@DisplayName("takes the earliest seat of all hosts and modes that is in time")
	void earliestOfAll(TestDatabase database) {
		var house = house(database);
		house.open(session("MINISTER", Mode.VIDEO, "riyadh", TUESDAY, TEN.plusHours(8)));
		house.open(session("DEPUTY", Mode.IN_PERSON, "riyadh", TUESDAY, TEN.plusHours(5)));

		var found = house.in(() -> house.quick.find(meeting("riyadh", false, 10))).orElseThrow();

		assertThat(found.slot().orElseThrow()).satisfies((slot) -> {
			assertThat(slot.host()).isEqualTo("DEPUTY");
			assertThat(slot.mode()).isEqualTo(Mode.IN_PERSON);
		});
		assertThat(house.time(URGENT)).contains("2026-11-24 15:00");
		assertThat(house.in(() -> house.quick.find(meeting("riyadh", false, 10)))).as("asked again").contains(found);
		assertThat(house.count("booking_event")).isOne();
	}

	@OnBothDatabases
	@DisplayName("in person is never in another town")
	void ownCentre(TestDatabase database) {
		var house = house(database);
		house.open(session("DEPUTY", Mode.IN_PERSON, "riyadh", TUESDAY, TEN.plusHours(5)));
		house.open(session("MINISTER", Mode.VIDEO, "riyadh", TUESDAY, TEN.plusHours(6)));

		assertThat(house.in(() -> house.quick.find(meeting("jeddah", false, 10)))).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("takes another case's seat, which is rebooked at once and notified, but prefers a free one "
			+ "shortly after")
	void takesAnothers(TestDatabase database) {
		var house = house(database);
		house.open(session("MINISTER", Mode.IN_PERSON, "riyadh", TUESDAY, TEN.plusHours(3)));
		house.book(request(OTHER));
		house.minister(SUNDAY, TEN, 1);
		house.open(session("DEPUTY", Mode.VIDEO, "riyadh", TUESDAY, TEN.plusHours(8)));

		house.in(() -> house.quick.find(meeting("riyadh", false, 10))).orElseThrow();

		assertThat(house.time(URGENT)).contains("2026-11-24 13:00");
		assertThat(house.time(OTHER)).contains("2026-11-29 10:00");
		assertThat(house.told(OTHER)).containsExactly("meeting.bookingDisplaced");

		house.open(session("DEPUTY", Mode.IN_PERSON, "riyadh", TUESDAY, TEN.plusHours(9)));
		house.book(new BookingRequest(THIRD, Purpose.MINISTER_MEETING, "DEPUTY", Mode.IN_PERSON, "riyadh", "men", false,
				"NORMAL", Optional.empty(), Optional.empty()));
		house.in(() -> house.quick.find(meeting("1448-0000004-0", "riyadh", false, 10))).orElseThrow();
		assertThat(house.time("1448-0000004-0")).as("free, and sooner").contains("2026-11-24 18:00");
		assertThat(house.forCase(THIRD).displaced()).isFalse();
	}

	@OnBothDatabases
	@DisplayName("is not found, without any change, if every seat is too late")
	void tooLate(TestDatabase database) {
		var house = house(database);
		house.open(session("MINISTER", Mode.VIDEO, "riyadh", TUESDAY, TEN.plusHours(10).plusMinutes(15)));
		house.open(session("DEPUTY", Mode.IN_PERSON, "riyadh", TUESDAY, TEN.plusHours(11)));
		house.book(new BookingRequest(OTHER, Purpose.MINISTER_MEETING, "DEPUTY", Mode.IN_PERSON, "riyadh", "men", false,
				"NORMAL", Optional.empty(), Optional.empty()));

		assertThat(house.in(() -> house.quick.find(meeting("riyadh", false, 10)))).isEmpty();

		assertThat(house.in(() -> house.bookings.forCase(URGENT))).isEmpty();
		assertThat(house.forCase(OTHER).displaced()).isFalse();
		assertThat(house.in(() -> house.quick.find(meeting("riyadh", false, 11)))).as("on the last minute").isPresent();
	}

	@OnBothDatabases
	@DisplayName("has a seat opened by night in a free room, which no other case gets")
	void opened(TestDatabase database) {
		var house = house(database);
		house.pass(Duration.ofHours(12).plusMinutes(7));
		house.book(new BookingRequest(OTHER, Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "jeddah", "men", false,
				"NORMAL", Optional.empty(), Optional.empty()));

		var opened = house.in(() -> house.quick.open(meeting("jeddah", false, 10))).orElseThrow();

		assertThat(opened.state()).isEqualTo(BookingState.BOOKED);
		assertThat(opened.slot().orElseThrow()).satisfies((slot) -> {
			assertThat(slot.host()).isEqualTo("MINISTER");
			assertThat(slot.room()).isEqualTo("غرفة الاتصال");
		});
		assertThat(house.time(URGENT)).contains("2026-11-25 00:15");
		assertThat(house.count("resource_quarter where kind = 'HOST'")).isEqualTo(2);
		assertThat(house.forCase(OTHER).state()).isEqualTo(BookingState.WAITING);

		house.does(() -> house.bookings.cancel(URGENT));
		assertThat(house.forCase(OTHER).state()).as("not called in at night").isEqualTo(BookingState.WAITING);
		assertThat(house.count("resource_quarter")).isZero();
		assertThat(house.count("meeting_session where state = 'OPEN'")).isZero();
		assertThat(house.count("slot where open")).isZero();
	}

	@OnBothDatabases
	@DisplayName("goes to the first available host, and prefers another quarter of an hour to another host")
	void firstHost(TestDatabase database) {
		var house = house(database);
		house.room("jeddah", "غرفة الاتصال الثانية");
		house.open(session("MINISTER", Mode.IN_PERSON, "riyadh", TUESDAY, TEN.plusHours(2)));

		house.in(() -> house.quick.open(meeting("jeddah", false, 3))).orElseThrow();
		assertThat(house.forCase(URGENT).slot().orElseThrow().host()).isEqualTo("MINISTER");
		assertThat(house.time(URGENT)).contains("2026-11-24 12:15");

		house.in(() -> house.quick.open(meeting(OTHER, "jeddah", false, 2))).orElseThrow();
		assertThat(house.forCase(OTHER).slot().orElseThrow().host()).as("the Minister is busy").isEqualTo("DEPUTY");
		assertThat(house.in(() -> house.quick.open(meeting(THIRD, "jeddah", false, 2)))).as("both are busy").isEmpty();
		assertThat(house.in(() -> house.quick.open(meeting(THIRD, "abha", false, 10)))).as("no room at all").isEmpty();
		house.quickSeats = List.of();
		assertThat(house.in(() -> house.quick.find(meeting(THIRD, "riyadh", false, 10)))).as("no host receives")
			.isEmpty();
	}

	@OnBothDatabases
	@DisplayName("is opened when a required interpreter works")
	void interpreter(TestDatabase database) {
		var house = house(database);
		house.interpreter("riyadh", "وليد", null, DayOfWeek.WEDNESDAY);

		assertThat(house.in(() -> house.quick.open(meeting("riyadh", true, 10)))).isEmpty();
		var opened = house.in(() -> house.quick.open(meeting("riyadh", true, 24))).orElseThrow();

		assertThat(opened.interpreter()).contains("وليد");
		assertThat(house.time(URGENT)).contains("2026-11-25 07:30");
	}

	@OnBothDatabases
	@DisplayName("gets an interpreter of another centre, who is told and is not asked for twice")
	void remoteInterpreter(TestDatabase database) {
		var house = house(database);
		house.in(() -> house.resources
			.enter(new InterpreterFacts("jeddah", "سامي", Optional.empty(), EnumSet.allOf(DayOfWeek.class),
					LocalTime.of(7, 30), LocalTime.of(23, 45), Optional.of("+966501112233"))));
		assertThat(house.in(() -> house.quick.open(meeting("riyadh", true, 10)))).isEmpty();

		var opened = house.in(() -> house.quick.seatWithRemoteInterpreter(meeting("riyadh", true, 10))).orElseThrow();

		assertThat(opened.interpreter()).contains("سامي");
		assertThat(house.time(URGENT)).contains("2026-11-24 12:00");
		then(house.messages).should()
			.informAt(eq("+966501112233"), eq(URGENT), eq("interpreterBookedRemotely"), anyString(), anyMap());
		assertThat(house.in(() -> house.quick.seatWithRemoteInterpreter(meeting(OTHER, "jeddah", true, 2))))
			.as("they are busy")
			.isEmpty();
		house.in(() -> house.resources.settle(ResourceKind.INTERPRETER,
				house.resources.away("jeddah", "سامي", TUESDAY.plusDays(1))));
		assertThat(house.forCase(URGENT).interpreter()).as("kept, as they work that day").contains("سامي");
	}

	@OnBothDatabases
	@DisplayName("gives up a seat that comes too late, without a message, and is first in line")
	void givenUp(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(URGENT));
		house.book(request(OTHER));

		house.does(() -> house.quick.giveUp(URGENT));

		assertThat(house.forCase(URGENT).state()).isEqualTo(BookingState.POSTPONED);
		assertThat(house.told(URGENT)).isEmpty();
		assertThat(house.time(OTHER)).contains("2026-11-29 10:00");
		house.does(() -> house.quick.giveUp(URGENT));
		house.does(() -> house.quick.giveUp(THIRD));
		assertThat(house.forCase(URGENT).state()).isEqualTo(BookingState.POSTPONED);
	}

	@OnBothDatabases
	@DisplayName("is opened on a holiday, but not in a closed centre; a seat in a closed centre is replaced")
	void closings(TestDatabase database) {
		var house = house(database);
		settle(house, Optional.empty());
		house.in(() -> house.quick.open(meeting("riyadh", false, 10))).orElseThrow();
		assertThat(house.time(URGENT)).contains("2026-11-24 12:00");

		settle(house, Optional.of("riyadh"));
		assertThat(house.forCase(URGENT).state()).isEqualTo(BookingState.WAITING);
		assertThat(house.told(URGENT)).containsExactly("meeting.bookingDisplaced");
		assertThat(house.in(() -> house.quick.open(meeting("riyadh", false, 10)))).isEmpty();
		house.in(() -> house.quick.open(meeting("riyadh", false, 15))).orElseThrow();
		assertThat(house.time(URGENT)).contains("2026-11-25 00:00");
		assertThat(house.forCase(URGENT).displaced()).isFalse();
	}

	@OnBothDatabases
	@DisplayName("releases its later seat to the waiting list")
	void leavesLaterSeat(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(URGENT));
		house.book(request(OTHER));

		assertThat(house.in(() -> house.quick.find(meeting("riyadh", false, 10)))).isEmpty();
		assertThat(house.time(URGENT)).as("kept").contains("2026-11-29 10:00");
		house.in(() -> house.quick.open(meeting("riyadh", false, 10))).orElseThrow();

		assertThat(house.time(URGENT)).contains("2026-11-24 12:00");
		assertThat(house.time(OTHER)).contains("2026-11-29 10:00");
	}

	private static void settle(MeetingFixture house, Optional<String> centre) {
		house.in(() -> house.closings
			.settle(house.closings.enter(new Closings.Closing(centre, TUESDAY, TUESDAY, "إغلاق", "supervisor"))));
	}

	private static QuickMeeting meeting(String centre, boolean interpreter, int hours) {
		return meeting(URGENT, centre, interpreter, hours);
	}

	private static QuickMeeting meeting(String reference, String centre, boolean interpreter, int hours) {
		return new QuickMeeting(reference, "QISAS", centre, "men", interpreter, "URGENT", Duration.ofHours(hours));
	}

	private static SessionPlan session(String host, Mode mode, String centre, LocalDate day, LocalTime from) {
		return new SessionPlan(Purpose.MINISTER_MEETING, host, mode, centre, "men", Optional.empty(), day, from,
				from.plusMinutes(15), 15, 1, 1, "private-office");
	}

	private static MeetingFixture house(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "قاعة الوزير");
		house.room("riyadh", "قاعة النائب");
		house.room("jeddah", "غرفة الاتصال");
		return house;
	}

}
