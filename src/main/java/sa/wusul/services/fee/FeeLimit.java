package sa.wusul.services.fee;

import sa.wusul.platform.limit.Limit;

/** Limits of fees, in the table {@code services-limit}. */
public enum FeeLimit implements Limit {

	PAYMENT,

	/** Hours after the end of a day in which its report has to come. */
	RECONCILIATION_LATE,

	/** Days back for which a report is asked for. */
	RECONCILIATION_DAYS;

	@Override
	public String domain() {
		return "services";
	}

}
