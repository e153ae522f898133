package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.citizen.CaseReopeningRepository;

/** {@code Task_ReopenCase}: reopens the case file. */
@Component
class ReopenCaseDelegate implements JavaDelegate {

	private final CaseReopeningRepository reopenings;

	ReopenCaseDelegate(CaseReopeningRepository reopenings) {
		this.reopenings = reopenings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.reopenings.reopen(execution.getProcessBusinessKey());
	}

}
