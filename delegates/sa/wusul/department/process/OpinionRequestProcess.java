package sa.wusul.department.process;

/**
 * The names that {@code processes/department/department-opinion-request.bpmn} shares with
 * Java.
 */
public final class OpinionRequestProcess {

	public static final String KEY = "department-opinion-request";

	private OpinionRequestProcess() {
	}

}
