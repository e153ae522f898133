package sa.wusul.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the entries of the audit log to another system as soon as they have their index,
 * one node at a time. A new connection begins with the last entries again, because the
 * old one may have lost them; their index tells which are known.
 */
public class AuditForwardWatch {

	private static final Logger log = LoggerFactory.getLogger(AuditForwardWatch.class);

	private static final int BATCH = 500;

	/** Entries that a broken connection may have lost. */
	private static final int AGAIN = 1000;

	private final AuditRepository repository;

	private final TransactionTemplate transaction;

	private final Optional<SyslogClient> receiver;

	private final Clock clock;

	private boolean broken;

	AuditForwardWatch(AuditRepository repository, PlatformTransactionManager transactions,
			Optional<SyslogClient> receiver, Clock clock) {
		this.repository = repository;
		this.transaction = new TransactionTemplate(transactions);
		this.receiver = receiver;
		this.clock = clock;
	}

	/** Sends what waits. */
	@Scheduled(fixedDelayString = "${wusul.audit.forward-every:PT1S}")
	public void forward() {
		if (this.receiver.isEmpty()) {
			return;
		}
		try {
			while (this.transaction.execute((status) -> forwardBatch(this.receiver.get())) == BATCH) {
				// There may be more.
			}
			this.broken = false;
		}
		catch (UncheckedIOException problem) {
			this.receiver.get().close();
			if (!this.broken) {
				log.warn("The audit log is not forwarded: {}", problem.getCause().toString());
			}
			this.broken = true;
		}
	}

	private int forwardBatch(SyslogClient syslog) {
		var sent = this.repository.holdForwarded();
		try {
			var from = syslog.open() ? Math.max(0, sent - AGAIN) : sent;
			var entries = this.repository.page(from, Long.MAX_VALUE, BATCH);
			for (var entry : entries) {
				syslog.send(entry);
			}
			syslog.flush();
			if (!entries.isEmpty()) {
				this.repository.moveForwarded(from + entries.size());
			}
			return entries.size();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Returns how long the next entry waits to be sent; nothing without a receiver. */
	Optional<Duration> behind() {
		return this.receiver.map((configured) -> this.repository.at(this.repository.forwarded())
			.map((next) -> Duration.between(next.happenedAt(), this.clock.instant()))
			.filter((age) -> !age.isNegative())
			.orElse(Duration.ZERO));
	}

	@PreDestroy
	void close() {
		this.receiver.ifPresent(SyslogClient::close);
	}

}
