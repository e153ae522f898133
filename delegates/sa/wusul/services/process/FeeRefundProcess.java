package sa.wusul.services.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.services.fee.Payments;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/services/services-fee-refund.bpmn} shares with Java.
 */
public final class FeeRefundProcess {

	public static final String KEY = "services-fee-refund";

	public static final String FEE_REFUNDED = Payments.FEE_REFUNDED;

	/** Set if only the share of refused workers of an employer's list is refunded. */
	public static final ProcessVariable<String> REFUND_SHARE = text("refundShare");

	public static final ProcessVariable<Boolean> REFUND_ORDERED = flag("refundOrdered");

	/** The refunded sum as printed in messages. */
	public static final ProcessVariable<String> REFUND_AMOUNT = text("refundAmount");

	private FeeRefundProcess() {
	}

}
