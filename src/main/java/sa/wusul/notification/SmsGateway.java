package sa.wusul.notification;

/**
 * Hands a message to the mobile network. Repeating a call with the same key sends
 * nothing.
 */
public interface SmsGateway {

	void send(SmsMessage message);

}
