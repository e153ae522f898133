package sa.wusul.notification;

/**
 * A channel beside text messages by which people may have messages that are neither codes
 * nor urgent: e-mail; a push to an application would be another.
 */
interface MessageChannel {

	/** Checks whether people may choose it. */
	boolean isOffered();

	/**
	 * Orders a message in the current transaction, once for its key.
	 * @return false if the channel does not take it, so that it goes as a text message
	 */
	boolean order(MessageChoice choice, ChannelMessage message);

	/** Withdraws a message that is not sent yet. */
	void withdraw(String idempotencyKey);

	/**
	 * A message for a channel.
	 *
	 * @param messageKey key of its text
	 * @param mobile the number to which it would go as a text message
	 */
	record ChannelMessage(String idempotencyKey, String caseReference, String messageKey, String mobile, String text) {

		/** Omits the text, which must not be logged. */
		@Override
		public String toString() {
			return "ChannelMessage[" + this.messageKey + "]";
		}

	}

}
