package sa.wusul.notification;

/** Thrown if there is no recipient for a message about a case. */
class UnknownRecipientException extends RuntimeException {

	UnknownRecipientException(String caseReference) {
		super("There is no recipient for messages about " + caseReference);
	}

}
