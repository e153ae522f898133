package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.leave.Occurrences;

import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.ALARM_ACTION;
import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.ALARM_AT;
import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.ALARM_RUNG;
import static sa.wusul.tawasul.leave.process.LeaveReturnProcess.OCCURRENCE_NUMBER;

/**
 * {@code Task_PlanAlarm}: sets the time and the action of the next rung of the ladder.
 */
@Component
class PlanAlarmDelegate implements JavaDelegate {

	private final Occurrences occurrences;

	PlanAlarmDelegate(Occurrences occurrences) {
		this.occurrences = occurrences;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var alarm = this.occurrences.nextAlarm(OCCURRENCE_NUMBER.in(execution));
		ALARM_RUNG.set(execution, (long) alarm.rung());
		ALARM_ACTION.set(execution, alarm.action());
		ALARM_AT.set(execution, alarm.dueAt().toString());
	}

}
