package sa.wusul.notification;

import sa.wusul.platform.relay.PermanentFailureException;

/** Thrown if a mail server will never take a message, such as for an unknown address. */
public class EmailRefusedException extends PermanentFailureException {

	public EmailRefusedException(String reason) {
		super(reason);
	}

}
