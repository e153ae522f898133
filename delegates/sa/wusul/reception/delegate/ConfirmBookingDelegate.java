package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.RequesterBookingService;

/** {@code Task_ConfirmBooking}: records that the requester confirmed their attendance. */
@Component
class ConfirmBookingDelegate implements JavaDelegate {

	private final RequesterBookingService booking;

	ConfirmBookingDelegate(RequesterBookingService booking) {
		this.booking = booking;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.booking.confirm(execution.getProcessBusinessKey());
	}

}
