package sa.wusul.records;

import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

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
		this.orders.build(entry.order(PackageOrder.class).number());
	}

	/** The order whose package is built. */
	record PackageOrder(long number) {
	}

}
