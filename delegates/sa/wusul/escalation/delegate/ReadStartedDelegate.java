package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.escalation.process.DutyLevelProcess.LEVEL_SILENT;

/**
 * {@code Task_ReadStarted}: finds out whether somebody of the level on duty has claimed
 * the task. It reads without authorisation, as an action of the program.
 */
@Component
class ReadStartedDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		var tasks = execution.getProcessEngineServices().getTaskService();
		var begun = EngineAccess.asSystem("the program itself reads whether a page was answered",
				() -> tasks.createTaskQuery()
					.processInstanceId(execution.getProcessInstanceId())
					.taskAssigned()
					.count() > 0);
		LEVEL_SILENT.set(execution, !begun);
	}

}
