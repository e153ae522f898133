package sa.wusul.services.delegate;

/**
 * The names that {@code processes/services/services-passport-renewal.bpmn} shares with
 * Java.
 */
public final class PassportRenewalProcess {

	public static final String KEY = "services-passport-renewal";

	/** Its requester takes an application back; every service waits for it. */
	public static final String APPLICATION_WITHDRAWN = "services.applicationWithdrawn";

	private PassportRenewalProcess() {
	}

}
