package sa.wusul.release;

import java.time.Instant;
import java.util.Optional;

/**
 * A set of model files that an analyst submitted for release.
 *
 * @param contentHash of all its files, with their names
 * @param changes differences from the models in service, file by file, in Arabic
 * @param decidedBy the person who released or refused it
 * @param reason why it was refused, or did not come into service on its day
 * @param releaseAt the beginning of the day on which it comes into service, if the
 * releaser named one
 */
public record Draft(long number, String name, String author, Instant handedInAt, String contentHash, String changes,
		State state, Optional<String> decidedBy, Optional<String> reason, Optional<String> deploymentId,
		Optional<Instant> releaseAt) {

	/** State of a draft. */
	public enum State {

		/** Not decided yet. */
		WAITING,

		/** Released in the current transaction, or on the day that the releaser named. */
		APPROVED,

		RELEASED,

		REFUSED

	}

	/** Returns its name in the engine and for people. */
	public String key() {
		return "draft-" + this.number;
	}

}
