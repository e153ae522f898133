package sa.wusul.delivery;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.outbox.Outbox;

/** The orders to the courier for a document. Repeating a call changes nothing. */
@Service
@Transactional
public class HomeDelivery {

	private final DeliveryTable table;

	private final Outbox outbox;

	private final WorkingTime workingTime;

	private final Clock clock;

	HomeDelivery(DeliveryTable table, Outbox outbox, WorkingTime workingTime, Clock clock) {
		this.table = table;
		this.outbox = outbox;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/** Books the courier under a tracking number. */
	public TrackingNumber book(String reference) {
		var delivery = this.table.hold(reference);
		var number = delivery.trackingNumber().orElseGet(() -> TrackingNumber.of(delivery.id()));
		if (delivery.state() == DeliveryState.PREPARED) {
			this.table.book(delivery, number);
			this.outbox.add(CourierOrder.book(number).entry(reference));
		}
		return number;
	}

	/**
	 * Orders the day of the next attempt: the one chosen by the requester, or the next
	 * working day.
	 */
	public LocalDate orderDay(String reference) {
		var delivery = this.table.hold(reference);
		var day = delivery.chosenDay().orElseGet(this::nextWorkingDay);
		if (delivery.state() == DeliveryState.ATTEMPT_FAILED) {
			this.table.chooseDay(delivery, day);
			this.outbox.add(CourierOrder.day(number(delivery), delivery.attempts(), day).entry(reference));
		}
		return day;
	}

	private LocalDate nextWorkingDay() {
		return this.workingTime.plusDays(this.clock.instant(), 1).atZone(Kingdom.ZONE).toLocalDate();
	}

	/** Recalls the document if the courier still has it. */
	public void bringBack(String reference) {
		var delivery = this.table.hold(reference);
		if (delivery.state().withCourier()) {
			this.table.bringBack(delivery, delivery.office());
		}
		else if (delivery.state() != DeliveryState.RETURNING) {
			return;
		}
		this.outbox.add(CourierOrder.bringBack(number(delivery)).entry(reference));
	}

	private static TrackingNumber number(Delivery delivery) {
		return delivery.trackingNumber()
			.orElseThrow(
					() -> new IllegalStateException("The courier has no document of case " + delivery.caseReference()));
	}

}
