package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-passport-renewal.bpmn} shares with
 * Java.
 */
public final class PassportRenewalProcess {

	public static final String KEY = "services-passport-renewal";

	/**
	 * The message that the requester withdraws the application; every service receives
	 * it.
	 */
	public static final String APPLICATION_WITHDRAWN = "services.applicationWithdrawn";

	private PassportRenewalProcess() {
	}

}
