package sa.wusul.reception.delegate;

import java.time.LocalDate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.engine.MeetingOfferWriter;

import static sa.wusul.reception.process.BookingChangeProcess.OFFERS_FROM;

/** {@code Task_ShowBooking}: shows the officer the booking and the free slots. */
@Component
class ShowBookingDelegate implements JavaDelegate {

	private final MeetingOfferWriter offers;

	ShowBookingDelegate(MeetingOfferWriter offers) {
		this.offers = offers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.offers.lay(execution, execution.getProcessBusinessKey(),
				OFFERS_FROM.findIn(execution).map(LocalDate::parse));
	}

}
