package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Ensures that a process of a case has a case file: it can only be started through its
 * form.
 */
class OpenedCase implements ExecutionListener {

	private final CaseFiles caseFiles;

	OpenedCase(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		if (reference == null || this.caseFiles.find(reference).isEmpty()) {
			throw new Refusal(Kind.INVALID, "case.notOpened");
		}
	}

}
