package sa.wusul.meeting.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.process.SlotBookingProcess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * {@code Task_ReadBooking} and similar tasks: reads the booking again after a message
 * about it.
 */
@Component
class ReadBookingDelegate implements JavaDelegate {

	private final Bookings bookings;

	private final Clock clock;

	ReadBookingDelegate(Bookings bookings, Clock clock) {
		this.bookings = bookings;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var booking = this.bookings.forCase(execution.getProcessBusinessKey())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
		SlotBookingProcess.tell(execution, booking, this.clock.instant());
	}

}
