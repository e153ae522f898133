package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-passport-renewal.bpmn} shares with
 * Java.
 */
public final class PassportRenewalProcess {

	public static final String KEY = "services-passport-renewal";

	private PassportRenewalProcess() {
	}

}
