package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.citizen.CaseReopeningRepository;

/**
 * {@code Task_KeepClosed}: records that the requester's wish was examined and the answer
 * remains.
 */
@Component
class KeepCaseClosedDelegate implements JavaDelegate {

	private final CaseReopeningRepository reopenings;

	KeepCaseClosedDelegate(CaseReopeningRepository reopenings) {
		this.reopenings = reopenings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reopenings.keepClosed(execution.getProcessBusinessKey());
	}

}
