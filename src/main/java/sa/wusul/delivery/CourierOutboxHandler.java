package sa.wusul.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.delivery.Courier.Parcel;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.Freshness;
import sa.wusul.platform.relay.PermanentFailureException;

/** Outbox handler that sends orders to the courier; they wait until one is configured. */
@Component
class CourierOutboxHandler implements OutboxHandler {

	private static final Logger log = LoggerFactory.getLogger(CourierOutboxHandler.class);

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
		batch().perform(entry);
	}

	@Override
	public Batch batch() {
		return new Orders();
	}

	private void perform(OutboxEntry entry, Supplier<Parcel> parcel) {
		var order = entry.order(CourierOrder.class);
		switch (order.action()) {
			case BOOK -> this.courier.getObject().carry(entry.key(), parcel.get());
			case DAY -> this.courier.getObject().carryOn(entry.key(), order.number(), order.day().orElseThrow());
			case BRING_BACK -> this.courier.getObject().bringBack(entry.key(), order.number());
		}
	}

	private Read read(OutboxEntry entry) {
		var reference = entry.caseReference();
		var address = NationalAddress.among(this.caseFiles.particulars(reference))
			.orElseThrow(() -> new PermanentFailureException("the case has no address"));
		return new Read(this.caseFiles.get(reference), address, this.deliveries.get(reference).office(),
				Freshness.now());
	}

	private Parcel parcel(OutboxEntry entry, Read read) {
		return new Parcel(entry.order(CourierOrder.class).number(), entry.caseReference(),
				read.file().requester().name(), read.file().requester().mobile(), this.addresses.line(read.address()),
				read.office());
	}

	/**
	 * The orders of one claim, with which parcels are read. The courier ignores the
	 * repetition of an order.
	 */
	private final class Orders implements Batch {

		private final Map<String, Read> read = new HashMap<>();

		@Override
		public void prepare(List<OutboxEntry> entries) {
			entries.stream()
				.filter((entry) -> entry.order(CourierOrder.class).action() == CourierOrder.Action.BOOK)
				.forEach(this::keep);
		}

		private void keep(OutboxEntry entry) {
			try {
				this.read.put(entry.key(), CourierOutboxHandler.this.read(entry));
			}
			catch (PermanentFailureException toldWhenPerformed) {
				log.debug("{} is read again when it is performed", entry.key());
			}
		}

		@Override
		public void perform(OutboxEntry entry) {
			CourierOutboxHandler.this.perform(entry,
					() -> parcel(entry,
							Optional.ofNullable(this.read.remove(entry.key()))
								.filter((read) -> read.age().lasts())
								.orElseGet(() -> CourierOutboxHandler.this.read(entry))));
		}

		@Override
		public boolean mayRecordTogether() {
			return true;
		}

	}

	/** Facts of a case that a parcel carries, as they were at a moment. */
	private record Read(CaseFile file, NationalAddress address, String office, Freshness age) {

	}

}
