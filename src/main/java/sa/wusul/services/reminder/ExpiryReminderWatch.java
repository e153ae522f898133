package sa.wusul.services.reminder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks in the day for people whose documents expire, a few at a time. */
@Component
class ExpiryReminderWatch {

	private static final Logger log = LoggerFactory.getLogger(ExpiryReminderWatch.class);

	private final ExpiryReminderService reminders;

	ExpiryReminderWatch(ExpiryReminderService reminders) {
		this.reminders = reminders;
	}

	@Scheduled(cron = "${wusul.reminders.look-at:0 0,10,20,30,40,50 8-15 * * *}", zone = "Asia/Riyadh")
	void look() {
		var looked = this.reminders.look();
		if (looked > 0) {
			log.info("Asked the registers about the documents of {} people who agreed to reminders", looked);
		}
	}

}
