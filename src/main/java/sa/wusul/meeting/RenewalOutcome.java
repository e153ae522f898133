package sa.wusul.meeting;

/** The outcome of a check whether the file of a meeting still holds the whole case. */
public enum RenewalOutcome {

	/** The case changed after its file was read; the new file has to be read. */
	READ_AGAIN,

	/**
	 * Nothing has to be read again. The last day has come: the file is compared again
	 * soon.
	 */
	LATER,

	/** Nothing has to be read again, and the last day is still to come. */
	EARLY,

	/** The meeting begins; changes are shown in it. */
	OVER

}
