package sa.wusul.meeting;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseClosedEvent;

/**
 * Listener that releases the seat of a case closed before its meeting, such as a
 * withdrawn one.
 */
@Component
class SeatReleaseListener {

	private final Bookings bookings;

	SeatReleaseListener(Bookings bookings) {
		this.bookings = bookings;
	}

	@EventListener
	void release(CaseClosedEvent closed) {
		this.bookings.cancel(closed.reference());
	}

}
