package sa.wusul.records.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/records/records-case-disposal.bpmn} shares with Java.
 */
public final class CaseDisposalProcess {

	public static final String KEY = "records-case-disposal";

	public static final ProcessVariable<Long> DISPOSAL_NUMBER = number("disposalNumber");

	public static final ProcessVariable<String> CENTRE = text("centre");

	/** Number of cases on the list. */
	public static final ProcessVariable<Long> CASE_COUNT = number("caseCount");

	/** References and classes of the cases, without personal data. */
	public static final ProcessVariable<String> CASE_LIST = text("caseList");

	public static final ProcessVariable<String> RULES_VERSION = text("rulesVersion");

	/** Whether no case of the list is still to be erased. */
	public static final ProcessVariable<Boolean> LIST_ERASED = flag("listErased");

	public static final ProcessVariable<String> CERTIFICATE_NUMBER = text("certificateNumber");

	/** The role of the person who checked the list. */
	public static final PerformerRole CHECKED_BY = new PerformerRole("checkedBy");

	/** The role of the person who approved it. */
	public static final PerformerRole APPROVED_BY = new PerformerRole("approvedBy");

	private CaseDisposalProcess() {
	}

}
