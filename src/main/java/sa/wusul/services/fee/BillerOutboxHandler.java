package sa.wusul.services.fee;

import java.time.Instant;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Orders to the biller, written within the step that needs them and sent after its
 * commit.
 */
@Component
class BillerOutboxHandler implements OutboxHandler {

	private static final String KIND = "biller";

	private final Outbox outbox;

	private final ObjectProvider<Biller> biller;

	private final PayoutRepository payouts;

	BillerOutboxHandler(Outbox outbox, ObjectProvider<Biller> biller, PayoutRepository payouts) {
		this.outbox = outbox;
		this.biller = biller;
		this.payouts = payouts;
	}

	void create(Bill bill) {
		add("bill:" + bill.number(), bill);
	}

	/** Sends an order again that the biller does not have. */
	void createAgain(Bill bill, String occasion) {
		add("bill:" + bill.number() + ":" + occasion, bill);
	}

	private void add(String key, Bill bill) {
		add(key, bill.caseReference(),
				new Order(Kind.CREATE, bill.number(), bill.amount(), bill.service(), bill.dueAt(), null));
	}

	void cancel(Bill bill) {
		cancel(bill, "cancel:" + bill.number());
	}

	/** Sends a cancellation again that the biller does not have. */
	void cancelAgain(Bill bill, String occasion) {
		cancel(bill, "cancel:" + bill.number() + ":" + occasion);
	}

	private void cancel(Bill bill, String key) {
		add(key, bill.caseReference(), new Order(Kind.CANCEL, bill.number(), null, null, null, null));
	}

	/**
	 * Orders a refund.
	 * @param occasion the reason for sending: the order itself, or a reminder of it
	 */
	void refund(String caseReference, Biller.RefundOrder refund, String occasion) {
		add("refund:" + refund.number() + ":" + occasion, caseReference, new Order(Kind.REFUND, refund.number(),
				refund.amount(), refund.reason(), null, refund.paymentReference()));
	}

	/**
	 * Orders a payout. The account stays in its row until the order is sent.
	 * @param occasion the reason for sending: the order itself, or a reminder of it
	 */
	void payOut(String caseReference, String number, String occasion) {
		add("payout:" + number + ":" + occasion, caseReference,
				new Order(Kind.PAY_OUT, number, null, null, null, null));
	}

	void cancelPayout(String caseReference, String number) {
		add("payout:" + number + ":cancel", caseReference,
				new Order(Kind.CANCEL_PAYOUT, number, null, null, null, null));
	}

	private void add(String key, String caseReference, Order order) {
		this.outbox.add(OutboxEntry.of(KIND, key, caseReference, order));
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Checks whether a biller is configured; orders wait until then. */
	@Override
	public boolean isAvailable() {
		return this.biller.getIfAvailable() != null;
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(Order.class);
		var to = this.biller.getObject();
		switch (order.kind()) {
			case CREATE ->
				to.create(new Biller.BillOrder(order.number(), order.amount(), order.subject(), order.dueAt()));
			case CANCEL -> to.cancel(order.number());
			case REFUND -> to.refund(
					new Biller.RefundOrder(order.number(), order.paymentReference(), order.amount(), order.subject()));
			case PAY_OUT -> this.payouts.find(order.number())
				.filter((ordered) -> ordered.state() == Payouts.PayoutState.ORDERED)
				.ifPresent((ordered) -> to.payOut(ordered.order()));
			case CANCEL_PAYOUT -> to.cancelPayout(order.number());
		}
	}

	@Override
	public Batch batch() {
		return new Orders();
	}

	/**
	 * The orders of one claim. The outcomes of those about bills, which have a number of
	 * ours, may wait for the next ones; those about money that leaves do not.
	 */
	private final class Orders implements Batch {

		private boolean isAboutBill;

		@Override
		public void perform(OutboxEntry entry) {
			var kind = entry.order(Order.class).kind();
			this.isAboutBill = kind == Kind.CREATE || kind == Kind.CANCEL;
			BillerOutboxHandler.this.perform(entry);
		}

		@Override
		public boolean mayRecordTogether() {
			return this.isAboutBill;
		}

	}

	private enum Kind {

		CREATE, CANCEL, REFUND, PAY_OUT, CANCEL_PAYOUT

	}

	/**
	 * An order in the outbox.
	 *
	 * @param subject the service of a bill, the reason of a refund
	 */
	private record Order(Kind kind, String number, Amount amount, String subject, Instant dueAt,
			String paymentReference) {
	}

}
