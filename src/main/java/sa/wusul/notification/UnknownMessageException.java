package sa.wusul.notification;

/** Thrown if a model names a message that the analysts' texts do not contain. */
class UnknownMessageException extends RuntimeException {

	UnknownMessageException(String key) {
		super("There is no message text " + key + " in " + MessageLanguage.ARABIC.file());
	}

}
