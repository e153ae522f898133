package sa.wusul.tawasul.delegate;

/**
 * The names that {@code processes/tawasul/tawasul-general-request.bpmn} shares with Java.
 */
public final class GeneralRequestProcess {

	public static final String KEY = "tawasul-general-request";

	private GeneralRequestProcess() {
	}

}
