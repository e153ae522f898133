package sa.wusul.escalation;

/** The part of the week in which somebody has the duty, in the words of the roster. */
public enum DutyShift {

	/** The ministry works. */
	WORKING,

	/** A working day, outside of its hours. */
	NIGHT,

	/** A weekend or a holiday. */
	DAY_OFF

}
