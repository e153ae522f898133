package sa.wusul.release;

import java.time.Instant;
import java.util.Optional;

/**
 * What an analyst handed in.
 *
 * @param contentHash of all its files, with their names
 * @param changes what is new against the models in service, file by file, in Arabic
 * @param decidedBy who released or refused it
 * @param reason why it was refused
 */
public record Draft(long number, String name, String author, Instant handedInAt, String contentHash, String changes,
		State state, Optional<String> decidedBy, Optional<String> reason, Optional<String> deploymentId) {

	/** Where a draft stands. */
	public enum State {

		/** Nobody decided yet. */
		WAITING,

		/** Released in the transaction at hand. */
		APPROVED,

		RELEASED,

		REFUSED

	}

	/** How the engine and people call it. */
	public String key() {
		return "draft-" + this.number;
	}

}
