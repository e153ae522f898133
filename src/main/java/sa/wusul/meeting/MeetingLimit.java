package sa.wusul.meeting;

import sa.wusul.platform.limit.Limit;

/** Limits of meetings and directives, in the table {@code meeting-limit}. */
public enum MeetingLimit implements Limit {

	ORDER_PRIORITY;

	@Override
	public String domain() {
		return "meeting";
	}

}
