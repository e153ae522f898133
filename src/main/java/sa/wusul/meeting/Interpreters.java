package sa.wusul.meeting;

import java.time.Instant;
import java.util.Optional;

/**
 * The sign-language interpreters of the centres: for services without a slot, such as a
 * visit to the hall, and in place of the absent interpreter of a booking.
 */
public interface Interpreters {

	/**
	 * Reserves an interpreter of the centre and section who works and is free for the
	 * whole time. Asking again with the same key returns the same one.
	 * @param key identifies the purpose of the reservation, such as the ticket of a visit
	 * @return the interpreter's name; empty if none is free
	 */
	Optional<String> reserve(String key, String centre, String section, Instant from, Instant until);

	/** Releases the rest of the reserved time. Repeating the call changes nothing. */
	void release(String key);

	/**
	 * Checks whether another interpreter is free from now on for the case's booking.
	 * @param remote whether one of any centre, who joins by video, is meant
	 */
	boolean hasReplacement(String caseReference, boolean remote);

	/**
	 * Replaces the interpreter of the case's booking, and tells both.
	 * @param remote whether one of any centre, who joins by video, is meant
	 * @return false, without any change, if none is free
	 */
	boolean replace(String caseReference, boolean remote);

}
