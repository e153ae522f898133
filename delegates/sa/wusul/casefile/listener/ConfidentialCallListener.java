package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that permits to start beside a confidential case only what its own process
 * calls, a process of its domain, or one that {@code rights.yaml} lets accompany it,
 * because instances of other processes would not be hidden.
 */
public class ConfidentialCallListener implements ExecutionListener {

	private final ConfidentialCaseReader cases;

	private final Rights rights;

	public ConfidentialCallListener(ConfidentialCaseReader cases, Rights rights) {
		this.cases = cases;
		this.rights = rights;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
		if (isCalled((ExecutionEntity) execution) || this.rights.accompanies(process)) {
			return;
		}
		if (this.cases.forExecution(execution)
			.filter((file) -> !this.rights.mayShow(process, file.processKey()))
			.isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "case.confidential", process);
		}
	}

	private static boolean isCalled(ExecutionEntity execution) {
		return execution.getSuperExecution() != null;
	}

}
