package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.reminder.ExpiryReminders;

import static sa.wusul.services.process.ExpiryReminderProcess.RENEWAL;
import static sa.wusul.services.process.ExpiryReminderProcess.WANTED;

/** {@code Task_CheckRenewal}: looks whether the renewal is under way. */
@Component
class CheckRenewalDelegate implements JavaDelegate {

	private final ExpiryReminders reminders;

	CheckRenewalDelegate(ExpiryReminders reminders) {
		this.reminders = reminders;
	}

	@Override
	public void execute(DelegateExecution execution) {
		WANTED.set(execution, this.reminders.isWanted(execution.getProcessBusinessKey(), RENEWAL.in(execution)));
	}

}
