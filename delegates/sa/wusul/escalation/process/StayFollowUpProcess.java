package sa.wusul.escalation.process;

/**
 * The names that {@code processes/escalation/escalation-stay-follow-up.bpmn} shares with
 * Java.
 */
public final class StayFollowUpProcess {

	public static final String KEY = "escalation-stay-follow-up";

	private StayFollowUpProcess() {
	}

}
