package sa.wusul.escalation.engine;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.UrgentLanes;
import sa.wusul.escalation.process.UrgentCaseProcess;
import sa.wusul.platform.engine.RunningProcesses;

/** The lanes of urgent cases in the engine. */
@Component
class EngineUrgentLanes implements UrgentLanes {

	private final RunningProcesses processes;

	EngineUrgentLanes(RunningProcesses processes) {
		this.processes = processes;
	}

	@Override
	public boolean isOpen(String caseReference) {
		return this.processes.isRunning(UrgentCaseProcess.KEY, caseReference,
				"whoever works on a case has to know of a lane that they may not see");
	}

}
