package sa.wusul.services.reminder;

import java.util.Optional;

/** The reminders that are due, by the table {@code services-expiry-reminder}. */
public interface ExpiryReminderDecisions {

	/**
	 * Returns the service to whose request the person is reminded; empty if no reminder
	 * is due.
	 */
	Optional<String> renewal(ExpiryFacts facts);

}
