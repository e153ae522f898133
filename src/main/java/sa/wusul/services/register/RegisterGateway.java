package sa.wusul.services.register;

import java.util.Map;

/**
 * The way to registers outside. It is called outside of transactions, and perhaps twice.
 *
 * <p>
 * An exception means that the register cannot answer now; it will be asked again. What it
 * does not know is an answer, too: a fact such as {@code personKnown = false}.
 */
public interface RegisterGateway {

	/** Whether there is a way to any register. */
	boolean reachesAny();

	/** Whether there is a way to this register. */
	boolean reaches(String register);

	/**
	 * What the register knows.
	 * @return facts by name: {@link Boolean}, {@link Number}, {@link String} or
	 * {@link java.time.LocalDate}; what it cannot say is not in it
	 */
	Map<String, Object> enquire(String register, RegisterEnquiry enquiry);

	/**
	 * Enters something once. The same key again changes nothing and gives the same
	 * answer.
	 */
	Map<String, Object> enter(String register, RegisterEntry entry);

}
