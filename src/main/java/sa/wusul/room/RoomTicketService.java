package sa.wusul.room;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingRooms;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.room.RoomGuestReader.Guest;
import sa.wusul.room.RoomSeatRepository.Ticket;

/**
 * The tickets of rooms: one for each person of a booking, from some minutes before it to
 * some minutes after it, for one browser. A new ticket of a seat replaces the older one.
 */
@Service
public class RoomTicketService {

	private static final String LOGIN = "LOGIN";

	private static final String COUNTER = "COUNTER";

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomPolicyDecisions policies;

	private final Bookings bookings;

	private final CaseFiles cases;

	private final Rights rights;

	private final LimitDecisions limits;

	private final PersonalFields fields;

	private final KeyedHash hash;

	private final AuditLog audit;

	private final Clock clock;

	private final ObjectProvider<MeetingRooms> provider;

	private final RoomGuestService guests;

	RoomTicketService(VideoRoomRepository rooms, RoomSeatRepository seats, RoomPolicyDecisions policies,
			Bookings bookings, CaseFiles cases, Rights rights, LimitDecisions limits, PersonalFields fields,
			KeyedHash hash, AuditLog audit, Clock clock, ObjectProvider<MeetingRooms> provider,
			RoomGuestService guests) {
		this.guests = guests;
		this.rooms = rooms;
		this.seats = seats;
		this.policies = policies;
		this.bookings = bookings;
		this.cases = cases;
		this.rights = rights;
		this.limits = limits;
		this.fields = fields;
		this.hash = hash;
		this.audit = audit;
		this.clock = clock;
		this.provider = provider;
	}

	/**
	 * Checks whether the requester may enter the room of their booking from home now. A
	 * visit has seats for its visitors alone.
	 */
	@Transactional(readOnly = true)
	public boolean mayEnterFromHome(String caseReference) {
		return booked(caseReference).filter((slot) -> slot.purpose() != Purpose.PRISON_VISIT)
			.filter((slot) -> policy(slot).fromHome() && isEnterable(caseReference, slot))
			.isPresent();
	}

	private boolean isEnterable(String caseReference, Slot slot) {
		return this.rooms.find(VideoRoom.key(caseReference, slot.startsAt()))
			.map((room) -> isInTime(room.startsAt(), room.endsAt()) && room.state() != RoomState.CLOSED)
			.orElseGet(() -> isInTime(slot.startsAt(), slot.endsAt()));
	}

	/**
	 * Returns the rooms of today in which members of these groups have a seat of their
	 * own, earliest first, as long as they are not over.
	 */
	@Transactional(readOnly = true)
	public List<OwnRoom> ownRooms(Collection<String> groups) {
		var now = this.clock.instant();
		var today = LocalDate.ofInstant(now, Kingdom.ZONE);
		return this.bookings
			.between(today.atStartOfDay(Kingdom.ZONE).toInstant(),
					today.plusDays(1).atStartOfDay(Kingdom.ZONE).toInstant())
			.stream()
			.flatMap((booking) -> booked(booking.caseReference()).stream()
				.flatMap((slot) -> roleOf(booking.caseReference(), hostGroup(slot), groups).stream()
					.map((role) -> ownRoom(booking.caseReference(), slot, role))))
			.filter((own) -> now.isBefore(own.closesAt()))
			.toList();
	}

	private OwnRoom ownRoom(String caseReference, Slot slot, SeatRole role) {
		var room = this.rooms.find(VideoRoom.key(caseReference, slot.startsAt()));
		return new OwnRoom(caseReference, slot.centre(), role, slot.startsAt(),
				slot.startsAt().minus(this.limits.duration(RoomLimit.OPEN_BEFORE)),
				room.map(VideoRoom::endsAt).orElse(slot.endsAt()).plus(this.limits.duration(RoomLimit.OPEN_AFTER)));
	}

