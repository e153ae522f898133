package sa.wusul.tawasul.process;

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

	/**
	 * Indicates whether a new account was given because the bank rejected the old one.
	 */
	public static final ProcessVariable<Boolean> ACCOUNT_GIVEN = flag("accountGiven");

	/**
	 * Indicates whether the biller's report is still missing; false if the payout
	 * bounced.
	 */
	public static final ProcessVariable<Boolean> SETTLEMENT_AWAITED = flag("settlementAwaited");

	/** Indicates whether the bank accepted the payout. */
	public static final ProcessVariable<Boolean> PAYOUT_PAID = flag("payoutPaid");

	private AssistancePayoutProcess() {
	}

}
