package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * No process of a case runs without its case file: it starts through its form and in no
 * other way.
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
