package sa.wusul.casefile;

/** The confirmations to requesters that their request was received, one for each case. */
public interface Receipts {

	/** Checks whether a message confirms the receipt of a request. */
	static boolean confirms(String messageKey) {
		return messageKey.startsWith("requestReceived");
	}

	/** Returns the key of the one message that confirms the receipt of a case. */
	static String key(String caseReference) {
		return "receipt-" + caseReference;
	}

	/**
	 * Confirms the receipt of a request once, unless its model does so itself, or only
	 * the number on file may be told of it and is not known yet.
	 * @param numberOnFile whether the case has the number on file, if there is one
	 */
	void confirm(CaseFile request, boolean numberOnFile);

	/**
	 * Notes the language in which the holder of a number wants messages.
	 * @param language {@code ARABIC} or {@code ENGLISH}, as forms ask for it
	 */
	void writeIn(String language, String mobile);

}
