package sa.wusul.release;

import java.time.Instant;
import java.util.Optional;

/**
 * A set of model files that an analyst submitted for release.
 *
 * @param contentHash of all its files, with their names
 * @param changes differences from the models in service, in words of law, in Arabic
 * @param changesEn the same in English
 * @param thirdPerson whether it changes what takes three people
 * @param decidedBy the person who released or refused it
 * @param guardedBy the third person, who agreed to what takes three people or refused it
 * @param guardReason why the third person agreed
 * @param reason why it was refused, or did not come into service on its day
 * @param releaseAt the beginning of the day on which it comes into service, if the
 * releaser named one
 */
public record Draft(long number, String name, String author, Instant handedInAt, String contentHash, String changes,
		String changesEn, boolean thirdPerson, State state, Optional<String> decidedBy, Optional<String> guardedBy,
		Optional<String> guardReason, Optional<String> reason, Optional<String> deploymentId,
		Optional<Instant> releaseAt) {

	/** Characters of the changes that a form shows. */
	static final int SHOWN = 3600;

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
