package sa.wusul.room;

import java.time.Instant;
import java.util.Optional;

/**
 * A viewing of the recording of a room, which somebody asked for.
 *
 * @param reason reason in the words of the person who asked; null once it is erased
 * @param addressee the process instance that waits for it
 * @param attempts how often its composing was begun
 * @param expiresAt the time after which nobody opens it
 * @param linkHash hash of the address under which it is viewed, once it was opened
 * @param sessionHash hash of the log-in that opened it
 * @param openUntil end of the one session in which it is viewed
 * @param filmHash SHA-256 of the film, also after it was deleted
 * @param certificate number of the paper that certifies the film
 */
public record RecordingViewing(long number, long roomId, String caseReference, String reason, State state,
		String askedBy, Optional<String> releasedBy, Optional<String> addressee, int attempts, Optional<Long> byteCount,
		Optional<Instant> expiresAt, Optional<String> linkHash, Optional<String> sessionHash,
		Optional<Instant> openedAt, Optional<Instant> openUntil, Optional<String> filmHash,
		Optional<String> certificate) {

	/** Returns the name of the viewing, such as {@code RV-12}. */
	public String key() {
		return "RV-" + this.number;
	}

	/** Checks whether this person can open it now. */
	public boolean isReadyFor(String account, Instant now) {
		return this.state == State.READY && isOf(account) && this.linkHash.isEmpty()
				&& this.expiresAt.filter(now::isBefore).isPresent();
	}

	/** Checks whether this person asked for it. */
	public boolean isOf(String account) {
		return this.askedBy.equalsIgnoreCase(account);
	}

	/** State of a viewing. */
	public enum State {

		ASKED,
		/** Released; it is being composed. */
		ORDERED,
		/** It can be viewed. */
		READY,
		/** It could not be composed. */
		FAILED, DELETED

	}

}
