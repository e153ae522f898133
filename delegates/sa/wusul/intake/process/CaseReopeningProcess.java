package sa.wusul.intake.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/intake/intake-case-reopening.bpmn} shares with Java.
 */
public final class CaseReopeningProcess {

	public static final String KEY = "intake-case-reopening";

	/** Not proposed by a table: the department that had the case gets it again. */
	public static final ProcessVariable<String> PROPOSED_DEPARTMENT = text("proposedDepartment");

	/**
	 * The person who answered or rejected the case last, who may not examine it again.
	 */
	public static final PerformerRole CLOSED_BY = new PerformerRole("closedBy");

	private CaseReopeningProcess() {
	}

}
