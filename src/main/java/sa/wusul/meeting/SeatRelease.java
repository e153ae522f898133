package sa.wusul.meeting;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseClosed;

/**
 * Releases the seat of a case that is closed before its meeting, such as a withdrawn one.
 */
@Component
class SeatRelease {

	private final Bookings bookings;

	SeatRelease(Bookings bookings) {
		this.bookings = bookings;
	}

	@EventListener
	void release(CaseClosed closed) {
		this.bookings.cancel(closed.reference());
	}

}
