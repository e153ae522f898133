package sa.wusul.casefile;

/**
 * Check of a particular with a neighbour who knows it. It runs outside of transactions,
 * before a case is opened by a form.
 */
public interface ParticularChecker {

	/** Returns the name of the particular. */
	String name();

	/**
	 * Checks an answer that its form accepts; without an answer of the neighbour it is
	 * enough.
	 * @throws sa.wusul.platform.problem.RefusalException if the neighbour does not know
	 * it
	 */
	void check(String given);

}
