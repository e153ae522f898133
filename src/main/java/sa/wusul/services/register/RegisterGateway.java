package sa.wusul.services.register;

import java.util.Map;

/**
 * The connection to external registers. It is called outside of transactions and may be
 * called twice.
 *
 * <p>
 * An exception means that the register cannot answer now, and the call is repeated later.
 * A missing record is an answer, too: a fact such as {@code personKnown = false}.
 */
public interface RegisterGateway {

	/** Checks whether any register is connected. */
	boolean reachesAny();

	/** Checks whether this register is connected. */
	boolean reaches(String register);

	/**
	 * Returns the facts known to the register.
	 * @return facts by name: {@link Boolean}, {@link Number}, {@link String} or
	 * {@link java.time.LocalDate}; unknown facts are absent
	 */
	Map<String, Object> enquire(String register, RegisterEnquiry enquiry);

	/**
	 * Makes an entry once. A repeated key changes nothing and returns the same answer.
	 * @throws EntryRefusedException if the register refuses the entry; the same key may
	 * be sent again
	 */
	Map<String, Object> enter(String register, RegisterEntry entry);

}
