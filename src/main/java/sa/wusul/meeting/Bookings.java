package sa.wusul.meeting;

import java.util.List;
import java.util.Optional;

import sa.wusul.platform.problem.Refusal;

/**
 * The seats of meetings and appointments. A case has at most one booking, so its
 * reference is the key. What happens to a booking from elsewhere is told to the case's
 * process in the same transaction, by the messages below; the process then reads the
 * facts with {@link #of}.
 */
public interface Bookings {

	/** A waiting case got a slot. */
	String SLOT_FOUND = "meeting.slotFound";

	/** A case lost its slot; it has another one or waits first in line. */
	String DISPLACED = "meeting.bookingDisplaced";

	/** The person moved his booking. */
	String MOVED = "meeting.bookingMoved";

	/** The person gave his booking up. */
	String CANCELLED = "meeting.bookingCancelled";

	/**
	 * Books the chosen or the earliest slot that suits, or puts the case on the waiting
	 * list. Asking again for a case that waits or has a seat changes nothing. A case
	 * whose meeting was postponed or interrupted goes first in line. An urgent case may
	 * take the slot of another, by the decision {@code meeting-slot-priority}; the
	 * displaced one is rebooked at once.
	 * @throws Refusal {@code slot.taken}, {@code slot.unknown} or
	 * {@code slot.notSuitable} for a chosen slot
	 */
	Booking book(BookingRequest request);

	/**
	 * Changes to another slot at the person's wish.
	 * @throws Refusal {@code slot.taken}, {@code slot.unknown}, {@code slot.notSuitable}
	 * or {@code booking.unknown}; the present slot is kept
	 */
	Booking move(String caseReference, long slotId);

	/** The person says that he comes. */
	void confirm(String caseReference);

	/** Gives the seat back; it goes to the first of the waiting list whom it suits. */
	void cancel(String caseReference);

	/** The active booking of the case, or its last. */
	Optional<Booking> of(String caseReference);

	/** Free slots that suit, earliest first. */
	List<Slot> free(SlotSearch search, int most);

	/** A slot, whoever has it. */
	Optional<Slot> slot(long id);

	/** Who receives for this purpose in sessions to come. */
	List<String> hosts(Purpose purpose);

	/** Keeps what became of the meeting. */
	void record(String caseReference, BookingState outcome);

}
