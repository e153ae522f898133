package sa.wusul.platform.directory;

import sa.wusul.platform.problem.RefusalException;

/** Thrown if the directory gives no answer: nothing is known of the account. */
public class DirectoryUnavailableException extends RefusalException {

	private final String problem;

	/**
	 * Creates the exception.
	 * @param problem what happened, for operators
	 */
	public DirectoryUnavailableException(String problem) {
		super(Kind.UNAVAILABLE, "directory.away");
		this.problem = problem;
	}

	/** Returns what happened, for operators. */
	public String problem() {
		return this.problem;
	}

}
