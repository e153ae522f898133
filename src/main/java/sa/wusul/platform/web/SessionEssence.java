package sa.wusul.platform.web;

import java.util.Optional;

/**
 * Port of what counts in values of sessions: a value that is renewed with each request is
 * written for the other nodes only if that has changed.
 */
@FunctionalInterface
public interface SessionEssence {

	/** Returns what counts in a value; empty if it is not of its kinds, or all counts. */
	Optional<Object> essence(Object value);

}
