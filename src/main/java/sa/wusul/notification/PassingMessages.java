package sa.wusul.notification;

import java.util.Map;

/**
 * Sender of messages that must not be stored, such as codes: straight to the network,
 * without a row that keeps the text. It is slow and may fail, so only code that runs
 * after a commit calls it, such as an outbox handler.
 */
public interface PassingMessages {

	/** Checks whether there is a network to send to. */
	boolean isAvailable();

	/**
	 * Sends a message to the requester of a case.
	 * @param messageKey a text of {@code processes/notification/notification-texts_…}
	 * @param key idempotency key of this message
	 * @param facts values of the placeholders, as in {@link RequesterMessages#inform}
	 */
	void send(String caseReference, String messageKey, String key, Map<String, String> facts);

	/**
	 * Sends a message to the given number instead of the requester's, in the language
	 * that its holder chose.
	 */
	void sendTo(String mobile, String caseReference, String messageKey, String key, Map<String, String> facts);

	/**
	 * Sends a message to the given number in the language of the page that asked for it.
	 */
	void sendIn(MessageLanguage language, String mobile, String caseReference, String messageKey, String key,
			Map<String, String> facts);

	/** Begins the messages of one claim of the outbox. */
	Passing passing();

	/**
	 * Messages of one claim, begun with it at a centre that ignores repetitions (ADR 97),
	 * and sent one after the other.
	 */
	interface Passing {

		/** Begins a message to the requester of a case, in the current transaction. */
		void begin(String caseReference, String messageKey, String key, Map<String, String> facts);

		/** Sends a message that was begun. */
		void send(String key);

		/** Forgets a message that was begun and is not sent. */
		void release(String key);

		/** Records what the centre took, in the current transaction. */
		void record();

		/** Does what follows from records that are committed. */
		void recorded();

	}

}
