package sa.wusul.delivery;

/** The state of a delivery. */
public enum DeliveryState {

	/** Ready to leave for an office, or to be booked with the courier. */
	PREPARED,

	BOOKED, COLLECTED, OUT_FOR_DELIVERY, ATTEMPT_FAILED,

	/** The courier was ordered to return it. */
	RETURNING,

	/** The courier returned it. */
	RETURNED,

	/** The courier lost it; the case gets another document. */
	LOST,

	AT_OFFICE, DELIVERED, PICKED_UP,

	/** It was not picked up in time. */
	UNCLAIMED,

	DESTROYED;

	/** Checks whether the courier has it or is about to receive it. */
	public boolean withCourier() {
		return switch (this) {
			case BOOKED, COLLECTED, OUT_FOR_DELIVERY, ATTEMPT_FAILED -> true;
			default -> false;
		};
	}

	/** Checks whether it may arrive at an office. */
	boolean comesToOffice() {
		return this == PREPARED || this == RETURNING || this == RETURNED;
	}

	/**
	 * Checks whether the way of delivery may still be changed, which ends once the
	 * courier is out for delivery.
	 */
	boolean changeable() {
		return withCourier() && this != OUT_FOR_DELIVERY;
	}

}
