package sa.wusul.notification;

import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Thrown if nobody can tell whether the centre accepted a part, such as after a lost
 * connection.
 */
public class SmsUnclearException extends TemporaryFailureException {

	public SmsUnclearException(String reason) {
		super(reason);
	}

}
