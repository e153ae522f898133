package sa.wusul.room;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watch that checks the recordings of the day every night, on any node. */
@Component
class RecordingCheckWatch {

	private static final Logger log = LoggerFactory.getLogger(RecordingCheckWatch.class);

	private final RecordingCheckService checks;

	RecordingCheckWatch(RecordingCheckService checks) {
		this.checks = checks;
	}

	@Scheduled(cron = "0 30 1 * * *", zone = "Asia/Riyadh")
	void check() {
		var asked = this.checks.check();
		if (asked > 0) {
			log.error("{} meetings of the day are not recorded as they should be; tasks are open", asked);
		}
	}

}
