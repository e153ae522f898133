package sa.wusul.intake.engine;

import org.springframework.stereotype.Component;

import sa.wusul.intake.DuplicateReports;
import sa.wusul.intake.process.CaseMergingProcess;
import sa.wusul.platform.engine.RunningProcesses;

/** The open reports of duplicates in the engine. */
@Component
class EngineDuplicateReports implements DuplicateReports {

	private final RunningProcesses processes;

	EngineDuplicateReports(RunningProcesses processes) {
		this.processes = processes;
	}

	@Override
	public boolean isOpen(String caseReference) {
		return this.processes.isRunning(CaseMergingProcess.KEY, caseReference,
				"the reporter of a duplicate may not see another one's report");
	}

}
