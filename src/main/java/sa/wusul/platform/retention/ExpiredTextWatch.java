package sa.wusul.platform.retention;

import java.time.Clock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Nightly erasure of texts whose time is over: of the outbox and the inbox once they are
 * settled, of expired codes, and of looks into the register of persons.
 */
@Component
public class ExpiredTextWatch {

	private static final Logger log = LoggerFactory.getLogger(ExpiredTextWatch.class);

	private static final int BATCH = 500;

	private final ExpiredTextRepository texts;

	private final RetentionDecisions rules;

	private final MeterRegistry metrics;

	private final Clock clock;

	ExpiredTextWatch(ExpiredTextRepository texts, RetentionDecisions rules, MeterRegistry metrics, Clock clock) {
		this.texts = texts;
		this.rules = rules;
		this.metrics = metrics;
		this.clock = clock;
		ExpiredTextRepository.classes().forEach(this::counter);
	}

	@Scheduled(cron = "0 10 2 * * *", zone = "Asia/Riyadh")
	public void erase() {
		for (var recordClass : ExpiredTextRepository.classes()) {
			try {
				erase(recordClass);
			}
			catch (RuntimeException failure) {
				log.error("Records of the class {} could not be erased; the next night continues", recordClass,
						failure);
			}
		}
	}

	private void erase(RecordClass recordClass) {
		var over = this.rules.over(recordClass, this.clock.instant());
		var total = 0;
		int erased;
		do {
			erased = this.texts.erase(recordClass, over, BATCH);
			counter(recordClass).increment(erased);
			total += erased;
		}
		while (erased >= BATCH);
		if (total > 0) {
			log.info("Erased {} records of the class {} from before {}", total, recordClass, over);
		}
	}

	private Counter counter(RecordClass recordClass) {
		return this.metrics.counter("wusul.retention.erased", "record", recordClass.name());
	}

}
