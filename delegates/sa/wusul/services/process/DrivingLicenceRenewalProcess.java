package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-driving-licence-renewal.bpmn} shares
 * with Java.
 */
public final class DrivingLicenceRenewalProcess {

	public static final String KEY = "services-driving-licence-renewal";

	private DrivingLicenceRenewalProcess() {
	}

}
