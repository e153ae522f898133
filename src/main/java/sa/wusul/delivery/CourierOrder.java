package sa.wusul.delivery;

import java.time.LocalDate;
import java.util.Optional;

import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.text.NeutralText;

/**
 * An order to the courier in the outbox, with numbers and days only. Name and address are
 * read on sending.
 *
 * @param attempt the number of previous attempts; a day is ordered once for each
 */
record CourierOrder(Action action, TrackingNumber number, int attempt, Optional<LocalDate> day) {

	static final String KIND = "courier";

	enum Action {

		BOOK, DAY, BRING_BACK

	}

	static CourierOrder book(TrackingNumber number) {
		return new CourierOrder(Action.BOOK, number, 0, Optional.empty());
	}

	static CourierOrder day(TrackingNumber number, int attempt, LocalDate day) {
		return new CourierOrder(Action.DAY, number, attempt, Optional.of(day));
	}

	static CourierOrder bringBack(TrackingNumber number) {
		return new CourierOrder(Action.BRING_BACK, number, 0, Optional.empty());
	}

	OutboxEntry entry(String reference) {
		return OutboxEntry.of(KIND, NeutralText.format("%s:%s:%d", this.number, this.action, this.attempt), reference,
				this);
	}

}
