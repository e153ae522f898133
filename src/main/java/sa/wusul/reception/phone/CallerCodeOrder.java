package sa.wusul.reception.phone;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * The order to send the n-th code to a caller. It contains no code: the code is generated
 * on sending.
 */
record CallerCodeOrder(String callNumber, int ordinal, String messageKey) {

	static final String KIND = "caller-code";

	OutboxEntry entry(String reference) {
		return OutboxEntry.of(KIND, this.callNumber + ":" + this.ordinal, reference, this);
	}

}
