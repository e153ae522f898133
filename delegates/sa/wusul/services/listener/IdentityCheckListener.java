package sa.wusul.services.listener;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.services.Findings;
import sa.wusul.services.IdentityCheck;

import static sa.wusul.services.engine.ApplicationFacts.IDENTITY_CHECK;

/**
 * Listener that compares the applicant's statements with the findings, and provides
 * eligibility table and officer with the outcome.
 */
public class IdentityCheckListener implements ExecutionListener {

	private final CaseFiles caseFiles;

	private final Findings findings;

	public IdentityCheckListener(CaseFiles caseFiles, Findings findings) {
		this.caseFiles = caseFiles;
		this.findings = findings;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var outcome = IdentityCheck
			.of(this.caseFiles.get(reference), this.caseFiles.particularsAsAsked(reference),
					this.findings.forCase(reference))
			.name();
		this.findings.keep(reference, Map.of(IdentityCheck.FINDING, outcome));
		IDENTITY_CHECK.set(execution, outcome);
	}

}
