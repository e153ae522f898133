package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.register.OwnDocument.Kind;
import sa.wusul.services.reminder.ExpiryReminders;

import static sa.wusul.services.process.ExpiryReminderProcess.DAYS_LEFT;
import static sa.wusul.services.process.ExpiryReminderProcess.DOCUMENT;

/** {@code Task_RemindOfExpiry}: sends the reminder. */
@Component
class RemindOfExpiryDelegate implements JavaDelegate {

	private final ExpiryReminders reminders;

	RemindOfExpiryDelegate(ExpiryReminders reminders) {
		this.reminders = reminders;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reminders.remind(execution.getProcessBusinessKey(), Kind.valueOf(DOCUMENT.in(execution)),
				DAYS_LEFT.in(execution));
	}

}
