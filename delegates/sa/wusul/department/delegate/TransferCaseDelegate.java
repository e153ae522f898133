package sa.wusul.department.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;

import static sa.wusul.department.delegate.CaseResolutionProcess.DEPARTMENT;
import static sa.wusul.department.delegate.CaseResolutionProcess.STUDIED_BY;
import static sa.wusul.department.delegate.CaseResolutionProcess.TARGET_DEPARTMENT;
import static sa.wusul.department.delegate.CaseResolutionProcess.TRANSFER_COUNT;

/** {@code Task_TransferCase}: hands the case to another department. */
@Component
class TransferCaseDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	TransferCaseDelegate(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var target = TARGET_DEPARTMENT.in(execution);
		DEPARTMENT.set(execution, target);
		TRANSFER_COUNT.set(execution, TRANSFER_COUNT.findIn(execution).orElse(0L) + 1);
		STUDIED_BY.set(execution, null);
		this.caseFiles.classify(execution.getProcessBusinessKey(), null, null, target);
	}

}
