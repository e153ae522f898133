package sa.wusul.notification;

/** A model asked for a message that the analysts' texts do not have. */
class UnknownMessageException extends RuntimeException {

	UnknownMessageException(String key) {
		super("There is no message text " + key + " in " + MessageTexts.RESOURCE);
	}

}
