package sa.wusul.escalation.engine;

import java.time.Instant;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.AlarmStarter;
import sa.wusul.escalation.process.ThresholdAlarmProcess;

import static sa.wusul.escalation.process.ThresholdAlarmProcess.REST_AT;

/** The start of the process {@code escalation-threshold-alarm}, and its message. */
@Component
class EngineAlarmStarter implements AlarmStarter {

	private final RuntimeService processes;

	EngineAlarmStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void start(String alarmKey, Instant restUntil) {
		this.processes.startProcessInstanceByKey(ThresholdAlarmProcess.KEY, alarmKey,
				Map.of(REST_AT.name(), restUntil.toString()));
	}

	@Override
	public void fell(String alarmKey) {
		this.processes.createMessageCorrelation(ThresholdAlarmProcess.FIGURE_FELL)
			.processInstanceBusinessKey(alarmKey)
			.correlateAll();
	}

}
