package sa.wusul.supervision;

import sa.wusul.platform.limit.Limit;

/** Limits of alarms and of the morning sheet, in the table {@code escalation-limit}. */
enum SupervisionLimit implements Limit {

	/** Days for which alarms that are over are shown. */
	ALARM_SHOWN,
	/** Days for which morning sheets are kept. */
	MORNING_SHEET_KEPT;

	@Override
	public String domain() {
		return "escalation";
	}

}
