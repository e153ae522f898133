package sa.wusul.intake.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/intake/intake-case-merging.bpmn} shares with Java.
 */
public final class CaseMergingProcess {

	public static final String KEY = "intake-case-merging";

	/** The leading case is closed. */
	public static final String LEADING_CLOSED = "intake.leadingClosed";

	/** The leading case moved to a confidential domain. */
	public static final String LEADING_MOVED = "intake.leadingMoved";

	/** The reference of the earlier case. */
	public static final ProcessVariable<String> LEADING_NUMBER = text("leadingNumber");

	/** The person who reported the duplicate. */
	public static final PerformerRole MARKED_BY = new PerformerRole("markedBy");

	private CaseMergingProcess() {
	}

}
