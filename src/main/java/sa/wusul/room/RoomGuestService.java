package sa.wusul.room;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.room.RoomGuestReader.Guest;

/**
 * The visitors of a visit in its room: each sits at one screen, alone or with others, and
 * those of a screen have one seat.
 */
@Service
class RoomGuestService {

	private final ObjectProvider<RoomGuestReader> reader;

	private final RoomSeatRepository seats;

	private final PersonalFields fields;

	RoomGuestService(ObjectProvider<RoomGuestReader> reader, RoomSeatRepository seats, PersonalFields fields) {
		this.reader = reader;
		this.seats = seats;
		this.fields = fields;
	}

	/**
	 * Returns the visitors who may sit in the room: those whom an officer received, and
	 * where the policy of the room lets people in from home, all who are granted.
	 */
	List<Guest> admitted(VideoRoom room) {
		return granted(room.caseReference()).filter((guest) -> guest.received() || room.fromHome()).toList();
	}

	/** Finds a granted visitor by their identity number. */
	Optional<Guest> find(String caseReference, String identityNumber) {
		return granted(caseReference).filter((guest) -> guest.identityNumber().equals(identityNumber)).findFirst();
	}

	List<String> visitsOf(String identityNumber) {
		return this.reader.stream().flatMap((one) -> one.visitsOf(identityNumber).stream()).toList();
	}

	private Stream<Guest> granted(String caseReference) {
		return this.reader.stream().flatMap((one) -> one.granted(caseReference).stream());
	}

	/** Takes the seat of these visitors, who leave every other one. */
	RoomSeat seat(VideoRoom room, Collection<Guest> guests) {
		var places = guests.stream().map(Guest::ordinal).collect(Collectors.toCollection(TreeSet::new));
		var people = guests.stream().map(Guest::identityNumber).sorted().collect(Collectors.joining("+"));
		var seat = this.seats.take(room.id(), SeatRole.VISITOR, this.fields.hash(people), null);
		this.seats.ofRoom(room.id())
			.stream()
			.filter((other) -> other.id() != seat.id() && other.places().stream().anyMatch(places::contains))
			.forEach((other) -> this.seats.sit(other, without(other.places(), places)));
		this.seats.sit(seat, places);
		return seat;
	}

	private static Set<Integer> without(Set<Integer> places, Set<Integer> gone) {
		var left = new HashSet<>(places);
		left.removeAll(gone);
		return left;
	}

	/** Checks whether all the visitors of a seat may still sit in the room. */
	boolean keep(VideoRoom room, RoomSeat seat) {
		var admitted = admitted(room).stream().map(Guest::ordinal).collect(Collectors.toSet());
		return !seat.places().isEmpty() && admitted.containsAll(seat.places());
	}

	/** Returns the names of the visitors of a seat, in the order of the request. */
	List<String> names(VideoRoom room, RoomSeat seat) {
		return seat.places().isEmpty() ? List.of()
				: granted(room.caseReference()).filter((guest) -> seat.places().contains(guest.ordinal()))
					.map(Guest::name)
					.toList();
	}

}
