package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-case-disposal.bpmn} shares with Java.
 * The list comes from the records, as for all other cases.
 */
public final class ConfidentialDisposalProcess {

	public static final String KEY = "tawasul-case-disposal";

	public static final ProcessVariable<Long> DISPOSAL_NUMBER = number("disposalNumber");

	/** Whether no case of the list is still to be erased. */
	public static final ProcessVariable<Boolean> LIST_ERASED = flag("listErased");

	public static final ProcessVariable<String> CERTIFICATE_NUMBER = text("certificateNumber");

	/** The role of the officer who checked the list. */
	public static final PerformerRole CHECKED_BY = new PerformerRole("checkedBy");

	/** The role of the supervisor who approved it. */
	public static final PerformerRole APPROVED_BY = new PerformerRole("approvedBy");

	private ConfidentialDisposalProcess() {
	}

}
