package sa.wusul.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.delivery.Courier.Parcel;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.PermanentFailureException;

/** Outbox handler that sends orders to the courier; they wait until one is configured. */
@Component
class CourierOutboxHandler implements OutboxHandler {

	private final ObjectProvider<Courier> courier;

	private final DeliveryService deliveries;

	private final CaseFiles caseFiles;

	private final AddressLookUpService addresses;

	CourierOutboxHandler(ObjectProvider<Courier> courier, DeliveryService deliveries, CaseFiles caseFiles,
			AddressLookUpService addresses) {
		this.addresses = addresses;
		this.courier = courier;
		this.deliveries = deliveries;
		this.caseFiles = caseFiles;
	}

	@Override
	public String kind() {
		return CourierOrder.KIND;
	}

	@Override
	public boolean isAvailable() {
		return this.courier.getIfAvailable() != null;
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(CourierOrder.class);
		switch (order.action()) {
			case BOOK -> this.courier.getObject().carry(entry.key(), parcel(entry.caseReference(), order.number()));
			case DAY -> this.courier.getObject().carryOn(entry.key(), order.number(), order.day().orElseThrow());
			case BRING_BACK -> this.courier.getObject().bringBack(entry.key(), order.number());
		}
	}

	private Parcel parcel(String reference, TrackingNumber number) {
		var file = this.caseFiles.get(reference);
		var address = NationalAddress.among(this.caseFiles.particulars(reference))
			.orElseThrow(() -> new PermanentFailureException("the case has no address"));
		return new Parcel(number, reference, file.requester().name(), file.requester().mobile(),
				this.addresses.line(address), this.deliveries.get(reference).office());
	}

}
