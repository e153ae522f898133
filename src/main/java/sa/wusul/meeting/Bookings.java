package sa.wusul.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/**
 * The seats of meetings and appointments. A case has at most one booking, so its
 * reference is the key. Changes to a booking that its process did not make are sent to
 * the process in the same transaction, by the messages below; the process then reads the
 * booking with {@link #of}.
 */
public interface Bookings {

	/** The message that a waiting case got a slot. */
	String SLOT_FOUND = "meeting.slotFound";

	/**
	 * The message that a case lost its slot; it has another one or waits first in line.
	 */
	String DISPLACED = "meeting.bookingDisplaced";

	/** The message that the requester moved the booking. */
	String MOVED = "meeting.bookingMoved";

	/** The message that the requester cancelled the booking. */
	String CANCELLED = "meeting.bookingCancelled";

	/**
	 * Books the chosen or the earliest slot that fits, or puts the case on the waiting
	 * list. Repeating the request for a case that waits or has a seat changes nothing. A
	 * case whose meeting was postponed or interrupted is first in line. An urgent case
	 * may take the slot of another, by the decision {@code meeting-slot-priority}; the
	 * displaced one is rebooked at once.
	 * @throws RefusalException {@code slot.taken}, {@code slot.unknown} or
	 * {@code slot.notSuitable} for a chosen slot
	 */
	Booking book(BookingRequest request);

	/**
	 * Moves the booking to another slot at the requester's wish.
	 * @throws RefusalException {@code slot.taken}, {@code slot.unknown},
	 * {@code slot.notSuitable} or {@code booking.unknown}; the present slot is kept
	 */
	Booking move(String caseReference, long slotId);

	/** Records that the requester confirmed their attendance. */
	void confirm(String caseReference);

	/**
	 * Rebooks a case that loses its seat for a reason of the ministry's own; it comes
	 * first in line.
	 */
	void displace(String caseReference, ChangeReason reason);

	/** Releases the seat to the first waiting case that it fits. */
	void cancel(String caseReference);

	/** Returns the active booking of the case, or its last. */
	Optional<Booking> forCase(String caseReference);

	/** Returns the bookings with a slot that begins in a time, earliest first. */
	List<Booking> between(Instant from, Instant until);

	/**
	 * Returns the centre of the interpreter of the booking; empty if none is booked.
	 */
	Optional<String> interpreterCentre(String caseReference);

	/** Returns free slots that fit, earliest first. */
	List<Slot> free(SlotSearch search, int most);

	/** Finds a slot, free or taken. */
	Optional<Slot> slot(long id);

	/** Returns the hosts with future sessions for this purpose. */
	List<String> hosts(Purpose purpose);

	/** Stores the outcome of the meeting. */
	void record(String caseReference, BookingState outcome);

}
