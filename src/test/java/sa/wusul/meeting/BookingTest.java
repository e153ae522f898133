package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sa.wusul.meeting.MeetingFixture.SUNDAY;
import static sa.wusul.meeting.MeetingFixture.TEN;
import static sa.wusul.meeting.MeetingFixture.meeting;
import static sa.wusul.meeting.MeetingFixture.office;
import static sa.wusul.meeting.MeetingFixture.officeRequest;
import static sa.wusul.meeting.MeetingFixture.request;

@DisplayName("A booking")
@Tag("fast")
class BookingTest {

	private static final SlotSearch SEARCH = new SlotSearch(Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON,
			"riyadh", "men", false, Optional.empty());

	private static final String FIRST = "1448-0000001-0";

	private static final String SECOND = "1448-0000002-0";

	private static final String THIRD = "1448-0000003-0";

	@OnBothDatabases
	@DisplayName("gets the earliest slot; repeating the request returns the same")
	void earliest(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 2);

		var booking = house.book(request(FIRST));

		assertThat(booking.state()).isEqualTo(BookingState.BOOKED);
		assertThat(booking.slot().orElseThrow().room()).isEqualTo("مجلس الوزير");
		assertThat(house.time(FIRST)).contains("2026-11-29 10:00");
		assertThat(house.book(request(FIRST))).isEqualTo(booking);
		assertThat(house.told(FIRST)).as("no message to the booking process itself").isEmpty();
	}

	@OnBothDatabases
	@DisplayName("is not before the requester's wish or the required notice")
	void notBefore(TestDatabase database) {
		var house = house(database);
		var today = LocalDate.of(2026, 11, 24);
		house.minister(today, TEN.plusHours(1), 1);
		house.minister(SUNDAY, TEN, 1);
		house.minister(SUNDAY.plusDays(7), TEN, 1);

		house.book(request(FIRST));
		house.book(new BookingRequest(SECOND, Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON, "riyadh", "men",
				false, "NORMAL", Optional.empty(), Optional.of(SUNDAY.plusDays(1))));
		house.book(request(THIRD, "URGENT"));

		assertThat(house.time(FIRST)).as("an hour is too short").contains("2026-11-29 10:00");
		assertThat(house.time(SECOND)).contains("2026-12-06 10:00");
		assertThat(house.time(THIRD)).as("but not for a case in need").contains("2026-11-24 11:00");
	}

	@OnBothDatabases
	@DisplayName("belongs to its section, its host and its mode")
	void section(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 4);
		house.open(meeting("DEPUTY", "women", SUNDAY, TEN, 1));

		assertThat(house.book(request(FIRST, "NORMAL", "women", false)).state()).isEqualTo(BookingState.WAITING);

		house.open(meeting("MINISTER", "women", SUNDAY, TEN.plusHours(2), 1));
		assertThat(house.time(FIRST)).contains("2026-11-29 12:00");
		assertThat(house.told(FIRST)).containsExactly("meeting.slotFound");
	}

	@OnBothDatabases
	@DisplayName("by video is at the requester's own centre; in person it is at the host's place")
	void place(TestDatabase database) {
		var house = house(database);
		house.room("jeddah", "غرفة الاتصال");
		var plan = meeting("MINISTER", "men", SUNDAY, TEN, 1);
		house.open(plan);
		house.open(new SessionPlan(Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "jeddah", "men", Optional.empty(),
				SUNDAY, TEN.plusHours(1), TEN.plusHours(2), 30, 1, 1, "private-office"));

		var video = house.book(new BookingRequest(FIRST, Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "jeddah",
				"men", false, "NORMAL", Optional.empty(), Optional.empty()));
		var inPerson = house.book(new BookingRequest(SECOND, Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON,
				"jeddah", "men", false, "NORMAL", Optional.empty(), Optional.empty()));
		var elsewhere = house.book(new BookingRequest(THIRD, Purpose.MINISTER_MEETING, "MINISTER", Mode.VIDEO, "riyadh",
				"men", false, "NORMAL", Optional.empty(), Optional.empty()));

		assertThat(video.slot().orElseThrow().centre()).isEqualTo("jeddah");
		assertThat(inPerson.slot().orElseThrow().centre()).isEqualTo("riyadh");
		assertThat(elsewhere.state()).isEqualTo(BookingState.WAITING);
	}

	@OnBothDatabases
	@DisplayName("moves to another slot, and the old one goes to the waiting list")
	void move(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.book(request(SECOND));
		house.does(() -> house.bookings.cancel(SECOND));
		house.minister(SUNDAY.plusDays(7), TEN, 2);
		var free = house.in(() -> house.bookings.free(SEARCH, 5));
		house.book(new BookingRequest(SECOND, Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON, "riyadh", "men",
				false, "NORMAL", Optional.of(free.get(0).id()), Optional.empty()));
		house.book(request(THIRD));

		assertThatThrownBy(() -> house.in(() -> house.bookings.move(FIRST, free.get(0).id()))).isInstanceOfSatisfying(
				RefusalException.class, (refusal) -> assertThat(refusal.code()).isEqualTo("slot.taken"));
		assertThatThrownBy(() -> house.in(() -> house.bookings.move(FIRST, 4711))).isInstanceOfSatisfying(
				RefusalException.class, (refusal) -> assertThat(refusal.code()).isEqualTo("slot.unknown"));
		assertThat(house.time(FIRST)).as("kept").contains("2026-11-29 10:00");

		house.does(() -> house.bookings.cancel(THIRD));
		house.in(() -> house.bookings.move(FIRST, free.get(1).id()));

		assertThat(house.time(FIRST)).contains("2026-12-06 10:15");
		assertThat(house.told(FIRST)).containsExactly("meeting.bookingMoved");
		assertThatThrownBy(() -> house.in(() -> house.bookings.move("1448-9999999-0", free.get(1).id())))
			.isInstanceOfSatisfying(RefusalException.class,
					(refusal) -> assertThat(refusal.code()).isEqualTo("booking.unknown"));
	}

	@OnBothDatabases
	@DisplayName("that is cancelled releases its slot to the first waiting case, once")
	void cancel(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.book(request(SECOND));
		house.pass(Duration.ofMinutes(1));
		house.book(request(THIRD, "HIGH"));

		house.does(() -> house.bookings.cancel(FIRST));
		house.does(() -> house.bookings.cancel(FIRST));

		assertThat(house.forCase(FIRST).state()).isEqualTo(BookingState.CANCELLED);
		assertThat(house.told(FIRST)).containsExactly("meeting.bookingCancelled");
		assertThat(house.time(SECOND)).as("the oldest").contains("2026-11-29 10:00");
		assertThat(house.told(SECOND)).containsExactly("meeting.slotFound");
		assertThat(house.forCase(THIRD).state()).isEqualTo(BookingState.WAITING);
	}

	@OnBothDatabases
	@DisplayName("after a postponed or interrupted meeting is first in line")
	void postponed(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 1);
		house.book(request(FIRST));
		house.book(request(SECOND, "URGENT"));
		house.pass(Duration.ofHours(1));
		assertThat(house.time(SECOND)).as("takes the only slot").isPresent();
		house.does(() -> house.bookings.record(SECOND, BookingState.CHECKED_IN));
		house.does(() -> house.bookings.record(SECOND, BookingState.INTERRUPTED));
		assertThat(house.forCase(SECOND).slot()).isEmpty();
		house.does(() -> house.bookings.cancel(FIRST));

		house.book(request(SECOND, "NORMAL"));
		assertThat(house.forCase(SECOND).state()).isEqualTo(BookingState.BOOKED);
	}

	@OnBothDatabases
	@DisplayName("stores the outcome of the meeting, and refuses an impossible one")
	void outcome(TestDatabase database) {
		var house = house(database);
		house.minister(SUNDAY, TEN, 2);
		house.book(request(FIRST));
		house.book(request(SECOND));
		house.does(() -> house.bookings.confirm(FIRST));
		house.does(() -> house.bookings.confirm(FIRST));
		assertThat(house.forCase(FIRST).state()).isEqualTo(BookingState.CONFIRMED);
		house.does(() -> house.bookings.record(FIRST, BookingState.CHECKED_IN));
		house.does(() -> house.bookings.record(FIRST, BookingState.HELD));
		house.does(() -> house.bookings.record(FIRST, BookingState.HELD));
		house.does(() -> house.bookings.record(SECOND, BookingState.NO_SHOW));

		assertThat(house.forCase(FIRST).state()).isEqualTo(BookingState.HELD);
		assertThat(house.forCase(FIRST).slot()).isPresent();
		assertThat(house.forCase(SECOND).state()).isEqualTo(BookingState.NO_SHOW);
		assertThatThrownBy(() -> house.does(() -> house.bookings.record(SECOND, BookingState.HELD)))
			.isInstanceOf(RefusalException.class);
		assertThat(house.count("booking_event where case_reference = '" + FIRST + "'")).isEqualTo(4);
	}

	@OnBothDatabases
	@DisplayName("with an interpreter is at a time when one of the section works and is free")
	void interpreter(TestDatabase database) {
		var house = house(database);
		house.room("riyadh", "صالة الجوازات");
		house.interpreter("riyadh", "وليد", "men", DayOfWeek.MONDAY);
		house.interpreter("riyadh", "أمل", "women", DayOfWeek.SUNDAY);
		house.minister(SUNDAY, TEN, 4);
		house.open(office("passports", SUNDAY.plusDays(1), TEN, 1, 3));
		house.minister(SUNDAY.plusDays(1), TEN, 2);

		var office = house.book(officeRequest(FIRST, true));
		var second = house.book(request(SECOND, "NORMAL", "men", true));

		assertThat(office.interpreter()).contains("وليد");
		assertThat(second.interpreter()).contains("وليد");
		assertThat(house.time(SECOND)).as("no work on Sunday, and an appointment at ten").contains("2026-11-30 10:15");
	}

	@OnBothDatabases
	@DisplayName("that waits for an interpreter gets one released by another host's visitor")
	void interpreterElsewhere(TestDatabase database) {
		var house = house(database);
		house.room("riyadh", "صالة الجوازات");
		house.interpreter("riyadh", "وليد", null, DayOfWeek.SUNDAY);
		house.minister(SUNDAY, TEN, 1);
		house.open(office("passports", SUNDAY, TEN, 1, 3));
		house.book(officeRequest(FIRST, true));
		assertThat(house.book(request(SECOND, "NORMAL", "men", true)).state()).isEqualTo(BookingState.WAITING);

		house.does(() -> house.bookings.cancel(FIRST));
		house.does(house.watch::look);

		assertThat(house.time(SECOND)).contains("2026-11-29 10:00");
		assertThat(house.told(SECOND)).containsExactly("meeting.slotFound");
	}

	@OnBothDatabases
	@DisplayName("of a visit to the hall reserves an interpreter as well")
	void visit(TestDatabase database) {
		var house = house(database);
		house.interpreter("riyadh", "وليد", null, DayOfWeek.TUESDAY);
		var soon = MeetingFixture.NOW.plusSeconds(420);

		var reserved = house.in(() -> house.interpreters.reserve("riyadh-20261124-M017", "riyadh", "men", soon,
				soon.plusSeconds(1800)));

		assertThat(reserved).contains("وليد");
		assertThat(house.in(() -> house.interpreters.reserve("riyadh-20261124-M017", "riyadh", "men", soon,
				soon.plusSeconds(1800))))
			.contains("وليد");
		assertThat(house
			.in(() -> house.interpreters.reserve("riyadh-20261124-M018", "riyadh", "men", soon, soon.plusSeconds(900))))
			.isEmpty();
		house.does(() -> house.interpreters.release("riyadh-20261124-M017"));
		assertThat(house
			.in(() -> house.interpreters.reserve("riyadh-20261124-M018", "riyadh", "men", soon, soon.plusSeconds(900))))
			.contains("وليد");
	}

	@OnBothDatabases
	@DisplayName("is offered each time once, for any number of parallel seats")
	void offers(TestDatabase database) {
		var house = house(database);
		house.open(office("passports", SUNDAY, TEN, 3, 4));

		var free = house.in(() -> house.bookings.free(new SlotSearch(Purpose.OFFICE_APPOINTMENT, "passports",
				Mode.IN_PERSON, "riyadh", "men", false, Optional.empty()), 10));

		assertThat(free).extracting(Slot::startsAt).hasSize(3).doesNotHaveDuplicates().isSorted();
	}

	private static MeetingFixture house(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");
		house.room("riyadh", "قاعة النائب");
		return house;
	}

}
