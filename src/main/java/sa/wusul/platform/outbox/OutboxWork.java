package sa.wusul.platform.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.platform.outbox.OutboxHandler.Lane;
import sa.wusul.platform.relay.Claim;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.WorkQueue;

/**
 * Work of the outbox: entries of one claim are prepared in its transaction and settled in
 * one more, as far as their handlers allow it; others are settled each by itself.
 */
final class OutboxWork implements Relay.Work<OutboxEntry> {

	private static final Logger log = LoggerFactory.getLogger(OutboxWork.class);

	private static final String PERFORMED = "PERFORMED";

	private final WorkQueue<OutboxEntry> queue;

	private final TransactionOperations transactions;

	private final Supplier<Map<String, OutboxHandler>> handlers;

	OutboxWork(WorkQueue<OutboxEntry> queue, TransactionOperations transactions,
			Supplier<Map<String, OutboxHandler>> handlers) {
		this.queue = queue;
		this.transactions = transactions;
		this.handlers = handlers;
	}

	@Override
	public void perform(Claim<OutboxEntry> claim) throws Exception {
		var alone = batch();
		alone.perform(claim);
		alone.record();
	}

	@Override
	public Relay.Batch<OutboxEntry> batch() {
		return new Entries();
	}

	private final class Entries implements Relay.Batch<OutboxEntry> {

		private final Map<String, OutboxHandler.Batch> batches = new HashMap<>();

		private final List<Claim<OutboxEntry>> open = new ArrayList<>();

		private OutboxHandler.Batch batch(String kind) {
			return this.batches.computeIfAbsent(kind, (one) -> OutboxWork.this.handlers.get().get(one).batch());
		}

		@Override
		public void prepare(List<Claim<OutboxEntry>> claims) {
			claims.stream()
				.map(Claim::content)
				.collect(Collectors.groupingBy(OutboxEntry::kind))
				.forEach((kind, entries) -> batch(kind).prepare(entries));
		}

		@Override
		public Relay.Batch<OutboxEntry> unprepared() {
			return new Entries();
		}

		@Override
		public void perform(Claim<OutboxEntry> claim) {
			var entry = claim.content();
			var batch = batch(entry.kind());
			batch.perform(entry);
			if (OutboxWork.this.handlers.get().get(entry.kind()).lane() != Lane.ORDERS) {
				// After a restore of the database, these lines say what people have got;
				// an order is repeated under its key.
				log.info("outbox sends {} ({} of {})", entry.key(), entry.kind(), entry.caseReference());
			}
			if (batch.mayRecordTogether()) {
				this.open.add(claim);
			}
			else if (batch.hasRecord()) {
				OutboxWork.this.transactions.executeWithoutResult((transaction) -> {
					batch.record();
					OutboxWork.this.queue.settleAll(List.of(claim), PERFORMED);
				});
				batch.recorded();
			}
			else {
				OutboxWork.this.queue.settle(claim, PERFORMED, null);
			}
		}

		@Override
		public void release(Claim<OutboxEntry> claim) {
			batch(claim.content().kind()).release(claim.content());
		}

		@Override
		public Map<Claim<OutboxEntry>, RuntimeException> record() {
			if (this.open.isEmpty()) {
				return Map.of();
			}
			var done = List.copyOf(this.open);
			this.open.clear();
			Map<Claim<OutboxEntry>, RuntimeException> failures = Map.of();
			try {
				OutboxWork.this.transactions.executeWithoutResult((transaction) -> {
					together().forEach(OutboxHandler.Batch::record);
					OutboxWork.this.queue.settleAll(done, PERFORMED);
				});
			}
			catch (RuntimeException problem) {
				log.warn("outbox: {} outcomes cannot be recorded together now, and are recorded one by one: {}",
						done.size(), problem.getClass().getName());
				failures = recordAlone(done);
			}
			together().forEach(OutboxHandler.Batch::recorded);
			return failures;
		}

		/** Records each entry alone that can be, and leaves the others to the lease. */
		private Map<Claim<OutboxEntry>, RuntimeException> recordAlone(List<Claim<OutboxEntry>> done) {
			var failures = new LinkedHashMap<Claim<OutboxEntry>, RuntimeException>();
			for (var claim : done) {
				try {
					OutboxWork.this.transactions.executeWithoutResult((transaction) -> {
						if (batch(claim.content().kind()).recordAlone(claim.content())) {
							OutboxWork.this.queue.settleAll(List.of(claim), PERFORMED);
						}
					});
				}
				catch (RuntimeException problem) {
					failures.put(claim, problem);
				}
			}
			return failures;
		}

		private List<OutboxHandler.Batch> together() {
			return this.batches.values().stream().filter(OutboxHandler.Batch::mayRecordTogether).toList();
		}

	}

}
