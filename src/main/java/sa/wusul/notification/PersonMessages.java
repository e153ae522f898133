package sa.wusul.notification;

import java.util.Map;

/** Messages to people about themselves, which belong to no case. */
public interface PersonMessages {

	/**
	 * Sends a message after the current transaction's commit, in the language that the
	 * holder of the number chose, once for its text and number.
	 * @param messageKey a text of {@code processes/notification/notification-texts_…}
	 * @param number the number of the message, in place of a case reference
	 * @param facts values of the placeholders, as in {@link RequesterMessages#inform}
	 */
	void send(String mobile, String messageKey, String number, Map<String, String> facts);

}
