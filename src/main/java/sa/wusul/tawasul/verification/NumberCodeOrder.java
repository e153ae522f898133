package sa.wusul.tawasul.verification;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * The order to send the n-th code of a case. It contains no code: the code is generated
 * on sending.
 */
record NumberCodeOrder(String caseReference, int ordinal, String messageKey) {

	static final String KIND = "contact-code";

	OutboxEntry entry() {
		return OutboxEntry.of(KIND, this.caseReference + ":" + this.ordinal, this.caseReference, this);
	}

}
