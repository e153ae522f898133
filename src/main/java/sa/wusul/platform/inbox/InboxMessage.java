package sa.wusul.platform.inbox;

/**
 * A message from outside for a case.
 *
 * @param key the sender's name for it, with the sender's own prefix; messages with the
 * same key are one message
 * @param messageName the message's name in the models
 * @param caseReference the case that it is for
 */
public record InboxMessage(String key, String messageName, String caseReference) {

}
