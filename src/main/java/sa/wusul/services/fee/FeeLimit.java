package sa.wusul.services.fee;

import sa.wusul.platform.limit.Limit;

/** Limits of fees, in the table {@code services-limit}. */
public enum FeeLimit implements Limit {

	PAYMENT;

	@Override
	public String domain() {
		return "services";
	}

}
