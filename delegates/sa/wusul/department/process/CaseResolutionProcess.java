package sa.wusul.department.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/department/department-case-resolution.bpmn} shares with
 * Java.
 */
public final class CaseResolutionProcess {

	public static final String KEY = "department-case-resolution";

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<String> DEPARTMENT = text("department");

	/**
	 * The department that the table proposed last, or that returned the case; any other
	 * one was chosen by a person.
	 */
	public static final ProcessVariable<String> PROPOSED_DEPARTMENT = text("proposedDepartment");

	/** The type of request with which a department returned the case. */
	public static final ProcessVariable<String> ROUTED_TYPE = text("routedType");

	public static final ProcessVariable<Long> TRANSFER_COUNT = number("transferCount");

	/** Whether a supervisor decided the department for good. */
	public static final ProcessVariable<Boolean> DEPARTMENT_FINAL = flag("departmentFinal");

	public static final ProcessVariable<String> ROUTING_REASON = text("routingReason");

	private CaseResolutionProcess() {
	}

}
