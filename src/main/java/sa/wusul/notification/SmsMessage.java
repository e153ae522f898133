package sa.wusul.notification;

/**
 * A text for a mobile number.
 *
 * @param key idempotency key of the message
 */
public record SmsMessage(String key, String mobile, String text) {

	private static final int ONE_PART = 70;

	/**
	 * Length of a part if there are several; the header that joins them takes three
	 * characters.
	 */
	private static final int ONE_OF_SEVERAL_PARTS = 67;

	/**
	 * Returns the number of parts that the network needs for an Arabic text, which it
	 * sends as UCS-2.
	 */
	public int parts() {
		return (this.text.length() <= ONE_PART) ? 1
				: (this.text.length() + ONE_OF_SEVERAL_PARTS - 1) / ONE_OF_SEVERAL_PARTS;
	}

}
