package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Sessions;
import sa.wusul.meeting.process.SessionSchedulingProcess;
import sa.wusul.platform.engine.StepPerformers;

import static sa.wusul.meeting.process.SessionSchedulingProcess.SCHEDULED_BY;
import static sa.wusul.meeting.process.SessionSchedulingProcess.OPENED_SLOTS;

/** {@code Task_OpenSession}: opens the session, or a series of them, for booking. */
@Component
class OpenSessionDelegate implements JavaDelegate {

	private final Sessions sessions;

	private final StepPerformers performers;

	OpenSessionDelegate(Sessions sessions, StepPerformers performers) {
		this.performers = performers;
		this.sessions = sessions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var opened = this.sessions
			.open(SessionSchedulingProcess.plan(execution, this.performers.get(execution, SCHEDULED_BY)));
		OPENED_SLOTS.set(execution, (long) opened.slots());
	}

}
