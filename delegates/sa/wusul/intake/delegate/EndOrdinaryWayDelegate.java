package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.intake.process.RequestRegistrationProcess.URGENTLY_DECIDED;

/**
 * {@code Task_EndOrdinaryWay}: ends the ordinary course of a request that was decided
 * urgently, if it still runs.
 */
@Component
class EndOrdinaryWayDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		EngineAccess.asSystem("an urgent decision ends the steps of all others",
				() -> execution.getProcessEngineServices()
					.getRuntimeService()
					.createMessageCorrelation(URGENTLY_DECIDED)
					.processInstanceBusinessKey(execution.getProcessBusinessKey())
					.correlateAllWithResult());
	}

}
