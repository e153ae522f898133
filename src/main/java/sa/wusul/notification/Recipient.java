package sa.wusul.notification;

/** The recipient of messages about a case, with their mobile number. */
public record Recipient(String mobile, String name) {

}
