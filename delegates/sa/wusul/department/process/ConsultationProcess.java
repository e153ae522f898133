package sa.wusul.department.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/department/department-consultation.bpmn} shares with
 * Java.
 */
public final class ConsultationProcess {

	public static final String KEY = "department-consultation";

	public static final ProcessVariable<String> CONTRIBUTING_DEPARTMENT = text("contributingDepartment");

	public static final ProcessVariable<String> SECOND_DEPARTMENT = text("secondDepartment");

	public static final ProcessVariable<String> THIRD_DEPARTMENT = text("thirdDepartment");

	/** The number of departments that are asked. */
	public static final ProcessVariable<Long> OPINION_COUNT = number("opinionCount");

	private ConsultationProcess() {
	}

}
