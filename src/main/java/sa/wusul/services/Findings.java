package sa.wusul.services;

import java.util.Map;

/**
 * The answers of the sectors' registers about a case. Eligibility tables and papers read
 * them; they never become process variables.
 */
public interface Findings {

	/**
	 * Stores facts: booleans, whole numbers and decimals, texts, dates as
	 * {@code LocalDate}, and names as {@code PersonName}. A fact stored before is
	 * replaced.
	 */
	void keep(String caseReference, Map<String, Object> facts);

	/**
	 * Stores facts, replacing all that this source reported about the case before,
	 * including facts it no longer reports.
	 * @param source the reporter of the facts, such as a register
	 */
	void replace(String caseReference, String source, Map<String, Object> facts);

	/** Returns all facts by name, in the types they were stored in. */
	Map<String, Object> forCase(String caseReference);

}
