package sa.wusul.services.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/services/services-expiry-reminder.bpmn} and its table
 * share with Java.
 */
public final class ExpiryReminderProcess {

	public static final String KEY = "services-expiry-reminder";

	/** Kind of the document. */
	public static final ProcessVariable<String> DOCUMENT = text("documentKind");

	/** Whether the person is a citizen or a resident. */
	public static final ProcessVariable<String> REQUESTER_KIND = text("requesterKind");

	/** Days until it expires. */
	public static final ProcessVariable<Long> DAYS_LEFT = number("daysLeft");

	/** Days that were left at the last reminder of this document. */
	public static final ProcessVariable<Long> REMINDED_DAYS_LEFT = number("remindedDaysLeft");

	/** Reminders that the person got lately. */
	public static final ProcessVariable<Long> REMINDERS_LATELY = number("remindersLately");

	/** The service that renews it, as the table says. */
	public static final ProcessVariable<String> RENEWAL = text("renewalService");

	/** Whether the reminder is still of use. */
	public static final ProcessVariable<Boolean> WANTED = flag("reminderWanted");

	private ExpiryReminderProcess() {
	}

}
