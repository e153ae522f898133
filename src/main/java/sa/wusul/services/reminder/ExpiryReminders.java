package sa.wusul.services.reminder;

import sa.wusul.services.register.OwnDocument;

/** The reminders of documents that expire, for models. */
public interface ExpiryReminders {

	/**
	 * Checks whether a reminder has no use: the person no longer agrees, or their request
	 * for this service is under way or was completed lately.
	 */
	boolean isNeedless(long consent, String service);

	/**
	 * Reminds the person, once for a document and the days that are left; of a person who
	 * no longer agrees nothing is known.
	 */
	void remind(long consent, OwnDocument.Kind kind, long daysLeft);

}
