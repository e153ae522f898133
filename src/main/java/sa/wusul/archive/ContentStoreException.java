package sa.wusul.archive;

import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.problem.RefusalException;

/**
 * Thrown if the store of contents does not answer, is full, or is not the one that was
 * prepared. People are asked to try again later; the cause is for operators.
 */
class ContentStoreException extends RefusalException {

	ContentStoreException(Throwable cause) {
		super(Kind.UNAVAILABLE, "archive.unavailable");
		initCause(cause);
	}

	/** Returns the reason in one line, which names no person, and for TLS what to do. */
	String reason() {
		return NeighbourConnection.tlsFailure(getCause())
			.orElseGet(() -> String.valueOf(getCause()).lines().findFirst().orElse(""));
	}

}
