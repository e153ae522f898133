package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEventService;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-assistance-payment.bpmn} shares with
 * Java.
 */
public final class AssistancePaymentProcess {

	public static final String KEY = "tawasul-assistance-payment";

	public static final String DETAINEE_CHANGED = DetaineeEventService.CHANGED;

	/** The origin of the decision: COMMITTEE, or RULE if nothing has changed since. */
	public static final ProcessVariable<String> DECISION_WAY = text("decisionWay");

	/** The table's result for the coming month: PAY, LAST or STOP. */
	public static final ProcessVariable<String> CONTINUATION = text("continuation");

	public static final ProcessVariable<String> NEXT_PAYMENT_AT = text("nextPaymentAt");

	public static final ProcessVariable<Long> MONTHS_LEFT = number("monthsLeft");

	/** Indicates whether the requester gave an account that the bank accepts. */
	public static final ProcessVariable<Boolean> PAYOUT_PAID = flag("payoutPaid");

	private AssistancePaymentProcess() {
	}

}
