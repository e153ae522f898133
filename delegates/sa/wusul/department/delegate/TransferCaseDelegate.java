package sa.wusul.department.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;

import static sa.wusul.department.process.CaseTransferProcess.DEPARTMENT;
import static sa.wusul.department.process.CaseTransferProcess.TARGET_DEPARTMENT;
import static sa.wusul.department.process.CaseTransferProcess.TRANSFER_COUNT;

/** {@code Task_TransferCase}: transfers the case to another department. */
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
		this.caseFiles.classify(execution.getProcessBusinessKey(), null, null, target);
	}

}
