package sa.wusul.services.reminder;

import sa.wusul.services.register.OwnDocument;

/** The reminders of documents that expire, for models. */
public interface ExpiryReminders {

	/**
	 * Checks whether a reminder is of use: the person still agrees, and no request of
	 * theirs for this service is under way or was completed lately.
	 */
	boolean isWanted(String consentKey, String service);

	/**
	 * Reminds the person, once for a document and the days that are left; of a person who
	 * no longer agrees nothing is known.
	 */
	void remind(String consentKey, OwnDocument.Kind kind, long daysLeft);

}
