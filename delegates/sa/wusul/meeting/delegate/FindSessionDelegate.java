package sa.wusul.meeting.delegate;

import java.time.LocalDate;
import java.time.LocalTime;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Sessions;
import sa.wusul.meeting.process.SessionSchedulingProcess;

import static sa.wusul.meeting.process.SessionSchedulingProcess.CENTRE;
import static sa.wusul.meeting.process.SessionSchedulingProcess.FROM_TIME;
import static sa.wusul.meeting.process.SessionSchedulingProcess.HOST;
import static sa.wusul.meeting.process.SessionSchedulingProcess.SECTION;
import static sa.wusul.meeting.process.SessionSchedulingProcess.SESSION_BOOKINGS;
import static sa.wusul.meeting.process.SessionSchedulingProcess.SESSION_DAY;
import static sa.wusul.meeting.process.SessionSchedulingProcess.SESSION_NUMBER;

/** {@code Task_FindSession}: finds the session to be changed and counts its bookings. */
@Component
class FindSessionDelegate implements JavaDelegate {

	private final Sessions sessions;

	FindSessionDelegate(Sessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var number = this.sessions.find(SessionSchedulingProcess.purpose(execution), HOST.in(execution),
				CENTRE.in(execution), SECTION.in(execution), LocalDate.parse(SESSION_DAY.in(execution)),
				LocalTime.parse(FROM_TIME.in(execution)));
		SESSION_NUMBER.set(execution, number);
		SESSION_BOOKINGS.set(execution, (long) this.sessions.bookings(number));
	}

}