	/**
	 * Issues the ticket of the requester, who is logged in at home.
	 * @throws RefusalException {@code videoRoom.none}, {@code videoRoom.atCentre},
	 * {@code videoRoom.tooEarly} or {@code videoRoom.over}
	 */
	@Transactional
	public String forRequester(String caseReference, String identityNumber) {
		var room = room(caseReference).filter((found) -> !found.isVisit())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "videoRoom.none"));
		if (!room.fromHome()) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.atCentre");
		}
		checkTime(room);
		var seat = this.seats.take(room.id(), SeatRole.REQUESTER, this.fields.hash(identityNumber), null);
		return issue(room, seat, LOGIN, Optional.empty());
	}

	/**
	 * Returns the visits from afar that this person may attend as a visitor, the next one
	 * first.
	 */
	@Transactional(readOnly = true)
	public List<Invitation> invitations(String identityNumber) {
		return this.guests.visitsOf(identityNumber)
			.stream()
			.flatMap((reference) -> booked(reference).map((slot) -> invitation(reference, slot, identityNumber))
				.stream())
			.sorted(Comparator.comparing(Invitation::startsAt))
			.toList();
	}

	private Invitation invitation(String caseReference, Slot slot, String identityNumber) {
		var admitted = policy(slot).fromHome()
				|| this.guests.find(caseReference, identityNumber).filter(Guest::received).isPresent();
		var state = !admitted ? Invitation.State.RECEIVED_FIRST
				: isEnterable(caseReference, slot) ? Invitation.State.OPEN : Invitation.State.LATER;
		return new Invitation(caseReference, slot.startsAt(), slot.endsAt(), state);
	}

	/**
	 * Issues the ticket of a visitor of a visit who is logged in: a seat of their own.
	 * @throws RefusalException {@code videoRoom.unknown} also for those who are not
	 * granted, {@code videoRoom.atCentre} if an officer has to receive them first,
	 * {@code videoRoom.tooEarly} or {@code videoRoom.over}
	 */
	@Transactional
	public String forVisitor(String caseReference, String identityNumber) {
		var guest = this.guests.find(caseReference, identityNumber).orElseThrow(RoomTicketService::unknown);
		var room = room(caseReference).filter(VideoRoom::isVisit).orElseThrow(RoomTicketService::unknown);
		if (!guest.received() && !room.fromHome()) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.atCentre");
		}
		checkTime(room);
		return issue(room, this.guests.seat(room, List.of(guest)), LOGIN, Optional.empty());
	}

	/**
	 * Issues the ticket of a member of staff who belongs to the booking.
	 * @param groups their groups
	 * @throws RefusalException {@code videoRoom.unknown} also for those who do not belong
	 * to it, {@code videoRoom.tooEarly} or {@code videoRoom.over}
	 */
	@Transactional
	public String forStaff(String caseReference, String account, Collection<String> groups) {
		var room = room(caseReference).orElseThrow(RoomTicketService::unknown);
		var role = roleOf(room, groups).orElseThrow(RoomTicketService::unknown);
		checkTime(room);
		return issue(room, seatOf(room, role, account), LOGIN, Optional.of(account));
	}

	/**
	 * Issues the ticket of an officer of the detainee's prison who watches over a visit.
	 * @throws RefusalException {@code videoRoom.unknown} also where nobody watches,
	 * {@code videoRoom.otherSeat} if they sit there as somebody else
	 */
	@Transactional
	public String forOfficer(String caseReference, String account, Collection<String> groups) {
		var room = room(caseReference).filter((found) -> found.isVisit() && found.monitored())
			.filter((found) -> groups.contains(hostGroup(found)))
			.orElseThrow(RoomTicketService::unknown);
		checkTime(room);
		return issue(room, seatOf(room, SeatRole.OFFICER, account), LOGIN, Optional.of(account));
	}

	private RoomSeat seatOf(VideoRoom room, SeatRole role, String account) {
		var seat = this.seats.take(room.id(), role, null, account);
		if (seat.role() != role) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.otherSeat");
		}
		this.audit.add(AuditEntry.done(account, "room.ticket").ofCase(room.caseReference()).on(role.name()));
		return seat;
	}

	/**
	 * Issues the ticket for the screen of the hall to which the requester was brought
	 * after their check-in.
	 * @param visitors which of the visitors of a visit are in front of it; ignored for
	 * other meetings
	 * @param groups of the officer who received them
	 * @throws RefusalException {@code videoRoom.unknown} also for other officers,
	 * {@code videoRoom.notCheckedIn}, {@code videoRoom.noVisitor}, {@code videoRoom.over}
	 */
	@Transactional
	public String forCounter(String caseReference, Set<Integer> visitors, String account, Collection<String> groups) {
		var room = room(caseReference).filter((found) -> receives(found, groups))
			.orElseThrow(RoomTicketService::unknown);
		if (room.state() != RoomState.OPEN) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.notCheckedIn");
		}
		checkTime(room);
		var seat = room.isVisit() ? this.guests.seat(room, received(room, visitors)) : this.seats.take(room.id(),
				SeatRole.REQUESTER, this.fields.hash(this.cases.get(caseReference).requester().identityNumber()), null);
		this.audit.add(AuditEntry.done(account, "room.ticket").ofCase(caseReference).on(seat.role().name()));
		return issue(room, seat, COUNTER, Optional.of(account));
	}

	/** Returns those of the visitors who are meant; an officer received all of them. */
	private List<Guest> received(VideoRoom room, Set<Integer> visitors) {
		if (visitors.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "videoRoom.noVisitor");
		}
		var received = this.guests.admitted(room)
			.stream()
			.filter((guest) -> guest.received() && visitors.contains(guest.ordinal()))
			.toList();
		if (received.size() < visitors.size()) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.notCheckedIn");
		}
		return received;
	}

	/**
	 * Checks whether the person of a seat still belongs to the booking of its room: the
	 * booking stands, and a visitor is still granted.
	 */
	boolean keepsSeat(VideoRoom room, RoomSeat seat) {
		if (this.bookings.forCase(room.caseReference()).filter(RoomTicketService::isHeld).isPresent()) {
			// Its process closes the room.
			return true;
		}
		if (booked(room.caseReference()).filter((slot) -> slot.startsAt().equals(room.startsAt())).isEmpty()) {
			return false;
		}
		return seat.role() != SeatRole.VISITOR || this.guests.keep(room, seat);
	}

	private static boolean isHeld(Booking booking) {
		return booking.state().over() && booking.state() != BookingState.CANCELLED;
	}

	private String issue(VideoRoom room, RoomSeat seat, String boundTo, Optional<String> by) {
		var ticket = RoomSecrets.fresh();
		var expires = boundTo.equals(COUNTER) ? this.clock.instant().plus(this.limits.duration(RoomLimit.COUNTER))
				: room.endsAt().plus(this.limits.duration(RoomLimit.OPEN_AFTER));
		this.seats.issue(new Ticket(seat.id(), hash(ticket), boundTo, by, Optional.empty()),
				expires.atOffset(ZoneOffset.UTC));
		this.rooms.log(room.id(), seat.number(), RoomEventKind.TICKET);
		return ticket;
	}

	/**
	 * Opens the page of a ticket; the first browser that does so owns it.
	 * @return empty for every ticket that does not open a room for this visitor now
	 */
	@Transactional
	public Optional<Entrance> open(String ticket, Visitor visitor) {
		return valid(ticket, visitor).flatMap((found) -> {
			if (found.browserHash().isPresent()) {
				return visitor.browser()
					.filter((browser) -> found.browserHash().equals(Optional.of(hash(browser))))
					.map((browser) -> new Entrance(found.seatId(), Optional.empty()));
			}
			var browser = RoomSecrets.fresh();
			return this.seats.bind(found.ticketHash(), hash(browser))
					? Optional.of(new Entrance(found.seatId(), Optional.of(browser))) : Optional.empty();
		});
	}

	/**
	 * Finds the seat for a line of the page that opened the ticket. A page whose node
	 * died, with the log-in that it knew, goes on for some minutes with the mark of its
	 * browser alone.
	 * @return empty for everybody else
	 */
	@Transactional(readOnly = true)
	public Optional<Access> access(String ticket, Visitor visitor) {
		return this.seats.ticket(hash(ticket))
			.filter((found) -> found.browserHash().isPresent()
					&& found.browserHash().equals(visitor.browser().map(this::hash)))
			.flatMap((found) -> {
				var seat = this.seats.get(found.seatId());
				var loggedIn = isOf(seat, visitor);
				var known = found.boundTo().equals(COUNTER) || loggedIn || !visitor.isLoggedIn() && isTornOff(seat);
				return (known && isEnterable(seat))
						? Optional
							.of(new Access(seat.id(), found.ticketHash(), loggedIn && found.boundTo().equals(LOGIN)))
						: Optional.empty();
			});
	}

	/** Checks whether the seat had a line a moment ago whose end no node has recorded. */
	private boolean isTornOff(RoomSeat seat) {
		return seat.isIn() && seat.isConnected(this.clock.instant(), this.limits.duration(RoomLimit.RESUME));
	}

	/** Returns those of the tickets, by their hashes, that were not taken back. */
	@Transactional(readOnly = true)
	public Set<String> valid(Collection<String> hashes) {
		return hashes.isEmpty() ? Set.of() : Set.copyOf(this.seats.ticketsOf(hashes));
	}

	/** Takes back a ticket whose log-in has ended. */
	@Transactional
	public void revoke(Access access) {
		this.seats.revoke(access.ticketHash());
	}

	private Optional<Ticket> valid(String ticket, Visitor visitor) {
		return this.seats.ticket(hash(ticket)).filter((found) -> {
			var seat = this.seats.get(found.seatId());
			return (found.boundTo().equals(COUNTER) || isOf(seat, visitor)) && isEnterable(seat);
		});
	}

	private boolean isOf(RoomSeat seat, Visitor visitor) {
		return seat.account().filter(visitor.account().orElse("")::equals).isPresent() || seat.personHash()
			.filter(visitor.identityNumber().map(this.fields::hash).orElse("")::equals)
			.isPresent();
	}

	private boolean isEnterable(RoomSeat seat) {
		var room = this.rooms.get(seat.roomId());
		return switch (room.state()) {
			case CLOSED -> false;
			case OPEN -> isInTime(room.startsAt(), room.endsAt());
			// A booking that moved has another room.
			case AHEAD -> isInTime(room.startsAt(), room.endsAt())
					&& booked(room.caseReference()).filter((slot) -> slot.startsAt().equals(room.startsAt()))
						.isPresent();
		};
	}

	private boolean isInTime(Instant startsAt, Instant endsAt) {
		var now = this.clock.instant();
		return !now.isBefore(startsAt.minus(this.limits.duration(RoomLimit.OPEN_BEFORE)))
				&& now.isBefore(endsAt.plus(this.limits.duration(RoomLimit.OPEN_AFTER)));
	}

	private void checkTime(VideoRoom room) {
		if (room.state() == RoomState.CLOSED) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.over");
		}
		if (!isInTime(room.startsAt(), room.endsAt())) {
			throw this.clock.instant().isBefore(room.startsAt())
					? new RefusalException(Kind.CONFLICT, "videoRoom.tooEarly",
							this.limits.duration(RoomLimit.OPEN_BEFORE).toMinutes())
					: new RefusalException(Kind.CONFLICT, "videoRoom.over");
		}
	}

	/** Finds the room of the case's booking, which begins to exist when it is needed. */
	private Optional<VideoRoom> room(String caseReference) {
		return booked(caseReference).map((slot) -> this.rooms.find(VideoRoom.key(caseReference, slot.startsAt()))
			.orElseGet(() -> this.rooms.add(caseReference, slot, policy(slot))));
	}

	private Optional<Slot> booked(String caseReference) {
		if (this.provider.stream().findAny().isEmpty()) {
			return Optional.empty();
		}
		return this.bookings.forCase(caseReference)
			.filter((booking) -> booking.state().seated())
			.flatMap(Booking::slot)
			.filter((slot) -> slot.mode() == Mode.VIDEO || this.bookings.interpreterCentre(caseReference)
				.filter((centre) -> !centre.equals(slot.centre()))
				.isPresent());
	}

	private RoomPolicyDecisions.Policy policy(Slot slot) {
		return this.policies.forRoom(slot.purpose(), slot.host());
	}

	private Optional<SeatRole> roleOf(VideoRoom room, Collection<String> groups) {
		return roleOf(room.caseReference(), hostGroup(room), groups);
	}

	private Optional<SeatRole> roleOf(String caseReference, String hosts, Collection<String> groups) {
		if (groups.contains(hosts)) {
			return Optional.of(SeatRole.HOST);
		}
		return this.bookings.interpreterCentre(caseReference)
			.map((centre) -> this.rights.ofCentre("reception-interpreters", centre).id())
			.filter(groups::contains)
			.map((interpreters) -> SeatRole.INTERPRETER);
	}

	private String hostGroup(VideoRoom room) {
		return hostGroup(room.isVisit(), room.prison());
	}

	private String hostGroup(boolean visit, String prisonId) {
		if (visit) {
			var prison = this.rights.organisation().prison(prisonId);
			return prison.map((found) -> this.rights.ofCentre("tawasul-prison-officers", found.centre()).id())
				.orElse("");
		}
		return this.rights.ofMinistry("escalation-private-office").id();
	}

	private String hostGroup(Slot slot) {
		return hostGroup(slot.purpose() == Purpose.PRISON_VISIT, VideoRoom.prison(slot.centre()));
	}

	/** Checks whether these groups receive the requester at their centre. */
	private boolean receives(VideoRoom room, Collection<String> groups) {
		if (room.isVisit()) {
			var centre = this.cases.get(room.caseReference()).place().centre();
			return groups.contains(this.rights.ofCentre("tawasul-officers", centre).id());
		}
		return room.centre()
			.flatMap((centre) -> room.section()
				.map((section) -> this.rights.ofSection("reception-officers", centre, section).id()))
			.filter(groups::contains)
			.isPresent();
	}

	private String hash(String secret) {
		return this.hash.hex("room", secret);
	}

	private static RefusalException unknown() {
		return new RefusalException(Kind.UNKNOWN, "videoRoom.unknown");
	}

	/**
	 * A visit from afar that a person may attend.
	 *
	 * @param state whether its room takes them now
	 */
	public record Invitation(String caseReference, Instant startsAt, Instant endsAt, State state) {

		/** Whether its room takes a visitor now, or the reason why not yet. */
		public enum State {

			RECEIVED_FIRST, LATER, OPEN

		}

	}

	/**
	 * A visitor with a ticket.
	 *
	 * @param identityNumber of the citizen who is logged in
	 * @param account of the member of staff who is logged in
	 * @param browser the mark that their browser got with the ticket
	 */
	public record Visitor(Optional<String> identityNumber, Optional<String> account, Optional<String> browser) {

		boolean isLoggedIn() {
			return this.identityNumber.isPresent() || this.account.isPresent();
		}

		/** Omits the identity and the mark. */
		@Override
		public String toString() {
			return "Visitor";
		}

	}

	/**
	 * The right of a page to the line of its seat.
	 *
	 * @param byLogin whether it ends with the log-in of the browser
	 */
	public record Access(long seat, String ticketHash, boolean byLogin) {
	}

	/**
	 * The way into a room.
	 *
	 * @param freshBrowser the mark that the browser has to keep from now on
	 */
	public record Entrance(long seat, Optional<String> freshBrowser) {
	}

	/**
	 * A room in which a member of staff has a seat.
	 *
	 * @param centre place of its booking: a centre, or a prison with its prefix
	 * @param opensAt when they may enter
	 */
	public record OwnRoom(String caseReference, String centre, SeatRole role, Instant startsAt, Instant opensAt,
			Instant closesAt) {
	}

}
