package sa.wusul.reception.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/reception/reception-centre-visit.bpmn} shares with
 * Java.
 */
public final class CentreVisitProcess {

	public static final String KEY = "reception-centre-visit";

	public static final ProcessVariable<Boolean> INTERPRETER_NEEDED = flag("interpreterNeeded");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<Long> COUNTER_NUMBER = number("counterNumber");

	public static final ProcessVariable<String> VISIT_OUTCOME = text("visitOutcome");

	public static final ProcessVariable<Long> ABSENCE_COUNT = number("absenceCount");

	private CentreVisitProcess() {
	}

}
