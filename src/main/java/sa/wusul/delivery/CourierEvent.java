package sa.wusul.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * An event reported by the courier about a parcel.
 *
 * @param key the courier's own key; a repeated key is the same event
 * @param attempt the number of the delivery attempt, for the two kinds about an attempt
 * @param code the code that the recipient gave
 * @param delegateIdentity identity number of the delegate who received the parcel; empty
 * if the requester did
 */
public record CourierEvent(String key, Kind kind, int attempt, Optional<FailureReason> reason, Optional<String> code,
		Optional<String> delegateIdentity, Optional<Instant> happenedAt) {

	/** The kinds of events. */
	public enum Kind {

		COLLECTED, OUT_FOR_DELIVERY, ATTEMPT_FAILED, HANDED_OVER, RETURNED, LOST

	}

}
