package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.RequesterBookingService;

/**
 * {@code Task_CancelBooking}: cancels the booking and releases its seat.
 */
@Component
class CancelBookingDelegate implements JavaDelegate {

	private final RequesterBookingService booking;

	CancelBookingDelegate(RequesterBookingService booking) {
		this.booking = booking;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.booking.cancel(execution.getProcessBusinessKey());
	}

}
