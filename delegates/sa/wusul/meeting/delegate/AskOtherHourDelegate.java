package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.ChangeReason;

/** {@code Task_AskOtherHour}: rebooks a case whose file nobody read in time. */
@Component
class AskOtherHourDelegate implements JavaDelegate {

	private final Bookings bookings;

	AskOtherHourDelegate(Bookings bookings) {
		this.bookings = bookings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.bookings.displace(execution.getProcessBusinessKey(), ChangeReason.FILE_NOT_READ);
	}

}
