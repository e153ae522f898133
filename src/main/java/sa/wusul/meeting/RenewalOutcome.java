package sa.wusul.meeting;

/** The outcome of a check whether the file of a meeting still holds the whole case. */
public enum RenewalOutcome {

	/** The case changed after its file was read; the new file has to be read. */
	READ_AGAIN,

	/**
	 * The file need not be read again. The last day has come: it is compared again soon.
	 */
	LATER,

	/** The file need not be read again, and the last day is still to come. */
	EARLY,

	/** The meeting begins; changes are shown in it. */
	OVER

}
