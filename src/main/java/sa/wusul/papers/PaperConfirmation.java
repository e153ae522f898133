package sa.wusul.papers;

/** Port by which an issued paper gets the confirmed time of its signature. */
interface PaperConfirmation {

	/** Orders the confirmation in the transaction of the issue. */
	void order(IssuedPaper paper);

}
