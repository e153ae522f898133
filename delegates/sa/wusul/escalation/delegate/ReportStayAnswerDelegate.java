package sa.wusul.escalation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.process.StayRequestProcess;
import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.escalation.process.StayRequestProcess.STAY_ANSWERED;
import static sa.wusul.escalation.process.StayRequestProcess.STAY_OUTCOME;

/**
 * {@code Task_ReportStayAnswer}: passes the authority's answer to the lane of the case,
 * whether it still waits for the answer or only for the decision.
 */
@Component
class ReportStayAnswerDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		var processes = execution.getProcessEngineServices().getRuntimeService();
		var reference = execution.getProcessBusinessKey();
		var answer = STAY_OUTCOME.in(execution);
		StayRequestProcess.show(execution, answer);
		EngineAccess.asSystem("the program itself passes on the answer to a request for a stay", () -> {
			processes.createMessageCorrelation(STAY_ANSWERED)
				.processInstanceBusinessKey(reference)
				.setVariable(STAY_OUTCOME.name(), answer)
				.correlateAll();
			return null;
		});
	}

}
