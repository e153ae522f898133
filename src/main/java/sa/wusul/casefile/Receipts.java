package sa.wusul.casefile;

/** The confirmations to requesters that their request was received. */
public interface Receipts {

	/**
	 * Confirms the receipt of a request once, unless its model does so itself, or only
	 * the number on file may be told of it and is not known yet.
	 * @param numberOnFile whether the case has the number on file, if there is one
	 */
	void confirm(CaseFile request, boolean numberOnFile);

}
