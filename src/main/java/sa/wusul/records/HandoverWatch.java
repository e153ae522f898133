package sa.wusul.records;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watch that deletes packages after their time, such as those of processes that an
 * operator ended.
 */
@Component
public class HandoverWatch {

	private static final Logger log = LoggerFactory.getLogger(HandoverWatch.class);

	private static final int MOST_AT_ONCE = 100;

	private final HandoverOrderService orders;

	HandoverWatch(HandoverOrderService orders) {
		this.orders = orders;
	}

	@Scheduled(cron = "0 40 * * * *", zone = "Asia/Riyadh")
	public void look() {
		var deleted = this.orders.deleteExpired(MOST_AT_ONCE);
		if (deleted > 0) {
			log.info("Deleted {} packages after their time", deleted);
		}
	}

}
