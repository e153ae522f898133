package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.ThresholdAlarms;

/**
 * {@code Task_TellSupervisors}: tells supervisors that a figure crossed its threshold.
 */
@Component
class TellSupervisorsDelegate implements JavaDelegate {

	private final ThresholdAlarms alarms;

	TellSupervisorsDelegate(ThresholdAlarms alarms) {
		this.alarms = alarms;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.alarms.tell(execution.getProcessBusinessKey());
	}

}
