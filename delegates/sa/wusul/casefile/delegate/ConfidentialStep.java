package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

import sa.wusul.casefile.CaseFile;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Ensures that a step of a confidential case is offered to roles of its domain only. A
 * model that offers it to others, its own or a called one, is stopped before the task is
 * visible.
 */
class ConfidentialStep implements TaskListener {

	private final ConfidentialCases cases;

	private final Rights rights;

	ConfidentialStep(ConfidentialCases cases, Rights rights) {
		this.cases = cases;
		this.rights = rights;
	}

	@Override
	public void notify(DelegateTask task) {
		this.cases.of(task.getExecution()).ifPresent((file) -> refuseOthers(task, file));
	}

	private void refuseOthers(DelegateTask task, CaseFile file) {
		var forAll = task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.allMatch((group) -> group != null && this.rights.group(group)
				.filter((known) -> this.rights.maySee(known.role(), file.processKey()))
				.isPresent());
		if (!forAll) {
			throw new Refusal(Kind.FORBIDDEN, "case.confidential", task.getTaskDefinitionKey());
		}
	}

}
