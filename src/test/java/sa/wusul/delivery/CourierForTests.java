package sa.wusul.delivery;

import java.time.LocalDate;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxHandler;

/** The orders to a courier over HTTP, for tests of other packages. */
public final class CourierForTests {

	private final Outbox outbox;

	private final CourierOutboxHandler orders;

	public CourierForTests(Outbox outbox, Neighbours neighbours) {
		this.outbox = outbox;
		var beans = new StaticListableBeanFactory();
		beans.addBean("courier", new HttpCourierGateway(neighbours));
		this.orders = new CourierOutboxHandler(beans.getBeanProvider(Courier.class), null, null, null);
	}

	public OutboxHandler handler() {
		return this.orders;
	}

	/** Orders another attempt, and the return of a parcel. */
	public void order(long parcel) {
		var number = TrackingNumber.of(parcel);
		this.outbox.add(CourierOrder.day(number, 1, LocalDate.of(2026, 11, 30)).entry("1448-0000001-0"));
		this.outbox.add(CourierOrder.bringBack(number).entry("1448-0000001-0"));
	}

}
