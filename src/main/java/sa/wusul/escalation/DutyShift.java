package sa.wusul.escalation;

/** A part of the week with its own officer on duty, as named in the roster. */
public enum DutyShift {

	/** Working hours. */
	WORKING,

	/** A working day, outside of its hours. */
	NIGHT,

	/** A weekend or a holiday. */
	DAY_OFF

}
