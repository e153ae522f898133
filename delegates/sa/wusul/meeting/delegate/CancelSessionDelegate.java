package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Sessions;

import static sa.wusul.meeting.process.SessionSchedulingProcess.REBOOKED_COUNT;
import static sa.wusul.meeting.process.SessionSchedulingProcess.SESSION_NUMBER;
import static sa.wusul.meeting.process.SessionSchedulingProcess.WAITING_COUNT;

/** {@code Task_CancelSession}: cancels the session and rebooks its bookings. */
@Component
class CancelSessionDelegate implements JavaDelegate {

	private final Sessions sessions;

	CancelSessionDelegate(Sessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var settled = this.sessions.cancel(SESSION_NUMBER.in(execution));
		REBOOKED_COUNT.set(execution, (long) settled.rebooked());
		WAITING_COUNT.set(execution, (long) settled.waiting());
	}

}
