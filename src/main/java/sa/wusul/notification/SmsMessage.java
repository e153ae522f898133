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

	/** Returns the number of parts that the network needs for the text. */
	public int parts() {
		return SmsText.inParts(this.text).parts().size();
	}

}
