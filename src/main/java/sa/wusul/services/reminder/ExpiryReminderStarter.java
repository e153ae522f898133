package sa.wusul.services.reminder;

/** Starter of the reminder of one document of a person who agreed. */
public interface ExpiryReminderStarter {

	void start(ExpiryConsent consent, ExpiryFacts facts);

}
