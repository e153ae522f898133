package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-national-id-renewal.bpmn} shares with
 * Java.
 */
public final class NationalIdRenewalProcess {

	public static final String KEY = "services-national-id-renewal";

	private NationalIdRenewalProcess() {
	}

}
