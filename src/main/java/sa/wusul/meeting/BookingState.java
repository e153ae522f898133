package sa.wusul.meeting;

/** Where a booking stands. */
public enum BookingState {

	WAITING, BOOKED, CONFIRMED, CHECKED_IN, HELD, NO_SHOW, INTERRUPTED, POSTPONED, CANCELLED;

	/** It holds a seat that nobody has sat down on yet. */
	public boolean upcoming() {
		return this == BOOKED || this == CONFIRMED;
	}

	/** It holds a seat, a room and perhaps an interpreter. */
	public boolean seated() {
		return upcoming() || this == CHECKED_IN;
	}

	/** Nothing more happens to it by itself; the case may be booked anew. */
	public boolean over() {
		return this != WAITING && !seated();
	}

}
