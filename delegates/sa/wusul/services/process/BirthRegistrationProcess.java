package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-birth-registration.bpmn} shares with
 * Java.
 */
public final class BirthRegistrationProcess {

	public static final String KEY = "services-birth-registration";

	private BirthRegistrationProcess() {
	}

}
