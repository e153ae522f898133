package sa.wusul.services.listener;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;

import sa.wusul.casefile.PersonName;
import sa.wusul.services.Findings;
import sa.wusul.services.IdentityCheck;

/**
 * Listener that provides a decision table with the findings of the registers, except the
 * names and their comparison, for this step only.
 */
public class FindingsListener implements ExecutionListener {

	private final Findings findings;

	public FindingsListener(Findings findings) {
		this.findings = findings;
	}

	@Override
	public void notify(DelegateExecution execution) {
		this.findings.forCase(execution.getProcessBusinessKey()).forEach((name, fact) -> {
			if (!(fact instanceof PersonName) && !name.equals(IdentityCheck.FINDING)) {
				execution.setVariable(name, Variables.untypedValue(fact, true));
			}
		});
	}

}
