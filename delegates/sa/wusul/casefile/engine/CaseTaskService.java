package sa.wusul.casefile.engine;

import java.util.Map;

import org.camunda.bpm.engine.variable.VariableMap;

import sa.wusul.platform.engine.StaffTaskService;

/** The engine's task service, which checks a task's form on completion. */
class CaseTaskService extends StaffTaskService {

	private final TaskCompletion completion;

	CaseTaskService(TaskCompletion completion) {
		this.completion = completion;
	}

	@Override
	public void complete(String taskId) {
		complete(taskId, Map.of());
	}

	@Override
	public void complete(String taskId, Map<String, Object> sent) {
		this.completion.complete(this.commandExecutor, taskId, sent, (answers) -> {
			super.complete(taskId, answers);
			return null;
		});
	}

	@Override
	public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> sent,
			boolean deserializeValues) {
		return this.completion.complete(this.commandExecutor, taskId, sent,
				(answers) -> super.completeWithVariablesInReturn(taskId, answers, deserializeValues));
	}

}
