package sa.wusul.services.reminder;

import sa.wusul.platform.limit.Limit;

/** Limits of reminders, in the table {@code services-limit}. */
enum ReminderLimit implements Limit {

	/** The people whom one look asks the registers about. */
	REMINDER_LOOKS,

	/** The days for which sent reminders count, and completed renewals spare them. */
	REMINDER_LATELY,

	/** The most days after which registers are asked again. */
	REMINDER_AGAIN;

	@Override
	public String domain() {
		return "services";
	}

}
