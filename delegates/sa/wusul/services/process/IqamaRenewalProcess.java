package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-iqama-renewal.bpmn} shares with Java.
 */
public final class IqamaRenewalProcess {

	public static final String KEY = "services-iqama-renewal";

	private IqamaRenewalProcess() {
	}

}
