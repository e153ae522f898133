package sa.wusul.meeting;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks now and then for seats for those who wait. What frees a seat serves them at once;
 * this is for what frees something else, such as an interpreter whom another host's
 * visitor no longer needs.
 */
@Component
class WaitingListWatch {

	private final BookingTable bookings;

	private final BookingDesk desk;

	WaitingListWatch(BookingTable bookings, BookingDesk desk) {
		this.bookings = bookings;
		this.desk = desk;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void look() {
		this.bookings.linesWithWaiting().forEach(this.desk::serve);
	}

}
