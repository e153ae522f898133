package sa.wusul.notification;

/**
 * Gateway to the mobile network. Repeating a call with the same key sends no second
 * message.
 */
public interface SmsGateway {

	void send(SmsMessage message);

}
