package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Receipts;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.verification.NumberOnFileService;

import static sa.wusul.tawasul.process.RecordOpeningProcess.CENTRE;
import static sa.wusul.tawasul.process.RecordOpeningProcess.CONTACT_ROLE;
import static sa.wusul.tawasul.process.RecordOpeningProcess.PRISON_CENTRE;

/**
 * {@code Task_OpenRecord}: links the case to its detainee, sets the requester's role, and
 * confirms the receipt to the number on file.
 */
@Component
class OpenDetaineeCaseDelegate implements JavaDelegate {

	private final DetaineeCases cases;

	private final NumberOnFileService numberOnFile;

	private final CaseFiles caseFiles;

	private final Receipts receipts;

	private final Organisation organisation;

	OpenDetaineeCaseDelegate(DetaineeCases cases, NumberOnFileService numberOnFile, CaseFiles caseFiles,
			Receipts receipts, Rights rights) {
		this.numberOnFile = numberOnFile;
		this.cases = cases;
		this.caseFiles = caseFiles;
		this.receipts = receipts;
		this.organisation = rights.organisation();
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var opened = this.cases.open(reference);
		var known = opened.role() != ContactRole.NONE || this.numberOnFile.useFor(reference);
		this.receipts.confirm(this.caseFiles.get(reference), known);
		CONTACT_ROLE.set(execution, opened.role().name());
		PRISON_CENTRE.set(execution,
				opened.prison()
					.flatMap(this.organisation::prison)
					.map(Organisation.Prison::centre)
					.orElseGet(() -> CENTRE.in(execution)));
	}

}
