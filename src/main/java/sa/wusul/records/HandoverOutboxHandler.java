package sa.wusul.records;

import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Outbox handler that builds a package after its approval. A repetition after a crash
 * builds it anew, and keeps one.
 */
@Component
class HandoverOutboxHandler implements OutboxHandler {

	static final String KIND = "handover-package";

	private final HandoverOrderService orders;

	HandoverOutboxHandler(HandoverOrderService orders) {
		this.orders = orders;
	}

	static OutboxEntry entry(HandoverOrder order) {
		return OutboxEntry.of(KIND, order.key(), order.caseReference(), new PackageOrder(order.number()));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public void perform(OutboxEntry entry) {
		try {
			this.orders.build(entry.order(PackageOrder.class).number());
		}
		catch (RefusalException refused) {
			if (refused.kind() == Kind.UNAVAILABLE) {
				throw refused;
			}
			throw new PermanentFailureException(refused.code());
		}
	}

	/** The order whose package is built. */
	record PackageOrder(long number) {
	}

}
