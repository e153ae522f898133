package sa.wusul.reception.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.reception.HallTicketService;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/reception/reception-centre-visit.bpmn} shares with
 * Java.
 */
public final class CentreVisitProcess {

	public static final String KEY = "reception-centre-visit";

	public static final String VISITOR_PRESENT = HallTicketService.PRESENT;

	public static final String TICKET_RETURNED = HallTicketService.RETURNED;

	public static final ProcessVariable<Boolean> INTERPRETER_NEEDED = flag("interpreterNeeded");

	/** Whether the visitor took their number before they came. */
	public static final ProcessVariable<Boolean> VISITOR_AWAITED = flag("visitorAwaited");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<Long> COUNTER_NUMBER = number("counterNumber");

	public static final ProcessVariable<String> VISIT_OUTCOME = text("visitOutcome");

	public static final ProcessVariable<Long> ABSENCE_COUNT = number("absenceCount");

	private CentreVisitProcess() {
	}

}
