package sa.wusul.department.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/department/department-opinion-request.bpmn} shares with
 * Java.
 */
public final class OpinionRequestProcess {

	public static final String KEY = "department-opinion-request";

	public static final ProcessVariable<String> CONTRIBUTING_DEPARTMENT = text("contributingDepartment");

	private OpinionRequestProcess() {
	}

}
