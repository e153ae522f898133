package sa.wusul.services.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.services.fee.Payments;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/services/services-fee-collection.bpmn} shares with
 * Java.
 */
public final class FeeCollectionProcess {

	public static final String KEY = "services-fee-collection";

	public static final String FEE_PAID = Payments.FEE_PAID;

	/** The key of the process that charges the fee. */
	public static final ProcessVariable<String> SERVICE = text("service");

	/** The kind of the application; for an employer's list that of each worker. */
	public static final ProcessVariable<String> APPLICATION_KIND = text("applicationKind");

	public static final ProcessVariable<String> TERM_YEARS = text("termYears");

	/** The fee in riyals; absent if the table gives none. */
	public static final ProcessVariable<Long> FEE = number("fee");

	public static final ProcessVariable<String> BILL_NUMBER = text("billNumber");

	/** The fee as printed in messages. */
	public static final ProcessVariable<String> FEE_AMOUNT = text("feeAmount");

	public static final ProcessVariable<String> BILL_DUE_AT = text("billDueAt");

	/** Indicates whether the bill was paid before it could be cancelled. */
	public static final ProcessVariable<Boolean> BILL_PAID = flag("billPaid");

	private FeeCollectionProcess() {
	}

}
