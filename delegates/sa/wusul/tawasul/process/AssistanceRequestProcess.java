package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-assistance-request.bpmn} shares with
 * Java.
 */
public final class AssistanceRequestProcess {

	public static final String KEY = "tawasul-assistance-request";

	public static final String APPLICATION_WITHDRAWN = "tawasul.applicationWithdrawn";

	public static final ProcessVariable<String> ASSISTANCE_KIND = text("assistanceKind");

	/** The meaning of the earlier reference: NONE, RENEWAL or UNKNOWN. */
	public static final ProcessVariable<String> EARLIER_CASE = text("earlierCase");

	/** Indicates whether the request is a renewal, for forms. */
	public static final ProcessVariable<Boolean> RENEWAL = flag("renewal");

	/** Indicates whether the family receives assistance of this kind now. */
	public static final ProcessVariable<Boolean> ASSISTANCE_RUNNING = flag("assistanceRunning");

	/** The remaining months of the assistance to be renewed. */
	public static final ProcessVariable<Long> EARLIER_MONTHS_LEFT = number("earlierMonthsLeft");

	public static final ProcessVariable<Long> MONTHS_SINCE_COMMITTEE = number("monthsSinceCommittee");

	/** Indicates whether the table offers an amount. */
	public static final ProcessVariable<Boolean> AMOUNT_OFFERED = flag("amountOffered");

	/** The reason of a refusal without a vote. */
	public static final ProcessVariable<String> DECISION_REASON = text("decisionReason");

	private AssistanceRequestProcess() {
	}

}
