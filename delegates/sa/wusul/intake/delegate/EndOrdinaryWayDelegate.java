package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.intake.process.RequestRegistrationProcess.ENDED_ELSEWHERE;

/**
 * {@code Task_EndOrdinaryWay}: ends the ordinary course of a request that was decided
 * urgently, merged into another one or answered with a campaign, if it still runs.
 */
@Component
class EndOrdinaryWayDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		EngineAccess.asSystem("a decision elsewhere ends the steps of all others",
				() -> execution.getProcessEngineServices()
					.getRuntimeService()
					.createMessageCorrelation(ENDED_ELSEWHERE)
					.processInstanceBusinessKey(execution.getProcessBusinessKey())
					.correlateAllWithResult());
	}

}
