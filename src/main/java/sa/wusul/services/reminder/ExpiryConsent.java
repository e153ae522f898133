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

}
