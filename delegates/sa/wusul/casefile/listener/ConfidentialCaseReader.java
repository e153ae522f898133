package sa.wusul.casefile.listener;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.identity.Rights;

/**
 * Lookup that determines whether an execution belongs to a confidential case. A case may
 * become confidential at any step, so nothing is cached beyond the transaction.
 */
public class ConfidentialCaseReader {

	private final CaseFiles caseFiles;

	private final Rights rights;

	public ConfidentialCaseReader(CaseFiles caseFiles, Rights rights) {
		this.caseFiles = caseFiles;
		this.rights = rights;
	}

	/** Returns the confidential case of this execution; empty if there is none. */
	Optional<CaseFile> forExecution(DelegateExecution execution) {
		return Optional.ofNullable(execution.getProcessBusinessKey())
			.flatMap(this.caseFiles::find)
			.filter((file) -> this.rights.isConfidential(file.processKey()));
	}

}
