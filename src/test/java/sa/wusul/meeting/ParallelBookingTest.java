package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.AtOnce;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.meeting.MeetingFixture.SUNDAY;
import static sa.wusul.meeting.MeetingFixture.TEN;
import static sa.wusul.meeting.MeetingFixture.meeting;
import static sa.wusul.meeting.MeetingFixture.officeRequest;
import static sa.wusul.meeting.MeetingFixture.request;

@DisplayName("Simultaneous bookings")
@Tag("fast")
class ParallelBookingTest {

	private static final int MANY = 200;

	@OnBothDatabases
	@DisplayName("200 for the last five slots: exactly five are booked, all others wait, and no seat has two")
	void lastFive(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");
		house.minister(SUNDAY, TEN, 5);

		var answers = AtOnce.answers(MANY, (number) -> house.book(request(reference(number))));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isInstanceOf(Booking.class));
		var states = answers.stream().map((answer) -> ((Booking) answer).state()).toList();
		assertThat(Collections.frequency(states, BookingState.BOOKED)).isEqualTo(5);
		assertThat(Collections.frequency(states, BookingState.WAITING)).isEqualTo(MANY - 5);
		assertThat(house.count("slot where case_reference is not null")).isEqualTo(5);
		assertThat(house.count("booking b where state = 'BOOKED' and exists (select 1 from slot s "
				+ "where s.case_reference = b.case_reference)"))
			.isEqualTo(5);
		assertThat(house.count("booking where state = 'WAITING'")).isEqualTo(MANY - 5);
	}

	@OnBothDatabases
	@DisplayName("200 for the same slot: one gets it, the others are refused")
	void sameSlot(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");
		house.minister(SUNDAY, TEN, 5);
		var wanted = house.in(() -> house.bookings.free(search(), 1)).get(0).id();

		var answers = AtOnce.answers(MANY,
				(number) -> house.book(new BookingRequest(reference(number), Purpose.MINISTER_MEETING, "MINISTER",
						Mode.IN_PERSON, "riyadh", "men", false, "NORMAL", Optional.of(wanted), Optional.empty())));

		assertThat(answers).filteredOn((answer) -> answer instanceof Booking).hasSize(1);
		assertThat(answers)
			.filteredOn((answer) -> answer instanceof RefusalException refusal && "slot.taken".equals(refusal.code()))
			.hasSize(MANY - 1);
		assertThat(house.count("slot where case_reference is not null")).isOne();
		assertThat(house.count("booking")).isOne();
	}

	@OnBothDatabases
	@DisplayName("many of the same case: it has one booking and one seat")
	void sameCase(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");
		house.minister(SUNDAY, TEN, 5);

		var answers = AtOnce.answers(40, (number) -> house.book(request(reference(1))));

		assertThat(answers).hasSize(40).allSatisfy((answer) -> assertThat(((Booking) answer).slot()).isPresent());
		assertThat(house.count("slot where case_reference is not null")).isOne();
		assertThat(house.count("booking")).isOne();
	}

	@OnBothDatabases
	@DisplayName("of two hosts with one interpreter: the interpreter is reserved once")
	void oneInterpreter(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");
		house.room("riyadh", "صالة الجوازات");
		house.interpreter("riyadh", "وليد", null, DayOfWeek.SUNDAY);
		house.minister(SUNDAY, TEN, 4);
		house.open(MeetingFixture.office("passports", SUNDAY, TEN, 4, 10));

		var answers = AtOnce.answers(60, (number) -> house.book((number % 2 == 0)
				? request(reference(number), "NORMAL", "men", true) : officeRequest(reference(number), true)));

		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isInstanceOf(Booking.class));
		assertThat(house.count("slot where case_reference is not null")).as("four quarters, one interpreter")
			.isEqualTo(4);
		assertThat(house.count("resource_quarter where kind = 'INTERPRETER'")).isEqualTo(4);
		assertThat(house.count("booking where state = 'WAITING' and interpreter_id is not null")).isZero();
	}

	@OnBothDatabases
	@DisplayName("with many sessions for the same room and host: one session is opened")
	void oneRoomOneHost(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");

		var answers = AtOnce.answers(30, (number) -> house.open(meeting((number % 2 == 0) ? "MINISTER" : "DEPUTY",
				(number % 3 == 0) ? "men" : "women", SUNDAY, TEN.plusMinutes(15L * (number % 4)), 8)));

		assertThat(house.count("meeting_session")).isOne();
		assertThat(answers).filteredOn((answer) -> answer instanceof RefusalException).isNotEmpty();
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer).isInstanceOfAny(RefusalException.class, Sessions.Opened.class));
	}

	@OnBothDatabases
	@DisplayName("with moves and cancellations: every case has the seat of its booking")
	void everythingAtOnce(TestDatabase database) {
		var house = new MeetingFixture(database);
		house.room("riyadh", "مجلس الوزير");
		house.minister(SUNDAY, TEN, 10);
		IntStream.range(0, 15).forEach((number) -> house.book(request(reference(number))));

		AtOnce.answers(60, (number) -> {
			var reference = reference(number % 20);
			switch (number % 4) {
				case 0 -> house.does(() -> house.bookings.cancel(reference));
				case 1 -> house.book(request(reference, (number % 8 == 1) ? "URGENT" : "NORMAL"));
				case 2 -> house.in(() -> house.bookings.free(search(), 1))
					.forEach((slot) -> house.in(() -> house.bookings.move(reference, slot.id())));
				default -> house.does(() -> house.bookings.confirm(reference));
			}
			return number;
		});

		assertThat(house.count("booking b where b.state in ('BOOKED', 'CONFIRMED') and not exists "
				+ "(select 1 from slot s where s.case_reference = b.case_reference)"))
			.as("booked without a seat")
			.isZero();
		assertThat(house.count("booking b join slot s on s.case_reference = b.case_reference "
				+ "where b.state not in ('BOOKED', 'CONFIRMED')"))
			.as("a seat without a booking")
			.isZero();
		assertThat(house.count("booking where state = 'WAITING'") > 0
				&& house.count("slot where open and case_reference is null") > 0)
			.as("a case waits despite a free seat")
			.isFalse();
	}

	private static SlotSearch search() {
		return new SlotSearch(Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON, "riyadh", "men", false,
				Optional.empty());
	}

	private static String reference(int number) {
		return "1448-%07d-0".formatted(number);
	}

}
