package sa.wusul.supervision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scheduled job that begins the process of each working day's morning sheet; the process
 * waits for the hour.
 */
@Component
public class MorningSheetWatch {

	private static final Logger log = LoggerFactory.getLogger(MorningSheetWatch.class);

	private final MorningSheetService sheets;

	MorningSheetWatch(MorningSheetService sheets) {
		this.sheets = sheets;
	}

	@Scheduled(initialDelayString = "${wusul.morning.look-after:PT40S}", fixedDelayString = "PT5M")
	public void look() {
		try {
			this.sheets.beginToday();
		}
		catch (DuplicateKeyException anotherNode) {
			log.debug("Another node began the morning sheet");
		}
		this.sheets.forget();
	}

}
