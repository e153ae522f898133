package sa.wusul.notification;

/** Who is informed about a case, and on which mobile. */
public record Recipient(String mobile, String name) {

}
