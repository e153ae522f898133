package sa.wusul.tawasul.verification;

import java.util.Map;

/**
 * The enquiries of registers about contacts between their requests. A contact is named by
 * the case that entered them.
 */
public interface ContactEnquiries {

	/** The message that a process waits for after an enquiry. */
	String ANSWERED = "tawasul.contactAnswered";

	/**
	 * Orders an enquiry in the current transaction; it is sent after the commit. Ordering
	 * again replaces an enquiry without an answer.
	 * @return false if the contact no longer holds the role, and no register is asked
	 */
	boolean ask(String contactCase);

	/**
	 * Returns the facts for the table on the standing of a contact: {@code contactRole},
	 * {@code provenRelation}, {@code relation} and {@code powerOfAttorneyValid}. What the
	 * register has not reported is null.
	 */
	Map<String, Object> facts(String contactCase);

}
