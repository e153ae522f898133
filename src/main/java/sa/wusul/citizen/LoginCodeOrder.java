package sa.wusul.citizen;

import sa.wusul.platform.outbox.OutboxEntry;

/** A code that is to be made and sent; which one it is of its attempt. */
record LoginCodeOrder(String attempt, int ordinal) {

	static final String KIND = "login-code";

	OutboxEntry entry() {
		return OutboxEntry.of(KIND, this.attempt + ":" + this.ordinal, null, this);
	}

}
