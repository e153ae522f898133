package sa.wusul.meeting;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scheduled job that searches seats for the waiting list at intervals. A released seat
 * serves the list at once; this covers other resources, such as an interpreter that
 * another host's visitor no longer needs.
 */
@Component
class WaitingListWatch {

	private final BookingRepository bookings;

	private final BookingService service;

	WaitingListWatch(BookingRepository bookings, BookingService service) {
		this.bookings = bookings;
		this.service = service;
	}

	@Scheduled(initialDelayString = "${wusul.meeting.look-every:PT1M}",
			fixedDelayString = "${wusul.meeting.look-every:PT1M}")
	void look() {
		this.bookings.linesWithWaiting().forEach(this.service::serve);
	}

}
