package sa.wusul.platform.factor;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A password that an administrator handed over.
 *
 * @param usedAt time of its one log-in
 * @param chosenAt time at which its owner chose another
 * @param provenAt time of a second factor after it, by which the account is known to be
 * in its owner's hands
 */
record FirstPassword(long id, String account, String issuedBy, Instant issuedAt, Instant expiresAt,
		Optional<Instant> usedAt, Optional<Instant> chosenAt, Optional<Instant> provenAt) {

	boolean isOpen() {
		return this.chosenAt.isEmpty();
	}

	/** Checks whether it still opens the account once. */
	boolean isGood(Instant now) {
		return isOpen() && this.usedAt.isEmpty() && now.isBefore(this.expiresAt);
	}

	/**
	 * Demands that another administrator than the one who issued it helps with the second
	 * factor, until one was given after it: two of them are needed for both.
	 * @throws RefusalException {@code firstPassword.another}
	 */
	void requireAnother(String administrator) {
		if (this.issuedBy.equals(administrator) && this.provenAt.isEmpty()) {
			throw new RefusalException(Kind.FORBIDDEN, "firstPassword.another");
		}
	}

}
