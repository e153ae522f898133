package sa.wusul.delivery;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * The order to send the n-th code of a delivery. It contains no code: the code is
 * generated on sending.
 */
record HandoverCodeOrder(long delivery, int ordinal, String messageKey) {

	static final String KIND = "handover-code";

	OutboxEntry entry(String reference) {
		return OutboxEntry.of(KIND, this.delivery + ":" + this.ordinal, reference, this);
	}

}
