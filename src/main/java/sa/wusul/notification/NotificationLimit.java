package sa.wusul.notification;

import sa.wusul.platform.limit.Limit;

/** Limits of messages, in the table {@code notification-limit}. */
public enum NotificationLimit implements Limit {

	WITHOUT_RECEIPT, QUIET_FROM, QUIET_UNTIL, DAILY, MERGED_PARTS;

	@Override
	public String domain() {
		return "notification";
	}

}
