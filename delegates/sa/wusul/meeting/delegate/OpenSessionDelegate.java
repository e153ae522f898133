package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Sessions;
import sa.wusul.meeting.process.SessionSchedulingProcess;

import static sa.wusul.meeting.process.SessionSchedulingProcess.OPENED_SLOTS;

/** {@code Task_OpenSession}: opens the session, or a series of them, for booking. */
@Component
class OpenSessionDelegate implements JavaDelegate {

	private final Sessions sessions;

	OpenSessionDelegate(Sessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var opened = this.sessions.open(SessionSchedulingProcess.plan(execution));
		OPENED_SLOTS.set(execution, (long) opened.slots());
	}

}
