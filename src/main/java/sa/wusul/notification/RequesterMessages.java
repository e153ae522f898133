package sa.wusul.notification;

import java.util.Map;
import java.util.Set;

/** The one place from which a requester is told what happens to his request. */
public interface RequesterMessages {

	/** The names of the facts that a text is filled with. */
	Set<String> factsOf(String messageKey);

	/**
	 * Informs the requester of a case after the current transaction's commit, once for
	 * the idempotency key.
	 * @param messageKey a text of
	 * {@code processes/notification/notification-texts_ar.properties}
	 * @param facts codes for the text's placeholders, such as
	 * {@code department=passports}; for a placeholder that ends with {@code At} an
	 * ISO-8601 instant, for one that ends with {@code Number}, {@code Code} or
	 * {@code Amount} the number
	 */
	void inform(String caseReference, String messageKey, String idempotencyKey, Map<String, String> facts);

	/** The same to the number of somebody else whom the case concerns. */
	void informAt(String mobile, String caseReference, String messageKey, String idempotencyKey,
			Map<String, String> facts);

}
