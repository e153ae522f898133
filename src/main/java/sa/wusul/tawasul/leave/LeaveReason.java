package sa.wusul.tawasul.leave;

/** The reason of a temporary leave. */
public enum LeaveReason {

	DEATH, WEDDING, ILLNESS, MONTHLY_HOME;

	/** Checks whether the leave is decided within hours, day and night. */
	public boolean cannotWait() {
		return this == DEATH;
	}

}
