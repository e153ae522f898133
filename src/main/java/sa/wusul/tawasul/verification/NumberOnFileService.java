package sa.wusul.tawasul.verification;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.services.Findings;

/**
 * Service that directs messages about a case to the requester's number in the civil
 * register and not to the one given, so that a request in another person's name reaches
 * that person.
 */
@Component
public class NumberOnFileService {

	private final CaseFiles caseFiles;

	private final Findings findings;

	NumberOnFileService(CaseFiles caseFiles, Findings findings) {
		this.caseFiles = caseFiles;
		this.findings = findings;
	}

	/**
	 * Uses the number on file; if the register has none, the given number remains.
	 * @return whether the register has one
	 */
	@Transactional
	public boolean useFor(String reference) {
		var found = Optional.ofNullable((String) this.findings.forCase(reference).get("mobileOnFile"))
			.filter((number) -> !number.isBlank())
			.map(MobileNumber::new);
		found.ifPresent((onFile) -> this.caseFiles.reachAt(reference, onFile));
		return found.isPresent();
	}

}
