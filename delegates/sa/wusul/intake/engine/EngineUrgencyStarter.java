package sa.wusul.intake.engine;

import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.escalation.UrgencyStarter;
import sa.wusul.platform.engine.CheckedStart;

/** The start of {@code intake-urgency-report} for a report of the requester. */
@Component
class EngineUrgencyStarter implements UrgencyStarter {

	private static final String REPORT = "intake-urgency-report";

	private final RuntimeService processes;

	EngineUrgencyStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void start(CaseFile file, Map<String, Object> facts) {
		CheckedStart.of(() -> this.processes.startProcessInstanceByKey(REPORT, file.reference(), facts));
	}

}
