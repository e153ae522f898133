package sa.wusul.platform.engine;

import java.util.Optional;

/**
 * The convention by which the process that works on the applications for all e-services
 * finds the eligibility table of each: it is named as the service's model and is deployed
 * with it.
 */
public final class EligibilityConvention {

	/** The process that every model of an e-service calls. */
	public static final String APPLICATION = "services-application";

	/** The name of the table in the model of {@link #APPLICATION}. */
	public static final String REFERENCE = "${service}-eligibility";

	private static final String SUFFIX = "-eligibility";

	private EligibilityConvention() {
	}

	public static String eligibilityOf(String service) {
		return service + SUFFIX;
	}

	/** Finds the table that a process needs because of what it calls. */
	public static Optional<String> neededBy(String process, String called) {
		return APPLICATION.equals(called) ? Optional.of(eligibilityOf(process)) : Optional.empty();
	}

}
