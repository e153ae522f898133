package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;

import sa.wusul.services.Findings;

/** Provides a decision table with the findings of the registers, for this step only. */
class FindingsForTable implements ExecutionListener {

	private final Findings findings;

	FindingsForTable(Findings findings) {
		this.findings = findings;
	}

	@Override
	public void notify(DelegateExecution execution) {
		this.findings.of(execution.getProcessBusinessKey())
			.forEach((name, fact) -> execution.setVariable(name, Variables.untypedValue(fact, true)));
	}

}
