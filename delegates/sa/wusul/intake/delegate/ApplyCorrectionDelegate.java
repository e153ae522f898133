package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;

import static sa.wusul.intake.process.CaseReviewProcess.CORRECTED_PRIORITY;
import static sa.wusul.intake.process.CaseReviewProcess.CORRECTED_TYPE;
import static sa.wusul.intake.process.CaseReviewProcess.PRIORITY;
import static sa.wusul.intake.process.CaseReviewProcess.REQUEST_TYPE;

/**
 * {@code Task_ApplyCorrection}: gives the case the classification that the auditor
 * proposed and the supervisor confirmed.
 */
@Component
class ApplyCorrectionDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	ApplyCorrectionDelegate(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var type = CORRECTED_TYPE.in(execution);
		var priority = CORRECTED_PRIORITY.in(execution);
		this.caseFiles.classify(execution.getProcessBusinessKey(), type, priority, null);
		REQUEST_TYPE.set(execution, type);
		PRIORITY.set(execution, priority);
	}

}
