package sa.wusul.notification;

import java.util.Map;

/**
 * Sends a requester what may rest nowhere, such as a code: straight to the network,
 * without a row that keeps its text. It is slow and may fail, so only what runs after a
 * commit, such as an outbox handler, calls it.
 */
public interface PassingMessages {

	/** Whether there is a network to send to. */
	boolean isAvailable();

	/**
	 * @param messageKey a text of
	 * {@code processes/notification/notification-texts_ar.properties}
	 * @param key names this one sending
	 * @param facts what fills the text, as {@link RequesterMessages#inform} takes it
	 */
	void send(String caseReference, String messageKey, String key, Map<String, String> facts);

	/** The same to a number of its own, whoever made the request. */
	void sendTo(String mobile, String caseReference, String messageKey, String key, Map<String, String> facts);

}
