package sa.wusul.notification;

import java.util.Map;
import java.util.Set;

/** Messages that inform requesters about their request. */
public interface RequesterMessages {

	/** Returns the names of the facts in a text. */
	Set<String> factsOf(String messageKey);

	/**
	 * Informs the requester of a case after the current transaction's commit, once for
	 * the idempotency key.
	 * @param messageKey a text of {@code
	 * processes/notification/notification-texts_ar.properties}
	 * @param facts codes for the text's placeholders, such as
	 * {@code department=passports}; an ISO-8601 instant for a placeholder that ends with
	 * {@code At}; the number for one that ends with {@code Number}, {@code Code} or
	 * {@code Amount}
	 */
	void inform(String caseReference, String messageKey, String idempotencyKey, Map<String, String> facts);

	/** Informs another person whom the case concerns, at their number. */
	void informAt(String mobile, String caseReference, String messageKey, String idempotencyKey,
			Map<String, String> facts);

	/**
	 * Withdraws a message that is not sent yet; its idempotency key may be used again.
	 */
	void withdraw(String idempotencyKey);

}
