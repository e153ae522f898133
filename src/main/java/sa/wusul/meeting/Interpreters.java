package sa.wusul.meeting;

import java.time.Instant;
import java.util.Optional;

/**
 * The sign-language interpreters of the centres, for what has no slot, such as a visit to
 * the hall.
 */
public interface Interpreters {

	/**
	 * Reserves an interpreter of the centre and section who works and is free for the
	 * whole time. Asking again with the same key returns the same one.
	 * @param key of what he is reserved for, such as the ticket of a visit
	 * @return his name; empty where nobody is free
	 */
	Optional<String> reserve(String key, String centre, String section, Instant from, Instant until);

	/** Gives the rest of the time back. Doing it again changes nothing. */
	void release(String key);

}
