package sa.wusul.services;

import java.util.Map;

/**
 * What the sectors' registers answered about a case. Tables of eligibility and papers
 * read it; it never becomes part of a process's variables.
 */
public interface Findings {

	/**
	 * Keeps facts: booleans, whole numbers and decimals, texts, and days as
	 * {@code LocalDate}. A fact that was known before is replaced.
	 */
	void keep(String caseReference, Map<String, Object> facts);

	/**
	 * Keeps facts in the place of all that this source said of the case before: what it
	 * no longer says is no longer known.
	 * @param source who says them, such as a register
	 */
	void replace(String caseReference, String source, Map<String, Object> facts);

	/** All facts by name, in the types they were kept in. */
	Map<String, Object> of(String caseReference);

}
