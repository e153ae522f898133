package sa.wusul.reception.phone;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * The order to send a caller his n-th code. It holds no code: that is made when it is
 * sent.
 */
record CodeOrder(String callNumber, int ordinal, String messageKey) {

	static final String KIND = "caller-code";

	OutboxEntry entry(String reference) {
		return new OutboxEntry(KIND + ":" + this.callNumber + ":" + this.ordinal, KIND, reference,
				String.join(" ", this.callNumber, String.valueOf(this.ordinal), this.messageKey));
	}

	static CodeOrder of(OutboxEntry entry) {
		var parts = entry.payload().split(" ");
		return new CodeOrder(parts[0], Integer.parseInt(parts[1]), parts[2]);
	}

}
