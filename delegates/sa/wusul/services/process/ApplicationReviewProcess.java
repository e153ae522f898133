package sa.wusul.services.process;

/**
 * The names that {@code processes/services/services-application-review.bpmn} shares with
 * Java.
 */
public final class ApplicationReviewProcess {

	public static final String KEY = "services-application-review";

	private ApplicationReviewProcess() {
	}

}
