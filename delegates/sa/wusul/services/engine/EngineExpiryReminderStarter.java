package sa.wusul.services.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.services.process.ExpiryReminderProcess;
import sa.wusul.services.reminder.ExpiryConsent;
import sa.wusul.services.reminder.ExpiryFacts;
import sa.wusul.services.reminder.ExpiryReminderStarter;

import static sa.wusul.services.process.ExpiryReminderProcess.DAYS_LEFT;
import static sa.wusul.services.process.ExpiryReminderProcess.DOCUMENT;
import static sa.wusul.services.process.ExpiryReminderProcess.REMINDED_DAYS_LEFT;
import static sa.wusul.services.process.ExpiryReminderProcess.REMINDERS_LATELY;
import static sa.wusul.services.process.ExpiryReminderProcess.REQUESTER_KIND;

/** The start of the process {@code services-expiry-reminder}. */
@Component
class EngineExpiryReminderStarter implements ExpiryReminderStarter {

	private final RuntimeService processes;

	EngineExpiryReminderStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void start(ExpiryConsent consent, ExpiryFacts facts) {
		this.processes.startProcessInstanceByKey(ExpiryReminderProcess.KEY, consent.key(),
				Variables.createVariables()
					.putValue(DOCUMENT.name(), facts.kind().name())
					.putValue(REQUESTER_KIND.name(), facts.requesterKind())
					.putValue(DAYS_LEFT.name(), facts.daysLeft())
					.putValue(REMINDED_DAYS_LEFT.name(), facts.remindedDaysLeft())
					.putValue(REMINDERS_LATELY.name(), facts.remindersLately()));
	}

}
