package sa.wusul.notification;

import java.util.Map;

/** The one place from which a requester is told what happens to his request. */
public interface RequesterMessages {

	/**
	 * Informs the requester of a case after the current transaction's commit, once for
	 * the idempotency key.
	 * @param messageKey a text of
	 * {@code processes/notification/notification-texts_ar.properties}
	 * @param facts codes for the text's placeholders, such as
	 * {@code department=passports}
	 */
	void inform(String caseReference, String messageKey, String idempotencyKey, Map<String, String> facts);

}
