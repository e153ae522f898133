package sa.wusul.records;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Monthly search for closed cases whose retention time is over. */
@Component
public class DisposalWatch {

	private static final Logger log = LoggerFactory.getLogger(DisposalWatch.class);

	private final Disposals disposals;

	DisposalWatch(Disposals disposals) {
		this.disposals = disposals;
	}

	@Scheduled(cron = "${wusul.retention.disposal-at:0 20 2 1 * *}", zone = "Asia/Riyadh")
	public void look() {
		var lists = this.disposals.drawUp();
		if (lists > 0) {
			log.info("Drew up {} lists of cases to dispose of", lists);
		}
	}

}
