package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;

import static sa.wusul.reception.process.OfficeAppointmentProcess.APPOINTMENT_OUTCOME;

/** {@code Task_RecordAppointment}: stores the outcome of the appointment. */
@Component
class RecordAppointmentDelegate implements JavaDelegate {

	private final Bookings bookings;

	RecordAppointmentDelegate(Bookings bookings) {
		this.bookings = bookings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var served = APPOINTMENT_OUTCOME.in(execution).equals("SERVED");
		this.bookings.record(execution.getProcessBusinessKey(), served ? BookingState.HELD : BookingState.NO_SHOW);
	}

}
