package sa.wusul.services.reminder;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The consent of a person to be reminded before their documents expire.
 *
 * @param lookOn the day from which registers are asked again
 * @param lookedAt when they were asked, or {@code null} if they were not yet
 */
public record ExpiryConsent(long id, String identityNumber, String mobile, Instant agreedAt, LocalDate lookOn,
		Instant lookedAt) {

	private static final String PREFIX = "ER-";

	/** Returns the business key of the processes for this consent. */
	public String key() {
		return PREFIX + this.id;
	}

	/** Returns the number of the consent with this key. */
	static long id(String key) {
		return Long.parseLong(key.substring(PREFIX.length()));
	}

}
