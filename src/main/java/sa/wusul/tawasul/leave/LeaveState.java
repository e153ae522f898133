package sa.wusul.tawasul.leave;

/** Where an authorisation stands. */
public enum LeaveState {

	PENDING, APPROVED, DENIED, PAUSED, EXPIRED, CANCELLED;

	/** Nobody goes out under it any more. */
	public boolean over() {
		return this == DENIED || this == EXPIRED || this == CANCELLED;
	}

}
