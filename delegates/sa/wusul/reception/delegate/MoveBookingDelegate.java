package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.RequesterBookingService;
import sa.wusul.reception.engine.MeetingOfferWriter;

import static sa.wusul.reception.process.BookingChangeProcess.CHOSEN_OFFER;

/** {@code Task_MoveBooking}: moves the booking to the chosen offer. */
@Component
class MoveBookingDelegate implements JavaDelegate {

	private final RequesterBookingService booking;

	private final MeetingOfferWriter offers;

	MoveBookingDelegate(RequesterBookingService booking, MeetingOfferWriter offers) {
		this.booking = booking;
		this.offers = offers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.booking.move(execution.getProcessBusinessKey(), this.offers.slot(execution, CHOSEN_OFFER.in(execution)));
	}

}
