package sa.wusul.reception.phone;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * The order to send a caller his n-th code. It holds no code: that is made when it is
 * sent.
 */
record CodeOrder(String callNumber, int ordinal, String messageKey) {

	static final String KIND = "caller-code";

	OutboxEntry entry(String reference) {
		return OutboxEntry.of(KIND, this.callNumber + ":" + this.ordinal, reference, this);
	}

}
