package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.identity.Rights;

/**
 * {@code Task_EraseTraces}: deletes the engine's history of the case from before it was
 * moved to the window, with the log of operations. Notes, access log and papers stay in
 * the case file.
 */
@Component
class EraseTracesDelegate implements JavaDelegate {

	private final Rights rights;

	EraseTracesDelegate(Rights rights) {
		this.rights = rights;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var history = execution.getProcessEngineServices().getHistoryService();
		EngineAccess.asSystem("staff must not read where the case was before", () -> {
			var traces = history.createHistoricProcessInstanceQuery()
				.processInstanceBusinessKey(execution.getProcessBusinessKey())
				.finished()
				.list()
				.stream()
				.filter((trace) -> !this.rights.isConfidential(trace.getProcessDefinitionKey()))
				.map(HistoricProcessInstance::getId)
				.toList();
			traces.forEach((trace) -> eraseOperations(history, trace));
			if (!traces.isEmpty()) {
				history.deleteHistoricProcessInstances(traces);
			}
			return null;
		});
	}

	private static void eraseOperations(HistoryService history, String trace) {
		history.createUserOperationLogQuery()
			.processInstanceId(trace)
			.list()
			.forEach((operation) -> history.deleteUserOperationLogEntry(operation.getId()));
	}

}
