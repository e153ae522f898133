package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Closings;

import static sa.wusul.meeting.process.ClosingAnnouncementProcess.CLOSING_NUMBER;
import static sa.wusul.meeting.process.ClosingAnnouncementProcess.REBOOKED_COUNT;
import static sa.wusul.meeting.process.ClosingAnnouncementProcess.WAITING_COUNT;

/** {@code Task_SettleClosing}: rebooks the bookings on closed days. */
@Component
class SettleClosingDelegate implements JavaDelegate {

	private final Closings closings;

	SettleClosingDelegate(Closings closings) {
		this.closings = closings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var settled = this.closings.settle(CLOSING_NUMBER.in(execution));
		REBOOKED_COUNT.set(execution, (long) settled.rebooked());
		WAITING_COUNT.set(execution, (long) settled.waiting());
	}

}
