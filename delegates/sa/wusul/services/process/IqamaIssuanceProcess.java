package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-iqama-issuance.bpmn} shares with
 * Java.
 */
public final class IqamaIssuanceProcess {

	public static final String KEY = "services-iqama-issuance";

	private IqamaIssuanceProcess() {
	}

}
