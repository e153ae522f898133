package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that demands a case file for a process of a case: it can only be started
 * through its form.
 */
public class OpenedCaseListener implements ExecutionListener {

	private final CaseFiles caseFiles;

	public OpenedCaseListener(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		if (reference == null || this.caseFiles.find(reference).isEmpty()) {
			throw new RefusalException(Kind.INVALID, "case.notOpened");
		}
	}

}
