package sa.wusul.notification;

import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Thrown if the centre surely did not accept a part, which may go through another
 * gateway.
 */
public class SmsNotAcceptedException extends TemporaryFailureException {

	public SmsNotAcceptedException(String reason) {
		super(reason);
	}

}
