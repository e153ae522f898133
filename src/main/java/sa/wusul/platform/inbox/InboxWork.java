package sa.wusul.platform.inbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.platform.relay.Claim;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.relay.WorkQueue;

/**
 * Work of the inbox. Engine and inbox share the database, so a message is taken exactly
 * once: in the transaction of its claim if it is the only one, otherwise in its own.
 */
final class InboxWork implements Relay.Work<InboxMessage> {

	private static final String CORRELATED = "CORRELATED";

	private final WorkQueue<InboxMessage> queue;

	private final TransactionOperations together;

	private final Consumer<Claim<InboxMessage>> correlation;

	InboxWork(WorkQueue<InboxMessage> queue, TransactionOperations together,
			Consumer<Claim<InboxMessage>> correlation) {
		this.queue = queue;
		this.together = together;
		this.correlation = correlation;
	}

	@Override
	public void perform(Claim<InboxMessage> claim) {
		this.together.executeWithoutResult((transaction) -> {
			this.correlation.accept(claim);
			if (!this.queue.settle(claim, CORRELATED, null)) {
				transaction.setRollbackOnly();
			}
		});
	}

	@Override
	public Relay.Batch<InboxMessage> batch() {
		return new Messages();
	}

	private final class Messages implements Relay.Batch<InboxMessage> {

		private final Set<Long> taken = new HashSet<>();

		private final Map<Long, RuntimeException> refused = new HashMap<>();

		/** Takes a single message that comes for the first time. */
		@Override
		public void prepare(List<Claim<InboxMessage>> claims) {
			var first = claims.get(0);
			if (claims.size() == 1 && first.attempt() == 1) {
				take(first);
			}
		}

		private void take(Claim<InboxMessage> claim) {
			try {
				InboxWork.this.queue.settleAll(List.of(claim), CORRELATED);
				InboxWork.this.correlation.accept(claim);
				this.taken.add(claim.id());
			}
			catch (RuntimeException problem) {
				this.refused.put(claim.id(), problem);
				throw problem;
			}
		}

		@Override
		public void perform(Claim<InboxMessage> claim) {
			if (this.refused.containsKey(claim.id())) {
				throw this.refused.remove(claim.id());
			}
			if (!this.taken.remove(claim.id())) {
				InboxWork.this.perform(claim);
			}
		}

	}

}
