package sa.wusul.notification;

import java.time.Duration;
import java.util.Optional;

/**
 * A text for a mobile number.
 *
 * @param key idempotency key of the message
 * @param validity time for which it is of use, if it is shorter than that of the gateway
 * @param avoided name of a gateway through which it failed, or null
 * @param counted whether it counts among those that a number gets in a day
 */
public record SmsMessage(String key, String mobile, String text, Optional<Duration> validity, String avoided,
		boolean counted) {

	/** Creates a message of no special care. */
	public SmsMessage(String key, String mobile, String text) {
		this(key, mobile, text, Optional.empty(), null, false);
	}

	/** Returns the time for which the centre tries to deliver. */
	public Duration validity(Duration longest) {
		return this.validity.filter((own) -> own.compareTo(longest) < 0).orElse(longest);
	}

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
