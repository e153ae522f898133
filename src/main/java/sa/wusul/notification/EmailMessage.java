package sa.wusul.notification;

/**
 * A message to an address.
 *
 * @param key idempotency key, from which its {@code Message-ID} is made
 */
public record EmailMessage(String key, String address, MessageLanguage language, String subject, String text) {

	/** Omits address and text, which must not be logged. */
	@Override
	public String toString() {
		return "EmailMessage[" + this.language + "]";
	}

}
