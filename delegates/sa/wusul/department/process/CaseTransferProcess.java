package sa.wusul.department.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/department/department-case-transfer.bpmn} shares with
 * Java.
 */
public final class CaseTransferProcess {

	public static final String KEY = "department-case-transfer";

	public static final ProcessVariable<String> DEPARTMENT = text("department");

	public static final ProcessVariable<String> TARGET_DEPARTMENT = text("targetDepartment");

	public static final ProcessVariable<Long> TRANSFER_COUNT = number("transferCount");

	private CaseTransferProcess() {
	}

}
