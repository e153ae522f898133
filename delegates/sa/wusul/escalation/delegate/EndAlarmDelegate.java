package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.ThresholdAlarms;

/** {@code Task_EndAlarm}: ends an alarm, so that its figure may raise the next one. */
@Component
class EndAlarmDelegate implements JavaDelegate {

	private final ThresholdAlarms alarms;

	EndAlarmDelegate(ThresholdAlarms alarms) {
		this.alarms = alarms;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.alarms.end(execution.getProcessBusinessKey());
	}

}
