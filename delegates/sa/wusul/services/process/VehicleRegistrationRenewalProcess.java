package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-vehicle-registration-renewal.bpmn}
 * shares with Java.
 */
public final class VehicleRegistrationRenewalProcess {

	public static final String KEY = "services-vehicle-registration-renewal";

	private VehicleRegistrationRenewalProcess() {
	}

}
