package sa.wusul.platform.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * A second factor of an account.
 *
 * @param label its owner's name for it
 */
public record StaffFactor(long id, String account, Kind kind, String label, Instant createdAt,
		Optional<Instant> usedAt) {

	/** Kind of a factor. */
	public enum Kind {

		TOTP, PASSKEY

	}

}
