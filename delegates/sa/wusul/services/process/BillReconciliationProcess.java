package sa.wusul.services.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/services/services-bill-reconciliation.bpmn} shares with
 * Java.
 */
public final class BillReconciliationProcess {

	public static final String KEY = "services-bill-reconciliation";

	/** The day of the biller's report, such as {@code 2026-11-24}. */
	public static final ProcessVariable<String> REPORT_DAY = text("reportDay");

	/** Number of open differences. */
	public static final ProcessVariable<Long> DIFFERENCE_COUNT = number("differenceCount");

	/** The first open differences, one a line, and how many follow. */
	public static final ProcessVariable<String> DIFFERENCE_LIST = text("differenceList");

	private BillReconciliationProcess() {
	}

}
