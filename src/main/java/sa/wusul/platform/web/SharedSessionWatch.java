package sa.wusul.platform.web;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the sessions that are over. */
@Component
class SharedSessionWatch {

	private final SharedSessionRepository rows;

	SharedSessionWatch(SharedSessionRepository rows) {
		this.rows = rows;
	}

	@Scheduled(cron = "40 */5 * * * *", zone = "Asia/Riyadh")
	void removeOver() {
		this.rows.removeOver();
	}

}
