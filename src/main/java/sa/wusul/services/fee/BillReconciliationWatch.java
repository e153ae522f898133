package sa.wusul.services.fee;

import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Watch that fetches the biller's report of each day that is over, and tries again every
 * hour while it is late. Two nodes may look; one of them compares.
 */
@Component
public class BillReconciliationWatch {

	private static final Logger log = LoggerFactory.getLogger(BillReconciliationWatch.class);

	private final ObjectProvider<Biller> biller;

	private final BillReconciliationService reconciliation;

	BillReconciliationWatch(ObjectProvider<Biller> biller, BillReconciliationService reconciliation) {
		this.biller = biller;
		this.reconciliation = reconciliation;
	}

	@Scheduled(cron = "${wusul.fees.reconcile-at:0 20 * * * *}", zone = "Asia/Riyadh")
	public void look() {
		var reporting = this.biller.getIfAvailable();
		if (reporting != null && reporting.reports()) {
			this.reconciliation.missing().forEach((day) -> look(reporting, day));
		}
	}

	/**
	 * Fetches and compares the report of one day, also of one that is not over.
	 * @return whether it was compared now
	 */
	public boolean look(LocalDate day) {
		var reporting = this.biller.getIfAvailable();
		return reporting != null && reporting.reports() && look(reporting, day);
	}

	private boolean look(Biller reporting, LocalDate day) {
		try {
			var report = reporting.report(day);
			if (report.isEmpty()) {
				return false;
			}
			if (!report.get().day().equals(day)) {
				log.warn("The biller's report of {} is of {}; it is not used", day, report.get().day());
				return false;
			}
			if (this.reconciliation.compare(report.get())) {
				log.info("Compared our accounts of {} with the biller's report", day);
				return true;
			}
		}
		catch (TemporaryFailureException | PermanentFailureException silent) {
			log.warn("No report of {}: {}", day, silent.getMessage());
		}
		catch (DuplicateKeyException otherNode) {
			log.info("Another node compares {}", day);
		}
		return false;
	}

}
