package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

import sa.wusul.casefile.CaseFile;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that lets a step of a confidential case be offered to roles of its domain
 * only. A model that offers it to others, its own or a called one, is stopped before the
 * task is visible.
 */
public class ConfidentialStepListener implements TaskListener {

	private final ConfidentialCaseReader cases;

	private final Rights rights;

	public ConfidentialStepListener(ConfidentialCaseReader cases, Rights rights) {
		this.cases = cases;
		this.rights = rights;
	}

	@Override
	public void notify(DelegateTask task) {
		this.cases.forExecution(task.getExecution()).ifPresent((file) -> refuseOthers(task, file));
	}

	private void refuseOthers(DelegateTask task, CaseFile file) {
		var forAll = task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.allMatch((group) -> group != null && this.rights.group(group)
				.filter((known) -> this.rights.maySee(known.role(), file.processKey()))
				.isPresent());
		if (!forAll) {
			throw new RefusalException(Kind.FORBIDDEN, "case.confidential", task.getTaskDefinitionKey());
		}
	}

}
