package sa.wusul.tawasul.verification;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * The order to send the n-th code of a case. It holds no code: that is made when it is
 * sent.
 */
record NumberCodeOrder(String caseReference, int ordinal, String messageKey) {

	static final String KIND = "contact-code";

	OutboxEntry entry() {
		return new OutboxEntry("%s:%s:%d".formatted(KIND, this.caseReference, this.ordinal), KIND, this.caseReference,
				"%d %s".formatted(this.ordinal, this.messageKey));
	}

	static NumberCodeOrder of(OutboxEntry entry) {
		var parts = entry.payload().split(" ");
		return new NumberCodeOrder(entry.caseReference(), Integer.parseInt(parts[0]), parts[1]);
	}

}
