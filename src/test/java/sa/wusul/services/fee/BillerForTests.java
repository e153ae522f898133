package sa.wusul.services.fee;

import java.time.Instant;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxHandler;

/** The orders to a biller over HTTP, for tests of other packages. */
public final class BillerForTests {

	private final BillerOutboxHandler orders;

	public BillerForTests(Outbox outbox, Neighbours neighbours) {
		var beans = new StaticListableBeanFactory();
		beans.addBean("biller", new HttpBillerGateway(neighbours));
		this.orders = new BillerOutboxHandler(outbox, beans.getBeanProvider(Biller.class), null);
	}

	public OutboxHandler handler() {
		return this.orders;
	}

	/** Orders a bill, its cancellation and a refund. */
	public void order(String reference, String number) {
		var bill = new Bill(number, reference, "services-passport-renewal", Amount.ofRiyals(300), BillState.OPEN,
				Instant.EPOCH, Instant.parse("2026-12-01T07:00:00Z"), Instant.EPOCH);
		this.orders.create(bill);
		this.orders.cancel(bill);
		this.orders.refund(reference,
				new Biller.RefundOrder(number, "SD-" + number, Amount.ofRiyals(300), "NO_DOCUMENT"), "order");
	}

}
