package sa.wusul.tawasul.leave;

/** Why somebody is let out for a time. */
public enum LeaveReason {

	DEATH, WEDDING, ILLNESS, MONTHLY_HOME;

	/** It is decided within hours, by day and by night. */
	public boolean cannotWait() {
		return this == DEATH;
	}

}
