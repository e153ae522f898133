package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.citizen.CaseReopenings;

/**
 * {@code Task_KeepClosed}: records that the requester's wish was examined and the answer
 * remains.
 */
@Component
class KeepCaseClosedDelegate implements JavaDelegate {

	private final CaseReopenings reopenings;

	KeepCaseClosedDelegate(CaseReopenings reopenings) {
		this.reopenings = reopenings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reopenings.keepClosed(execution.getProcessBusinessKey());
	}

}
