package sa.wusul.notification;

import sa.wusul.platform.limit.Limit;

/** Limits of messages, in the table {@code notification-limit}. */
public enum NotificationLimit implements Limit {

	WITHOUT_RECEIPT, QUIET_FROM, QUIET_UNTIL, DAILY, MERGED_PARTS,

	/** The most questions of a requester about a case, in all, in a day and at once. */
	QUESTIONS, QUESTIONS_DAILY, QUESTIONS_OPEN,

	/** The most questions to a requester at once. */
	ENQUIRIES_OPEN,

	/** By how much a wait may become longer. */
	MORE_TIME, MORE_TIME_SHORT, MORE_TIME_LONG, MORE_TIME_DECISION;

	@Override
	public String domain() {
		return "notification";
	}

}
