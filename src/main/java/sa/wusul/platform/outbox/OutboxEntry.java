package sa.wusul.platform.outbox;

/**
 * An effect on the outside that is to happen once.
 *
 * @param key names the effect: the same key twice is one effect
 * @param kind says which {@link OutboxHandler} performs it
 * @param caseReference the case for which it happens
 * @param payload what the handler needs, in a form of its own
 */
public record OutboxEntry(String key, String kind, String caseReference, String payload) {

}
