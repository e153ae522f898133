package sa.wusul.records.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;

/**
 * The names that {@code processes/records/records-case-handover.bpmn} shares with Java.
 */
public final class CaseHandoverProcess {

	public static final String KEY = "records-case-handover";

	public static final String PACKAGE_BUILT = "records.packageBuilt";

	public static final String PACKAGE_DECLINED = "records.packageDeclined";

	public static final ProcessVariable<Long> HANDOVER_NUMBER = number("handoverNumber");

	/** Whether the package was downloaded before it was deleted. */
	public static final ProcessVariable<Boolean> PACKAGE_FETCHED = flag("packageFetched");

	/** The role of the person who asked for the package. */
	public static final PerformerRole STARTED_BY = new PerformerRole("startedBy");

	/** The role of the person who approved it. */
	public static final PerformerRole DECIDED_BY = new PerformerRole("decidedBy");

	private CaseHandoverProcess() {
	}

}
