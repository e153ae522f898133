package sa.wusul.citizen;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * Order to create and send a code.
 *
 * @param ordinal number of the code within its attempt
 */
record LoginCodeOrder(String attempt, int ordinal) {

	static final String KIND = "login-code";

	OutboxEntry entry() {
		return OutboxEntry.of(KIND, this.attempt + ":" + this.ordinal, null, this);
	}

}
