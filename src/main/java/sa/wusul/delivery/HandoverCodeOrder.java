package sa.wusul.delivery;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * The order to send the n-th code of a delivery. It holds no code: that is made when it
 * is sent.
 */
record HandoverCodeOrder(long delivery, int ordinal, String messageKey) {

	static final String KIND = "handover-code";

	OutboxEntry entry(String reference) {
		return new OutboxEntry("%s:%d:%d".formatted(KIND, this.delivery, this.ordinal), KIND, reference,
				"%d %d %s".formatted(this.delivery, this.ordinal, this.messageKey));
	}

	static HandoverCodeOrder of(OutboxEntry entry) {
		var parts = entry.payload().split(" ");
		return new HandoverCodeOrder(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]);
	}

}
