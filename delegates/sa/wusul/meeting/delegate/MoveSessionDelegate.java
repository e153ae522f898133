package sa.wusul.meeting.delegate;

import java.time.LocalDate;
import java.time.LocalTime;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Sessions;
import sa.wusul.platform.clock.Kingdom;

import static sa.wusul.meeting.process.SessionSchedulingProcess.NEW_DAY;
import static sa.wusul.meeting.process.SessionSchedulingProcess.NEW_TIME;
import static sa.wusul.meeting.process.SessionSchedulingProcess.REBOOKED_COUNT;
import static sa.wusul.meeting.process.SessionSchedulingProcess.SESSION_NUMBER;
import static sa.wusul.meeting.process.SessionSchedulingProcess.WAITING_COUNT;

/** {@code Task_MoveSession}: moves the session with all its bookings. */
@Component
class MoveSessionDelegate implements JavaDelegate {

	private final Sessions sessions;

	MoveSessionDelegate(Sessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var start = LocalDate.parse(NEW_DAY.in(execution))
			.atTime(LocalTime.parse(NEW_TIME.in(execution)))
			.atZone(Kingdom.ZONE)
			.toInstant();
		var settled = this.sessions.move(SESSION_NUMBER.in(execution), start);
		REBOOKED_COUNT.set(execution, (long) settled.rebooked());
		WAITING_COUNT.set(execution, (long) settled.waiting());
	}

}
