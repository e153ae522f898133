package sa.wusul.notification;

import sa.wusul.platform.outbox.OutboxEntry;

/**
 * Order to create a code and to send it to an address that is to be proven.
 *
 * @param ordinal number of the code among those of the telephone number
 * @param language code of the language of the page
 */
record EmailCodeOrder(String mobile, String address, int ordinal, String language) {

	static final String KIND = "email-code";

	OutboxEntry entry(String subject) {
		return OutboxEntry.of(KIND, subject + ":" + this.ordinal, null, this);
	}

}
