package sa.wusul.notification;

/** Nobody is known who could be informed about a case. */
class UnknownRecipientException extends RuntimeException {

	UnknownRecipientException(String caseReference) {
		super("There is nobody to inform about " + caseReference);
	}

}
