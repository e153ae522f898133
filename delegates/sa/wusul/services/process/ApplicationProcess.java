package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-application.bpmn} shares with Java.
 */
public final class ApplicationProcess {

	public static final String KEY = "services-application";

	/** The message that the requester withdraws the application. */
	public static final String APPLICATION_WITHDRAWN = "services.applicationWithdrawn";

	private ApplicationProcess() {
	}

}
