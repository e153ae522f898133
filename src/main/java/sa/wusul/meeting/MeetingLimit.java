package sa.wusul.meeting;

import sa.wusul.platform.limit.Limit;

/** Limits of meetings and directives, in the table {@code meeting-limit}. */
public enum MeetingLimit implements Limit {

	FILE_EARLY_CHECK, FILE_LAST_DAY, FILE_FINAL, FILE_SCAN_PAGES, FILE_SCAN_MEGABYTES, ORDER_PRIORITY;

	@Override
	public String domain() {
		return "meeting";
	}

}
