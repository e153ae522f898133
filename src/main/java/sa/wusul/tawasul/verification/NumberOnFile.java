package sa.wusul.tawasul.verification;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.services.Findings;

/**
 * Lets what a case tells go to the number that the civil register has of its requester,
 * whatever number was given: who asks in another's name tells that other.
 */
@Component
public class NumberOnFile {

	private final CaseFiles caseFiles;

	private final Findings findings;

	NumberOnFile(CaseFiles caseFiles, Findings findings) {
		this.caseFiles = caseFiles;
		this.findings = findings;
	}

	/** Where the register has none it stays with the number that was given. */
	@Transactional
	public void useFor(String reference) {
		Optional.ofNullable((String) this.findings.of(reference).get("mobileOnFile"))
			.filter((number) -> !number.isBlank())
			.map(MobileNumber::new)
			.ifPresent((onFile) -> this.caseFiles.reachAt(reference, onFile));
	}

}
