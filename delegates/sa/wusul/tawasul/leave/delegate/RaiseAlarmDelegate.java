package sa.wusul.tawasul.leave.delegate;

import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.AlarmRung;
import sa.wusul.tawasul.leave.Occurrences;
import sa.wusul.tawasul.leave.ReturnOutcome;

import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.ALARM_ACTION;
import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.ALARM_AT;
import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.ALARM_RUNG;
import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.OCCURRENCE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.WATCH_OUTCOME;

/**
 * {@code Task_RaiseAlarm}: stores that the rung was reached; the last one declares the
 * detainee absent.
 */
@Component
class RaiseAlarmDelegate implements JavaDelegate {

	private final Occurrences occurrences;

	RaiseAlarmDelegate(Occurrences occurrences) {
		this.occurrences = occurrences;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var alarm = new AlarmRung(Math.toIntExact(ALARM_RUNG.in(execution)), ALARM_ACTION.in(execution),
				Instant.parse(ALARM_AT.in(execution)));
		this.occurrences.raise(OCCURRENCE_NUMBER.in(execution), alarm);
		if (alarm.declaresAbsent()) {
			WATCH_OUTCOME.set(execution, ReturnOutcome.ABSENT.name());
		}
	}

}
