package sa.wusul.tawasul.delegate;

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

	/** What the number of an earlier request stands for: NONE, RENEWAL or UNKNOWN. */
	public static final ProcessVariable<String> EARLIER_CASE = text("earlierCase");

	/** The same for forms: whether it renews. */
	public static final ProcessVariable<Boolean> RENEWAL = flag("renewal");

	/** Whether the family gets assistance of this kind now. */
	public static final ProcessVariable<Boolean> ASSISTANCE_RUNNING = flag("assistanceRunning");

	/** Months to come of what is renewed. */
	public static final ProcessVariable<Long> EARLIER_MONTHS_LEFT = number("earlierMonthsLeft");

	public static final ProcessVariable<Long> MONTHS_SINCE_COMMITTEE = number("monthsSinceCommittee");

	/** Whether the table offers anything. */
	public static final ProcessVariable<Boolean> AMOUNT_OFFERED = flag("amountOffered");

	/** Why it is refused, where nobody voted. */
	public static final ProcessVariable<String> DECISION_REASON = text("decisionReason");

	private AssistanceRequestProcess() {
	}

}
