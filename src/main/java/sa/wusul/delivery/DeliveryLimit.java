package sa.wusul.delivery;

import sa.wusul.platform.limit.Limit;

/** Limits of deliveries, in the table {@code delivery-limit}. */
public enum DeliveryLimit implements Limit {

	DAYS_OFFERED, HANDOVER_CODE, HANDOVER_TRIES, HANDOVER_NEXT_CODE, AGENT_PROOF;

	@Override
	public String domain() {
		return "delivery";
	}

}
