package sa.wusul.meeting;

import java.util.Optional;

/**
 * The booking of urgent meetings. The result is a booking like any other; see
 * {@link Bookings}.
 */
public interface QuickMeetings {

	/**
	 * Books the earliest seat in the sessions that is in time, with any host and mode
	 * that {@link QuickSeatDecisions} allows, free or taken by another case. If the case
	 * already has a seat in time, that seat is kept.
	 * @return empty, without any change, if no seat is in time
	 */
	Optional<Booking> find(QuickMeeting meeting);

	/**
	 * Opens a seat outside the sessions, by day or by night, with the first available
	 * host, and books it.
	 * @return empty, without any change, if no host, room or interpreter is free in time
	 */
	Optional<Booking> open(QuickMeeting meeting);

	/**
	 * Books or opens a seat whose interpreter is at another centre and joins by video.
	 * @return empty, without any change, if no seat or no interpreter is free in time
	 */
	Optional<Booking> seatWithRemoteInterpreter(QuickMeeting meeting);

	/**
	 * Releases a seat, or a place on the waiting list, that comes too late. The case is
	 * first in line when it is booked again.
	 */
	void giveUp(String caseReference);

}
