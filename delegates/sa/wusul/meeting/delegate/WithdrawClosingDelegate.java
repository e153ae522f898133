package sa.wusul.meeting.delegate;

import java.time.LocalDate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Closings;

import static sa.wusul.meeting.process.ClosingAnnouncementProcess.CENTRE;
import static sa.wusul.meeting.process.ClosingAnnouncementProcess.FIRST_DAY;

/** {@code Task_WithdrawClosing}: withdraws an announced closing. */
@Component
class WithdrawClosingDelegate implements JavaDelegate {

	private final Closings closings;

	WithdrawClosingDelegate(Closings closings) {
		this.closings = closings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.closings.withdraw(CENTRE.findIn(execution), LocalDate.parse(FIRST_DAY.in(execution)));
	}

}
