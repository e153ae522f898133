package sa.wusul.notification;

/** The ministry's mail server. */
public interface EmailGateway {

	/**
	 * Hands a message over.
	 * @throws EmailRefusedException if it can never be delivered, such as to an address
	 * that does not exist
	 * @throws sa.wusul.platform.relay.TemporaryFailureException if it may be tried again
	 */
	void send(EmailMessage message);

}
