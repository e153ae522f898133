package sa.wusul.tawasul.process;

/**
 * The names that {@code processes/tawasul/tawasul-visit-failure.bpmn} shares with Java.
 */
public final class VisitFailureProcess {

	public static final String KEY = "tawasul-visit-failure";

	private VisitFailureProcess() {
	}

}
