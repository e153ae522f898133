package sa.wusul.tawasul.leave;

/** The state of an authorisation. */
public enum LeaveState {

	PENDING, APPROVED, DENIED, PAUSED, EXPIRED, CANCELLED;

	/** Checks whether the authorisation permits no further departure. */
	public boolean over() {
		return this == DENIED || this == EXPIRED || this == CANCELLED;
	}

}
