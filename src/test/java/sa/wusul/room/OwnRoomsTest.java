package sa.wusul.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.room.RoomTicketService.OwnRoom;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@DisplayName("The rooms of today in which a member of staff has a seat")
@Tag("fast")
class OwnRoomsTest {

	private static final Instant MIDNIGHT = Instant.parse("2026-11-28T21:00:00Z");

	private final RoomsForTests rooms = new RoomsForTests(TestDatabase.h2(), null);

	@BeforeEach
	void day() {
		this.rooms.clock.set(RoomsForTests.START.minus(Duration.ofHours(1)));
		booked();
	}

	private void booked() {
		var booking = this.rooms.bookings.forCase(RoomsForTests.CASE).orElseThrow();
		given(this.rooms.bookings.between(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)))).willReturn(List.of(booking));
	}

	@Test
	@DisplayName("are those of the booked interpreter's centre and of the host's office, and nobody else's")
	void own() {
		assertThat(roles(RoomsForTests.INTERPRETERS)).containsExactly(SeatRole.INTERPRETER);
		assertThat(roles(RoomsForTests.OFFICE)).containsExactly(SeatRole.HOST);
		assertThat(roles(Set.of("reception-interpreters-jeddah"))).isEmpty();
		assertThat(roles(RoomsForTests.RECEPTION)).isEmpty();
		assertThat(roles(RoomsForTests.PRISON)).isEmpty();
	}

	@Test
	@DisplayName("of a visit are those of the prison, and not of the private office")
	void visit() {
		this.rooms.bookVisit(BookingState.CONFIRMED);
		booked();

		assertThat(roles(RoomsForTests.PRISON)).containsExactly(SeatRole.HOST);
		assertThat(roles(RoomsForTests.OFFICE)).isEmpty();
		assertThat(roles(Set.of("tawasul-prison-officers-jeddah"))).isEmpty();
	}

	@Test
	@DisplayName("are listed before they open and until they are over, and open when a ticket is to be had")
	void times() {
		var own = this.rooms.tickets.ownRooms(RoomsForTests.INTERPRETERS).get(0);
		assertThat(own.startsAt()).isEqualTo(RoomsForTests.START);
		this.rooms.clock.set(own.opensAt());
		assertThat(this.rooms.tickets.forStaff(RoomsForTests.CASE, "interpreter", RoomsForTests.INTERPRETERS))
			.isNotBlank();
		this.rooms.clock.set(own.closesAt().minusSeconds(1));
		assertThat(roles(RoomsForTests.INTERPRETERS)).hasSize(1);
		this.rooms.clock.set(own.closesAt());
		assertThat(roles(RoomsForTests.INTERPRETERS)).isEmpty();
	}

	@Test
	@DisplayName("are gone with the booking, and no row was made by looking")
	void cancelled() {
		roles(RoomsForTests.INTERPRETERS);
		assertThat(this.rooms.database.jdbc().sql("select count(*) from video_room").query(Long.class).single())
			.isZero();
		var booking = this.rooms.bookings.forCase(RoomsForTests.CASE).orElseThrow();
		given(this.rooms.bookings.forCase(RoomsForTests.CASE)).willReturn(Optional.of(new Booking(RoomsForTests.CASE,
				BookingState.CANCELLED, booking.slot(), booking.interpreter(), booking.displacedFor(), 2)));

		assertThat(roles(RoomsForTests.INTERPRETERS)).isEmpty();
	}

	private List<SeatRole> roles(Set<String> groups) {
		return this.rooms.tickets.ownRooms(groups).stream().map(OwnRoom::role).toList();
	}

}
