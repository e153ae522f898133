package sa.wusul.archive;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.LimitDecisions;

/**
 * Watch that deletes discarded files, moves contents of earlier versions out of the
 * database, and deletes orphans at night.
 */
@Component
public class ArchiveWatch implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(ArchiveWatch.class);

	private final ArchiveSweepService sweeper;

	private final ContentCheckService checks;

	private final LimitDecisions limits;

	private final Clock clock;

	private volatile boolean prepared;

	private volatile boolean moved;

	ArchiveWatch(ArchiveSweepService sweeper, ContentCheckService checks, LimitDecisions limits, Clock clock) {
		this.sweeper = sweeper;
		this.checks = checks;
		this.limits = limits;
		this.clock = clock;
	}

	/** Prepares the store; the program starts without it, and papers wait. */
	@Override
	public void afterSingletonsInstantiated() {
		try {
			this.sweeper.prepare();
			this.prepared = true;
		}
		catch (ContentStoreException failure) {
			log.error("The archive's store is not ready: {}", failure.reason());
		}
	}

	/** Moves and deletes what is due. */
	@Scheduled(fixedDelayString = "${wusul.archive.look-every:PT1M}",
			initialDelayString = "${wusul.archive.look-every:PT1M}")
	public void watch() {
		if (!this.prepared) {
			afterSingletonsInstantiated();
		}
		try {
			if (!this.moved) {
				var files = this.sweeper.move();
				this.moved = true;
				if (files > 0) {
					log.info("{} contents moved from the database into the archive", files);
				}
			}
			this.sweeper.remove();
		}
		catch (ContentStoreException failure) {
			log.warn("The archive's store failed; the next look continues");
		}
	}

	/** Deletes files that are in no register. */
	@Scheduled(cron = "0 50 2 * * *", zone = "Asia/Riyadh")
	public void sweep() {
		var files = this.sweeper.sweep(this.clock.instant().minus(this.limits.duration(ArchiveLimit.ORPHAN)));
		if (files > 0) {
			log.info("Deleted {} files of the archive that are in no register", files);
		}
	}

	/** Reads the share of this night, and compares it with its hashes. */
	@Scheduled(cron = "0 0 3 * * *", zone = "Asia/Riyadh")
	public void check() {
		try {
			log.info("{} files of the archive were read and compared", this.checks.checkShare());
		}
		catch (ContentStoreException failure) {
			log.error("The archive's store failed; the next night continues");
		}
	}

}
