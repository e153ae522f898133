package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Receipts;
import sa.wusul.tawasul.verification.NumberOnFileService;

/**
 * {@code Task_ConfirmReceipt}: directs messages to the requester's number on file, and
 * confirms the receipt of a request that names no detainee.
 */
@Component
class ConfirmReceiptDelegate implements JavaDelegate {

	private final NumberOnFileService numberOnFile;

	private final CaseFiles caseFiles;

	private final Receipts receipts;

	ConfirmReceiptDelegate(NumberOnFileService numberOnFile, CaseFiles caseFiles, Receipts receipts) {
		this.numberOnFile = numberOnFile;
		this.caseFiles = caseFiles;
		this.receipts = receipts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var known = this.numberOnFile.useFor(reference);
		this.receipts.confirm(this.caseFiles.get(reference), known);
	}

}
