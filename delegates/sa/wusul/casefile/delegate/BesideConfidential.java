package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Permits to start beside a confidential case only what its own process calls, a process
 * of its domain, or one that {@code rights.yaml} lets accompany it, because instances of
 * other processes would not be hidden.
 */
class BesideConfidential implements ExecutionListener {

	private final ConfidentialCases cases;

	private final Rights rights;

	BesideConfidential(ConfidentialCases cases, Rights rights) {
		this.cases = cases;
		this.rights = rights;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
		if (isCalled((ExecutionEntity) execution) || this.rights.accompanies(process)) {
			return;
		}
		if (this.cases.of(execution).filter((file) -> !this.rights.mayShow(process, file.processKey())).isPresent()) {
			throw new Refusal(Kind.FORBIDDEN, "case.confidential", process);
		}
	}

	private static boolean isCalled(ExecutionEntity execution) {
		return execution.getSuperExecution() != null;
	}

}
