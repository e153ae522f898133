package sa.wusul.services.fee;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

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
class BillerOrders implements OutboxHandler {

	private static final String KIND = "biller";

	private final Outbox outbox;

	private final ObjectProvider<Biller> biller;

	private final PayoutTable payouts;

	private final ObjectMapper json;

	BillerOrders(Outbox outbox, ObjectProvider<Biller> biller, PayoutTable payouts, ObjectMapper json) {
		this.outbox = outbox;
		this.biller = biller;
		this.payouts = payouts;
		this.json = json;
	}

	void create(Bill bill) {
		add("bill:" + bill.number(), bill.caseReference(), new Order(Kind.CREATE, bill.number(),
				bill.amount().halalas(), bill.service(), bill.dueAt().toString(), null));
	}

	void cancel(Bill bill) {
		add("cancel:" + bill.number(), bill.caseReference(),
				new Order(Kind.CANCEL, bill.number(), 0, null, null, null));
	}

	/**
	 * @param occasion why it is sent: the order itself, or a reminder of it
	 */
	void refund(String caseReference, Biller.RefundOrder refund, String occasion) {
		add("refund:" + refund.number() + ":" + occasion, caseReference, new Order(Kind.REFUND, refund.number(),
				refund.amount().halalas(), refund.reason(), null, refund.paymentReference()));
	}

	/**
	 * The account stays in its row until the order is sent.
	 * @param occasion why it is sent: the order itself, or a reminder of it
	 */
	void payOut(String caseReference, String number, String occasion) {
		add("payout:" + number + ":" + occasion, caseReference, new Order(Kind.PAY_OUT, number, 0, null, null, null));
	}

	private void add(String key, String caseReference, Order order) {
		this.outbox.add(new OutboxEntry(KIND + ":" + key, KIND, caseReference, written(order)));
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Without a biller orders wait until one is configured. */
	@Override
	public boolean isAvailable() {
		return this.biller.getIfAvailable() != null;
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = read(entry.payload());
		var to = this.biller.getObject();
		var amount = new Amount(order.halalas());
		switch (order.kind()) {
			case CREATE ->
				to.create(new Biller.BillOrder(order.number(), amount, order.subject(), Instant.parse(order.dueAt())));
			case CANCEL -> to.cancel(order.number());
			case REFUND ->
				to.refund(new Biller.RefundOrder(order.number(), order.paymentReference(), amount, order.subject()));
			case PAY_OUT -> to.payOut(this.payouts.find(order.number()).orElseThrow().order());
		}
	}

	private String written(Order order) {
		try {
			return this.json.writeValueAsString(order);
		}
		catch (JsonProcessingException problem) {
			throw new IllegalStateException(problem);
		}
	}

	private Order read(String payload) {
		try {
			return this.json.readValue(payload, Order.class);
		}
		catch (JsonProcessingException problem) {
			throw new IllegalStateException(problem);
		}
	}

	private enum Kind {

		CREATE, CANCEL, REFUND, PAY_OUT

	}

	/**
	 * @param subject the service of a bill, the reason of a refund
	 */
	private record Order(Kind kind, String number, long halalas, String subject, String dueAt,
			String paymentReference) {
	}

}
