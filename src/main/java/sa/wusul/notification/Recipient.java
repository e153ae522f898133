package sa.wusul.notification;

/**
 * The recipient of messages about a case, with their mobile number.
 *
 * @param topic what the case is about: a topic or the key of a service
 */
public record Recipient(String mobile, String name, String topic) {

}
