package sa.wusul.platform.inbox;

import java.util.Optional;

/**
 * A message from outside for a case.
 *
 * @param key the sender's name for it, with the sender's own prefix; messages with the
 * same key are one message
 * @param messageName the message's name in the models
 * @param caseReference the case that it is for
 * @param addressee the process instance that it answers, if it is for one only; any other
 * one that waits for the same message does not take it
 */
public record InboxMessage(String key, String messageName, String caseReference, Optional<String> addressee) {

	public InboxMessage(String key, String messageName, String caseReference) {
		this(key, messageName, caseReference, Optional.empty());
	}

}
