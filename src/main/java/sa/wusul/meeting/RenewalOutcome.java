package sa.wusul.meeting;

/** The outcome of a check whether the file of a meeting still holds the whole case. */
public enum RenewalOutcome {

	/** The case changed after its file was read; the new file has to be read. */
	READ_AGAIN,

	/** The file is unchanged, and is compared again later. */
	LATER,

	/** The meeting begins; changes are shown in it. */
	OVER

}
