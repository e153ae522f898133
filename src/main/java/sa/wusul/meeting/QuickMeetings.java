package sa.wusul.meeting;

import java.util.Optional;

/**
 * Meetings that cannot wait for a turn. What is booked here is a booking like any other:
 * see {@link Bookings} for what becomes of it.
 */
public interface QuickMeetings {

	/**
	 * Books the earliest seat in the sessions that comes in time, with any host and in
	 * any way that {@link QuickSeats} allows, free or another's. A seat in time that the
	 * case has already is kept.
	 * @return empty where none comes in time; nothing has changed then
	 */
	Optional<Booking> find(QuickMeeting meeting);

	/**
	 * Opens a seat outside the sessions, by day or by night, with the first host whose
	 * time allows it, and books it.
	 * @return empty where no host, room or interpreter is free in time; nothing has
	 * changed then
	 */
	Optional<Booking> open(QuickMeeting meeting);

}
