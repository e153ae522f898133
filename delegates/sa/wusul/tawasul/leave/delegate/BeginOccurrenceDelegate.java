package sa.wusul.tawasul.leave.delegate;

import java.util.HashMap;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.tawasul.leave.process.LeaveOccurrenceProcess;

/**
 * {@code Task_BeginOccurrence}: starts the scheduled occurrence beside the authorisation,
 * as if it was scheduled from Tasklist. It runs without authorisation, as an action of
 * the program.
 */
@Component
class BeginOccurrenceDelegate implements JavaDelegate {

	private static final List<String> FACTS = List.of("channel", "centre", "section", "requestType", "priority",
			"department", "leaveNumber", "occurrenceNumber", "departAt", "departUntilAt", "escortNeeded",
			"prisonCentre");

	@Override
	public void execute(DelegateExecution execution) {
		var facts = new HashMap<String, Object>();
		FACTS.forEach((name) -> facts.put(name, execution.getVariable(name)));
		EngineAccess.asSystem("the program itself starts a scheduled occurrence", () -> {
			CheckedStart.of(() -> execution.getProcessEngineServices()
				.getRuntimeService()
				.startProcessInstanceByKey(LeaveOccurrenceProcess.KEY, execution.getProcessBusinessKey(), facts));
			return null;
		});
	}

}
