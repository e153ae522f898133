package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Bookings;

import static sa.wusul.meeting.process.SeatReleaseProcess.SEAT_RELEASED;

/**
 * {@code Task_ReleaseSeat}: releases the seat, or the place on the waiting list, of a
 * case that no longer needs its meeting.
 */
@Component
class ReleaseSeatDelegate implements JavaDelegate {

	private final Bookings bookings;

	ReleaseSeatDelegate(Bookings bookings) {
		this.bookings = bookings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var open = this.bookings.forCase(reference).filter((booking) -> !booking.state().over()).isPresent();
		if (open) {
			this.bookings.cancel(reference);
		}
		SEAT_RELEASED.set(execution, open);
	}

}
