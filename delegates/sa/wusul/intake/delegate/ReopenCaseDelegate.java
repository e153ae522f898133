package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.citizen.CaseReopenings;

/** {@code Task_ReopenCase}: reopens the case file. */
@Component
class ReopenCaseDelegate implements JavaDelegate {

	private final CaseReopenings reopenings;

	ReopenCaseDelegate(CaseReopenings reopenings) {
		this.reopenings = reopenings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reopenings.reopen(execution.getProcessBusinessKey());
	}

}
