package sa.wusul.release;

/** Starter of the approval of a draft by the releasers. */
public interface DraftApprovalStarter {

	/**
	 * Starts it.
	 * @param shown the changes as far as a form shows them
	 */
	void ask(Draft draft, String shown);

	/** Ends it for a draft that is decided with its train. */
	void end(Draft draft, Draft train);

}
