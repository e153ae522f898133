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
public class HomeDeliveryService {

	private final DeliveryRepository repository;

	private final Outbox outbox;

	private final WorkingTime workingTime;

	private final Clock clock;

	HomeDeliveryService(DeliveryRepository repository, Outbox outbox, WorkingTime workingTime, Clock clock) {
		this.repository = repository;
		this.outbox = outbox;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/** Books the courier under a tracking number. */
	public TrackingNumber book(String reference) {
		var delivery = this.repository.hold(reference);
		var number = delivery.trackingNumber().orElseGet(() -> TrackingNumber.of(delivery.id()));
		if (delivery.state() == DeliveryState.PREPARED) {
			this.repository.book(delivery, number);
			this.outbox.add(CourierOrder.book(number).entry(reference));
		}
		return number;
	}

	/**
	 * Orders the day of the next attempt: the one chosen by the requester, or the next
	 * working day.
	 */
	public LocalDate orderDay(String reference) {
		var delivery = this.repository.hold(reference);
		var day = delivery.chosenDay().orElseGet(this::nextWorkingDay);
		if (delivery.state() == DeliveryState.ATTEMPT_FAILED) {
			this.repository.chooseDay(delivery, day);
			this.outbox.add(CourierOrder.day(number(delivery), delivery.attempts(), day).entry(reference));
		}
		return day;
	}

	private LocalDate nextWorkingDay() {
		return this.workingTime.plusDays(this.clock.instant(), 1).atZone(Kingdom.ZONE).toLocalDate();
	}

	/** Recalls the document if the courier still has it. */
	public void bringBack(String reference) {
		var delivery = this.repository.hold(reference);
		if (delivery.state().withCourier()) {
			this.repository.bringBack(delivery, delivery.office());
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
