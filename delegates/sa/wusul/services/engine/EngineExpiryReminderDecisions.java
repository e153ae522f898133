package sa.wusul.services.engine;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.LatestDecisions;
import sa.wusul.services.reminder.ExpiryFacts;
import sa.wusul.services.reminder.ExpiryReminderDecisions;

import static sa.wusul.services.process.ExpiryReminderProcess.DAYS_LEFT;
import static sa.wusul.services.process.ExpiryReminderProcess.DOCUMENT;
import static sa.wusul.services.process.ExpiryReminderProcess.REMINDED_DAYS_LEFT;
import static sa.wusul.services.process.ExpiryReminderProcess.REMINDERS_LATELY;
import static sa.wusul.services.process.ExpiryReminderProcess.REQUESTER_KIND;

/** The latest version of the table {@code services-expiry-reminder-choice}. */
@Component
class EngineExpiryReminderDecisions implements ExpiryReminderDecisions {

	private static final String TABLE = "services-expiry-reminder-choice";

	private static final String NONE = "NONE";

	private final LatestDecisions tables;

	EngineExpiryReminderDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public Optional<String> renewal(ExpiryFacts facts) {
		return this.tables
			.ask(TABLE,
					Map.of(DOCUMENT.name(), facts.kind().name(), REQUESTER_KIND.name(), facts.requesterKind(),
							DAYS_LEFT.name(), facts.daysLeft(), REMINDED_DAYS_LEFT.name(), facts.remindedDaysLeft(),
							REMINDERS_LATELY.name(), facts.remindersLately()),
					String.class)
			.filter((service) -> !service.equals(NONE));
	}

}
