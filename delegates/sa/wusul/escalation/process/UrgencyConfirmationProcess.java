package sa.wusul.escalation.process;

/**
 * The names that {@code processes/escalation/escalation-urgency-confirmation.bpmn} shares
 * with Java.
 */
public final class UrgencyConfirmationProcess {

	public static final String KEY = "escalation-urgency-confirmation";

	private UrgencyConfirmationProcess() {
	}

}
