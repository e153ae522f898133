package sa.wusul.delivery;

/** Where a document is on its way to the citizen. */
public enum DeliveryState {

	/** Ready to leave for an office, or to be booked with the courier. */
	PREPARED,

	BOOKED, COLLECTED, OUT_FOR_DELIVERY, ATTEMPT_FAILED,

	/** The courier was told to bring it back. */
	RETURNING,

	/** The courier brought it back. */
	RETURNED,

	/** The courier lost it; the case gets another document. */
	LOST,

	AT_OFFICE, DELIVERED, PICKED_UP,

	/** Nobody came for it in time. */
	UNCLAIMED,

	DESTROYED;

	/** The courier has it, or is about to get it. */
	boolean withCourier() {
		return switch (this) {
			case BOOKED, COLLECTED, OUT_FOR_DELIVERY, ATTEMPT_FAILED -> true;
			default -> false;
		};
	}

	/** An office may get it. */
	boolean comesToOffice() {
		return this == PREPARED || this == RETURNING || this == RETURNED;
	}

	/** Nothing is out at somebody's door, so it may still go another way. */
	boolean changeable() {
		return withCourier() && this != OUT_FOR_DELIVERY;
	}

}
