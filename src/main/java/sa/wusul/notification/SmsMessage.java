package sa.wusul.notification;

/** One text for one mobile; the key names it, however often it is handed over. */
public record SmsMessage(String key, String mobile, String text) {

}
