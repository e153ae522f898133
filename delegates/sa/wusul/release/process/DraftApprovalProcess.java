package sa.wusul.release.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/release/release-draft-approval.bpmn} shares with Java.
 */
public final class DraftApprovalProcess {

	public static final String KEY = "release-draft-approval";

	public static final ProcessVariable<Long> DRAFT_NUMBER = number("draftNumber");

	public static final ProcessVariable<String> DRAFT_NAME = text("draftName");

	public static final ProcessVariable<String> DRAFT_CHANGES = text("draftChanges");

	public static final ProcessVariable<String> AUTHOR = text("author");

	/** Whether the draft still fits the models in service. */
	public static final ProcessVariable<Boolean> DRAFT_STANDS = flag("draftStands");

	/** Why the draft did not come into service. */
	public static final ProcessVariable<String> DRAFT_REFUSAL_REASON = text("draftRefusalReason");

	/** The role of the author. */
	public static final PerformerRole HANDED_IN_BY = new PerformerRole("handedInBy");

	private DraftApprovalProcess() {
	}

}
