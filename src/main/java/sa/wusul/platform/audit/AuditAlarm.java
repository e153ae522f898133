package sa.wusul.platform.audit;

import java.time.Clock;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarm of the audit log: an entry that is not as it was written, which all nodes and the
 * next start remember, or a sequencer of this node that cannot work. Each is one line of
 * an error.
 */
class AuditAlarm {

	private static final Logger logger = LoggerFactory.getLogger(AuditAlarm.class);

	private final AuditRepository repository;

	private final Clock clock;

	private volatile Optional<String> trouble = Optional.empty();

	AuditAlarm(AuditRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	/** Reports an entry that was forged, changed or removed. */
	void raise(String bad) {
		if (this.repository.raise(bad, this.clock.instant())) {
			logger.error("The audit log is not as it was written: {}", bad);
		}
	}

	/** Reports that entries of this node get no index. */
	void trouble(RuntimeException problem) {
		if (this.trouble.isEmpty()) {
			logger.error("The audit log cannot be sequenced, entries wait: {}", problem.toString());
		}
		this.trouble = Optional.of(problem.getClass().getSimpleName());
	}

	/** Reports that entries get their index. */
	void sequenced() {
		this.trouble = Optional.empty();
	}

	/** Returns the trouble of this node's sequencer. */
	Optional<String> trouble() {
		return this.trouble;
	}

}
