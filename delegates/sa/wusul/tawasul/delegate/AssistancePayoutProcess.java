package sa.wusul.tawasul.delegate;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.assistance.Assistances;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-assistance-payout.bpmn} shares with
 * Java.
 */
public final class AssistancePayoutProcess {

	public static final String KEY = "tawasul-assistance-payout";

	public static final String PAYOUT_SETTLED = Assistances.PAYOUT_SETTLED;

	public static final ProcessVariable<String> PAYOUT_NUMBER = text("payoutNumber");

	/** Whether an account came in place of one that the bank did not take. */
	public static final ProcessVariable<Boolean> ACCOUNT_GIVEN = flag("accountGiven");

	/** Whether the biller has still to say what became of it; not where it bounced. */
	public static final ProcessVariable<Boolean> SETTLEMENT_AWAITED = flag("settlementAwaited");

	/** Whether the bank took it. */
	public static final ProcessVariable<Boolean> PAYOUT_PAID = flag("payoutPaid");

	private AssistancePayoutProcess() {
	}

}
