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

	/** Whether the bank took it. */
	public static final ProcessVariable<Boolean> PAYOUT_PAID = flag("payoutPaid");

	private AssistancePayoutProcess() {
	}

}
