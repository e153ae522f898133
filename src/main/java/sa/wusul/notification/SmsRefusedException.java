package sa.wusul.notification;

import sa.wusul.platform.relay.PermanentFailureException;

/** Thrown if a message can never be sent, such as to a number that does not exist. */
public class SmsRefusedException extends PermanentFailureException {

	public SmsRefusedException(String reason) {
		super(reason);
	}

}
