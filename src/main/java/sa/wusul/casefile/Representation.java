package sa.wusul.casefile;

import java.util.Arrays;
import java.util.Optional;

/**
 * The right by which an agent acts for the requester. The agent claims it in the request,
 * and a register proves it.
 */
public enum Representation {

	/** The requester is a child in the agent's care. */
	GUARDIAN,

	/** The requester gave the agent a power of attorney. */
	AGENT;

	/** Returns the right claimed in a form; empty for other answers. */
	static Optional<Representation> of(Object answer) {
		return Arrays.stream(values()).filter((right) -> right.name().equals(answer)).findFirst();
	}

}
