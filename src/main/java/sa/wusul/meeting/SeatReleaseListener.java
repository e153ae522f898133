package sa.wusul.meeting;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseClosedEvent;

/**
 * Listener that releases the seat of a case closed before its meeting, such as a
 * withdrawn one, or ends the meeting during which it was closed.
 */
@Component
class SeatReleaseListener {

	private final MeetingRecordService records;

	private final Bookings bookings;

	SeatReleaseListener(MeetingRecordService records, Bookings bookings) {
		this.records = records;
		this.bookings = bookings;
	}

	@EventListener
	void release(CaseClosedEvent closed) {
		if (!this.records.interrupt(closed.reference())) {
			this.bookings.cancel(closed.reference());
		}
	}

}
