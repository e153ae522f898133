package sa.wusul.citizen;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * Order to create and send a code.
 *
 * @param ordinal number of the code within its attempt
 * @param language code of the language of the page; absent in Arabic
 */
record LoginCodeOrder(String attempt, int ordinal, String language) {

	static final String KIND = "login-code";

	OutboxEntry entry() {
		return OutboxEntry.of(KIND, this.attempt + ":" + this.ordinal, null, this);
	}

}
