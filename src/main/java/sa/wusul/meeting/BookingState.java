package sa.wusul.meeting;

/** The state of a booking. */
public enum BookingState {

	WAITING, BOOKED, CONFIRMED, CHECKED_IN, HELD, NO_SHOW, INTERRUPTED, POSTPONED, CANCELLED;

	/** Checks whether the booking holds a seat for a meeting that has not begun. */
	public boolean upcoming() {
		return this == BOOKED || this == CONFIRMED;
	}

	/** Checks whether the booking holds a seat, a room and possibly an interpreter. */
	public boolean seated() {
		return upcoming() || this == CHECKED_IN;
	}

	/** Checks whether the booking has ended; the case may then be booked again. */
	public boolean over() {
		return this != WAITING && !seated();
	}

}
