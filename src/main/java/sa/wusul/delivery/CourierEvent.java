package sa.wusul.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that the courier tells about a parcel.
 *
 * @param key the courier's own name for it; the same key twice is one event
 * @param attempt the how-manieth way to the door it is about, for the two kinds that are
 * about one
 * @param code what the recipient read out
 * @param delegateIdentity of the delegate who received it, if the requester did not
 */
public record CourierEvent(String key, Kind kind, int attempt, Optional<FailureReason> reason, Optional<String> code,
		Optional<String> delegateIdentity, Optional<Instant> happenedAt) {

	/** What can happen to a parcel. */
	public enum Kind {

		COLLECTED, OUT_FOR_DELIVERY, ATTEMPT_FAILED, HANDED_OVER, RETURNED, LOST

	}

}
