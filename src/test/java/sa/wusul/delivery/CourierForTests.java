package sa.wusul.delivery;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.support.TestDatabase;

/** The orders to a courier over HTTP, for tests of other packages. */
public final class CourierForTests {

	private final Outbox outbox;

	private final DeliveryRepository deliveries;

	private final CourierOutboxHandler orders;

	public CourierForTests(TestDatabase database, Outbox outbox, Neighbours neighbours) {
		this.outbox = outbox;
		this.deliveries = new DeliveryRepository(database.jdbc(), null, null, Clock.systemUTC());
		var beans = new StaticListableBeanFactory();
		beans.addBean("courier", new HttpCourierGateway(neighbours));
		var files = CaseFilesForTests.renewals();
		this.orders = new CourierOutboxHandler(beans.getBeanProvider(Courier.class),
				new DeliveryService(this.deliveries, files), files,
				new AddressLookUpService(beans.getBeanProvider(AddressGateway.class)));
	}

	public OutboxHandler handler() {
		return this.orders;
	}

	/** Orders a parcel, another attempt, and the return of the parcel. */
	public void order(String reference, long parcel) {
		var number = TrackingNumber.of(parcel);
		this.deliveries.book(this.deliveries.open(reference, "P-" + parcel, true, "riyadh"), number);
		this.outbox.add(CourierOrder.book(number).entry(reference));
		this.outbox.add(CourierOrder.day(number, 1, LocalDate.of(2026, 11, 30)).entry(reference));
		this.outbox.add(CourierOrder.bringBack(number).entry(reference));
	}

}
